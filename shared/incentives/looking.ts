import type { ApplicantId } from '../../events/event.ts';
import { approvedIncentive, nextAttempt, refusedIncentive } from '../domain/incentives/deciding.ts';
import type { Incentive } from '../domain/incentives/incentive.ts';
import { dayOfAccount, isComplete, laterInstalmentDays, prospects } from '../domain/incentives/steps.ts';
import type { IncentiveFacts, Prospect } from '../domain/incentives/steps.ts';
import { dayAfter } from '../domain/incentives/calendar.ts';
import { channels, type Notice } from '../domain/notice.ts';
import type { PayoutAccount } from '../domain/payouts/account.ts';
import type { Payout } from '../domain/payouts/payout.ts';
import { count } from '../platform/metrics.ts';
import type { Outgoing } from '../queue/send.ts';
import type { Incentives } from '../table/incentives.ts';
import { personFacts, type FactSources, type PersonFacts } from './facts.ts';
import { screeningNow, type FreshScreening, type ScreeningParts } from './screening.ts';

/** What looking at somebody's incentives touches. */
export interface LookingAtIncentives extends FactSources, ScreeningParts {
  readonly incentives: Pick<Incentives, 'ofPerson' | 'approve' | 'attempt' | 'refuse' | 'withdraw' | 'lookAgain'>;
  /** Whether money waits, since somebody is among people whose shared phone, address or device a person looks into. */
  readonly isHeld: (applicantId: ApplicantId, at: Date) => Promise<boolean>;
  /** Puts notices on their queue. */
  readonly notices: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

/** How often somebody's incentives are looked at that others are changing. */
const attempts = 6;

/** So long after it was linked its owner is told of an account, in milliseconds: a message may have lain among dead letters. */
const toldWithin = 14 * 86_400_000;

/** One incentive that is looked at, with what is known of its person. */
interface Looked {
  readonly facts: IncentiveFacts;
  readonly prospect: Prospect;
  readonly payouts: readonly Payout[];
  /** Screens the person now, once however many of their incentives are due at this moment. */
  readonly screen: () => Promise<FreshScreening>;
  readonly isHeld: () => Promise<boolean>;
  readonly at: Date;
}

/**
 * What came of it: `changed` when others had changed something that it stands on, `held` when it waits for people who
 * look into what is shared.
 */
type Outcome = 'settled' | 'changed' | 'held';

/** Whether an approved incentive is to be paid again: its last payout came back, or was withdrawn, and there is an account for it. */
const awaitsAttempt = ({ payoutId }: Incentive, payouts: readonly Payout[], { version }: PayoutAccount): boolean => {
  const last = payouts.find((payout) => payout.payoutId === payoutId);
  if (last?.status === 'bounced') return last.accountVersion !== version;
  return last?.status === 'withdrawn';
};

/**
 * Looks at all incentives of a person anew, and decides those for which everything is there: approved, where a screening
 * of this moment finds nothing against it, and otherwise refused, with its reasons and the versions of the lists. However
 * often it is done, and by how many at once, each is approved once.
 */
export const lookAtIncentives = (looking: LookingAtIncentives) => {
  const { incentives, notices, now } = looking;
  const factsOf = personFacts(looking);
  const screened = screeningNow(looking);

  const basisOf = ({ facts, prospect: { kind } }: Looked, { registration }: FreshScreening) => ({
    award: facts.award,
    registration,
    certificateId: kind === 'post-training' ? facts.certificate?.certificateId : undefined,
  });

  const decide = async (looked: Looked, account: PayoutAccount): Promise<Outcome> => {
    const { facts, prospect, screen, at } = looked;
    const { award } = facts;
    const screening = await screen();
    // Whoever is being checked at the registry is settled after that, and looked at then.
    if (screening.isPending) return 'settled';
    const { reasons, listVersions } = screening;
    const { standing: before } = prospect;
    if (reasons.length > 0) {
      const refused = refusedIncentive(award, prospect, { before, reasons, listVersions, at: at.toISOString() });
      if (refused === undefined) return 'settled';
      if (!(await incentives.refuse(refused))) return 'changed';
      count('IncentivesRefused');
      return 'settled';
    }
    if (await looked.isHeld()) return 'held';
    const approved = approvedIncentive(award, prospect, { before, account, listVersions, at: at.toISOString() });
    const isFirst = prospect.kind === 'post-training' && prospect.part === '1';
    const laterDays = isFirst ? laterInstalmentDays(award, approved.incentive, at.toISOString()) : [];
    if (!(await incentives.approve(approved, { ...basisOf(looked, screening), laterDays }))) return 'changed';
    count('IncentivesApproved');
    return 'settled';
  };

  const payAgain = async (looked: Looked, standing: Incentive, account: PayoutAccount): Promise<Outcome> => {
    const { payouts, screen, at } = looked;
    if (!awaitsAttempt(standing, payouts, account)) return 'settled';
    const screening = await screen();
    if (screening.isPending) return 'settled';
    const { reasons, listVersions } = screening;
    if (reasons.length > 0) {
      const isWithdrawn = await incentives.withdraw(standing, { reasons, listVersions, at: at.toISOString() });
      return isWithdrawn ? 'settled' : 'changed';
    }
    if (await looked.isHeld()) return 'held';
    const again = nextAttempt(standing, account, at.toISOString());
    return (await incentives.attempt(again, basisOf(looked, screening))) ? 'settled' : 'changed';
  };

  const lookAt = async (looked: Looked): Promise<Outcome> => {
    const { facts, prospect } = looked;
    const { standing } = prospect;
    const payable = facts.account?.payable;
    if (!isComplete(prospect) || payable === undefined) return 'settled';
    return standing?.outcome === 'approved' ? payAgain(looked, standing, payable) : decide(looked, payable);
  };

  const lookOnce = async (applicantId: ApplicantId, { facts: ofAwards, payouts }: PersonFacts, at: Date) => {
    let outcome: Outcome = 'settled';
    const days = new Set<string>();
    for (const facts of ofAwards.filter(({ award }) => award.state === 'active')) {
      let screening: Promise<FreshScreening> | undefined;
      const screen = () => (screening ??= screened(applicantId, facts.award, at));
      const isHeld = () => looking.isHeld(applicantId, at);
      for (const prospect of prospects(facts, at.toISOString())) {
        const looked = { facts, prospect, payouts, screen, isHeld, at };
        const found = await lookAt(looked);
        if (found === 'changed') outcome = 'changed';
        // Looked at every day until people have decided.
        if (found === 'held') days.add(dayAfter(at.toISOString()));
        const day = dayOfAccount(prospect);
        if (day !== undefined) days.add(day);
      }
    }
    for (const day of days) await incentives.lookAgain(applicantId, day);
    return outcome;
  };

  /** A notice is sent once under its name, however often it is asked for. */
  const tellOfAccount = async (applicantId: ApplicantId, { account }: PersonFacts, at: Date): Promise<void> => {
    if (account === undefined || at.getTime() - Date.parse(account.standing.linkedAt) > toldWithin) return;
    const { version } = account.standing;
    const about = 'payout-account-linked';
    await notices(channels.map((channel) => ({ body: { about, applicantId, version, channel } satisfies Notice })));
  };

  return async (applicantId: ApplicantId): Promise<void> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const at = now();
      const person = await factsOf(applicantId, at);
      if (person === undefined) return;
      if (attempt === 1) await tellOfAccount(applicantId, person, at);
      if ((await lookOnce(applicantId, person, at)) === 'settled') return;
    }
    throw new Error('A person’s incentives kept changing while they were looked at.');
  };
};
