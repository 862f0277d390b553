import { progressOf, type Payout } from '../payouts/payout.ts';
import { AccountFault } from '../payouts/account.ts';
import { problemOfFault } from '../payouts/account-view.ts';
import { problems } from '../problems/index.ts';
import { isReasonCode, reasons } from '../reasons.ts';
import { objectionPath } from '../registration-view.ts';
import { ruleSetOf } from '../rule-sets.ts';
import { workingDaysLater } from './calendar.ts';
import type { Incentive } from './incentive.ts';
import { doneTexts, openTexts, type OpenCode } from './step-texts.ts';
import { isComplete, prospects, type IncentiveFacts, type Prospect } from './steps.ts';

type Language = 'id' | 'en';

/** A step as a participant sees it. */
interface ShownStep {
  readonly step: keyof typeof doneTexts | 'card';
  readonly status: 'done' | 'waiting' | 'failed';
  /** ISO 8601. */
  readonly at?: string | undefined;
  readonly because?: OpenCode;
  /** YYYY-MM-DD, in WIB. */
  readonly from?: string | undefined;
}

const screeningStep = ({ standing }: Prospect, isHeld: boolean): ShownStep => {
  const step = 'screening';
  if (standing === undefined)
    return { step, status: 'waiting', because: isHeld ? 'shared-means-open' : 'screening-not-done' };
  return standing.outcome === 'approved'
    ? { step, status: 'done', at: standing.decidedAt }
    : { step, status: 'failed', because: 'screening-refused', at: standing.decidedAt };
};

const payoutStep = (payout: Payout | undefined): ShownStep => {
  const step = 'payout';
  if (payout === undefined) return { step, status: 'waiting', because: 'payout-not-ready' };
  const { status, settledAt, readyAt } = payout;
  switch (status) {
    case 'paid':
      return { step, status: 'done', at: settledAt };
    case 'bounced':
      return { step, status: 'failed', because: 'payout-bounced', at: settledAt };
    case 'withdrawn':
      return { step, status: 'waiting', because: 'payout-withdrawn' };
    default:
      return { step, status: 'waiting', because: 'payout-under-way', at: readyAt };
  }
};

/** What stands in the way of an incentive that is not decided: the card itself. */
const cardSteps = ({ award: { state, endedAt, stoppedAt } }: IncentiveFacts, { standing }: Prospect): ShownStep[] => {
  if (state === 'active' || standing?.outcome === 'approved') return [];
  const at = state === 'ended' ? endedAt : state === 'stopped' ? stoppedAt : undefined;
  return [{ step: 'card', status: 'failed', because: `card-${state}`, at }];
};

const textOf = ({ step, because, from }: ShownStep, language: Language): string => {
  if (because !== undefined) return `${openTexts[because][language]}${from === undefined ? '' : ` (${from})`}`;
  return step === 'card' ? '' : doneTexts[step][language];
};

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** `Certificate received, waiting for your review`: the first step that is not done, after the one before it. */
const headlineOf = (steps: readonly ShownStep[], language: Language): string => {
  const position = steps.findIndex(({ status }) => status !== 'done');
  const [before, open] = position === -1 ? [undefined, steps.at(-1)] : [steps[position - 1], steps[position]];
  if (open === undefined) return '';
  const said = textOf(open, language);
  return before === undefined || open.status === 'failed' ? capitalised(said) : `${textOf(before, language)}, ${said}`;
};

const reasonView = ({ code, source, listVersion }: Incentive['reasons'][number], language: Language) => ({
  code,
  source,
  ...(listVersion === undefined ? {} : { listVersion }),
  ...(isReasonCode(code)
    ? {
        detail: reasons[code][language],
        remedy: {
          correctedBy: reasons[code].remedy.correctedBy,
          institution: reasons[code].remedy.institution,
          detail: reasons[code].remedy[language],
          objectAt: objectionPath,
        },
      }
    : {}),
});

const decisionView = (
  { outcome, decidedAt, ruleVersion, reasons: given, listVersions }: Incentive,
  language: Language,
) => ({
  outcome,
  decidedAt,
  ruleVersion,
  listVersions,
  ...(given.length === 0 ? {} : { reasons: given.map((reason) => reasonView(reason, language)) }),
});

const bounceText = (because: string | undefined, language: Language): string => {
  const fault = AccountFault.safeParse(because);
  return fault.success ? problems[problemOfFault(fault.data)][language] : openTexts['account-faulty'][language];
};

const payoutView = ({ award }: IncentiveFacts, payout: Payout, language: Language) => {
  const { attempt, channel, accountVersion, readyAt, settledAt, because } = payout;
  const { from, to } = ruleSetOf(award.scheme, award.ruleVersion).payoutWorkingDays.value;
  const status = progressOf(payout);
  return {
    status,
    attempt,
    channel,
    accountVersion,
    readyAt,
    ...(status === 'under-way'
      ? { expected: { from: workingDaysLater(readyAt, from), to: workingDaysLater(readyAt, to) } }
      : {}),
    ...(settledAt === undefined ? {} : { settledAt }),
    ...(status === 'bounced' ? { because, next: bounceText(because, language) } : {}),
  };
};

const shownSteps = (
  facts: IncentiveFacts,
  prospect: Prospect,
  { payout, isHeld }: { readonly payout: Payout | undefined; readonly isHeld: boolean },
): readonly ShownStep[] => {
  const { steps, standing } = prospect;
  // What was approved stands, whatever became of the account since: that concerns the payout.
  const own = standing?.outcome === 'approved' ? steps.filter(({ status }) => status === 'done') : steps;
  return [
    ...cardSteps(facts, prospect),
    ...own.map(({ because, ...step }): ShownStep => ({ ...step, ...(because === undefined ? {} : { because }) })),
    screeningStep(prospect, isHeld && isComplete(prospect)),
    payoutStep(payout),
  ];
};

const stateOf = ({ standing, ...prospect }: Prospect, payout: Payout | undefined) => {
  if (standing?.outcome === 'refused') return 'refused';
  if (payout?.status === 'paid' || payout?.status === 'bounced') return payout.status;
  if (standing !== undefined) return 'approved';
  return isComplete(prospect) ? 'being-decided' : 'waiting';
};

/**
 * The incentives of an award as its holder sees them: each with its steps and their dates, the first that is open as a
 * headline, what was decided and on what, and where its money is. Of a card that is gone only what was decided.
 */
export const incentivesView = (
  facts: IncentiveFacts,
  {
    payouts,
    at,
    language,
    isHeld = false,
  }: {
    readonly payouts: readonly Payout[];
    readonly at: Date;
    readonly language: Language;
    /** Whether money waits for people who look into what is shared. */
    readonly isHeld?: boolean;
  },
) =>
  prospects(facts, at.toISOString())
    .filter(({ standing }) => facts.award.state !== 'ended' || standing !== undefined)
    .map((prospect) => {
      const { kind, part, amount, standing } = prospect;
      const payout = payouts.find(({ payoutId }) => payoutId === standing?.payoutId);
      const steps = shownSteps(facts, prospect, { payout, isHeld });
      return {
        waveId: facts.award.waveId,
        kind,
        part,
        amount,
        state: stateOf(prospect, payout),
        headline: headlineOf(steps, language),
        steps: steps.map((step) => ({ ...step, text: capitalised(textOf(step, language)) })),
        ...(standing === undefined ? {} : { decision: decisionView(standing, language) }),
        ...(payout === undefined ? {} : { payout: payoutView(facts, payout, language) }),
      };
    });

/** A decision as staff see it: nothing of the person beyond the number under which they are known here. */
export const decisionRecord = (decision: Incentive, language: Language) => {
  const { incentiveId, waveId, kind, part, amount, attempt, revision } = decision;
  return { incentiveId, waveId, kind, part, amount, attempt, revision, ...decisionView(decision, language) };
};
