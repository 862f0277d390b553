import type { Award } from '../award.ts';
import type { PayoutAccount } from '../payouts/account.ts';
import { payoutIdOf, type Payout } from '../payouts/payout.ts';
import { balanceKindOf, incentiveIdOf, type Incentive } from './incentive.ts';
import type { Screened } from './screening.ts';

/** What is to be decided: which incentive of an award, and how much it is. */
export interface Claimed {
  readonly kind: Incentive['kind'];
  /** The instalment from 1, or the survey's name. */
  readonly part: string;
  /** Whole rupiah. */
  readonly amount: number;
}

/** An incentive with the attempt to pay it. */
export interface Payable {
  readonly incentive: Incentive;
  readonly payout: Payout;
}

type Refusing = Pick<Screened, 'reasons' | 'listVersions'> & { readonly at: string };

const numbered = (
  { applicantId, waveId, regency, ruleVersion }: Award,
  { kind, part, amount }: Claimed,
  before: Incentive | undefined,
) => ({
  incentiveId: incentiveIdOf({ applicantId, waveId, kind, part }),
  applicantId,
  waveId,
  regency,
  kind,
  part,
  amount,
  ruleVersion,
  attempt: before?.attempt ?? 0,
  revision: (before?.revision ?? 0) + 1,
  ...(before?.approvedAt === undefined ? {} : { approvedAt: before.approvedAt }),
});

const refused = (
  base: Omit<Incentive, 'outcome' | 'decidedAt' | 'reasons' | 'listVersions' | 'payoutId'>,
  { reasons, listVersions, at }: Refusing,
): Incentive => ({
  ...base,
  outcome: 'refused',
  decidedAt: at,
  reasons: [...reasons],
  listVersions: { ...listVersions },
});

/** The next attempt to pay an incentive, to an account that can be paid to, at an instant (ISO 8601). */
export const nextAttempt = (standing: Incentive, { channel, version }: PayoutAccount, at: string): Payable => {
  const attempt = standing.attempt + 1;
  const { incentiveId, applicantId, waveId, regency, amount } = standing;
  const payoutId = payoutIdOf(incentiveId, attempt);
  return {
    incentive: { ...standing, attempt, payoutId, revision: standing.revision + 1 },
    payout: {
      payoutId,
      incentiveId,
      attempt,
      kind: balanceKindOf(standing),
      applicantId,
      waveId,
      regency,
      amount,
      channel,
      accountVersion: version,
      readyAt: at,
      status: 'ready',
      revision: 1,
    },
  };
};

/** An incentive that is approved, for the first time or after a refusal, and the payout that is ready then. */
export const approvedIncentive = (
  award: Award,
  claimed: Claimed,
  {
    before,
    account,
    listVersions,
    at,
  }: {
    readonly before: Incentive | undefined;
    readonly account: PayoutAccount;
    readonly listVersions: Screened['listVersions'];
    readonly at: string;
  },
): Payable => {
  const { revision, ...base } = numbered(award, claimed, before);
  return nextAttempt(
    {
      ...base,
      revision: revision - 1,
      outcome: 'approved',
      decidedAt: at,
      approvedAt: base.approvedAt ?? at,
      reasons: [],
      listVersions: { ...listVersions },
    },
    account,
    at,
  );
};

const reasonsText = (reasons: Screened['reasons']): string =>
  reasons.map(({ code, source, listVersion = '' }) => `${code} ${source} ${listVersion}`).join('\n');

/** An incentive that is refused. Undefined where it was refused for just these reasons already. */
export const refusedIncentive = (
  award: Award,
  claimed: Claimed,
  { before, ...refusal }: Refusing & { readonly before: Incentive | undefined },
): Incentive | undefined =>
  before?.outcome === 'refused' && reasonsText(before.reasons) === reasonsText(refusal.reasons)
    ? undefined
    : refused(numbered(award, claimed, before), refusal);

/** An approved incentive that is not paid after all, because something speaks against it before its money has left. */
export const withdrawnIncentive = (incentive: Incentive, refusal: Refusing): Incentive => {
  if (incentive.outcome !== 'approved') throw new Error('An incentive that is not approved was withdrawn.');
  const base: Incentive = { ...incentive, revision: incentive.revision + 1 };
  delete base.payoutId;
  return refused(base, refusal);
};
