import type { ApplicantId, WaveId } from '../../../events/event.ts';
import type { Run } from '../run.ts';
import type { RuleSet } from '../rule-sets.ts';
import type { Account } from './account.ts';
import { between, type Transfer } from './transfer.ts';

/** Whose card it is, and out of which regency's allotment it is paid. */
interface Card {
  readonly applicantId: ApplicantId;
  readonly waveId: WaveId;
  readonly ticket: string;
  readonly regency: string;
  /** Whole rupiah. */
  readonly balance: number;
}

const trainingOf = ({ applicantId, waveId }: Card): Account => ({ kind: 'training', applicantId, waveId });
const allotmentOf = ({ waveId, regency }: Pick<Card, 'waveId' | 'regency'>): Account => ({
  kind: 'allotment',
  waveId,
  regency,
});

/** The places that a run gives out in a regency, and how many of them had their money taken to the treasury before. */
export interface PlacesGiven {
  readonly regency: string;
  /** Places of a draw: each is allotted all that one person can come to. */
  readonly drawn: number;
  /**
   * Places of a call that a revocation had left free: the treasury has their training budget. What another place had is
   * on the allotment again, and what may be paid after the training was never taken from it.
   */
  readonly calledAfterRevocation: number;
}

/**
 * What is set aside of the fund for a regency before the first award of a run is made there. The draw counts, and not
 * the quota: it brings places that one regency leaves to another. A draw anew gives all places out anew, and is allotted
 * anew; what the replaced awards had comes back beside it. Undefined where nothing is needed.
 */
export const allotmentTransfer = (
  { waveId, run }: Run,
  { regency, drawn, calledAfterRevocation }: PlacesGiven,
  { rules, at }: { readonly rules: RuleSet; readonly at: string },
): Transfer | undefined => {
  const amount = drawn * rules.totalPerPerson.value + calledAfterRevocation * rules.trainingBudget.value;
  if (amount === 0) return undefined;
  const cause = { kind: 'allotment', of: `${waveId}-${run}-${regency}` } as const;
  return between({ kind: 'fund' }, allotmentOf({ waveId, regency }), { amount, at, cause });
};

/** The training budget comes onto a card that is made. At most one per ticket. */
export const awardTransfer = (card: Card, at: string): Transfer => {
  const cause = { kind: 'award', of: `${card.waveId}-${card.ticket}` } as const;
  return between(allotmentOf(card), trainingOf(card), { amount: card.balance, at, cause });
};

/** What is on a card that ends otherwise than by revocation, or leaves its holder, is there for somebody else. */
export const awardEndTransfer = (card: Card, at: string): Transfer => {
  const cause = { kind: 'award-end', of: `${card.waveId}-${card.ticket}-${at}` } as const;
  return between(trainingOf(card), allotmentOf(card), { amount: card.balance, at, cause });
};

/** A card comes, or comes back, to somebody with all that was on it. */
export const awardReturnTransfer = (card: Card, at: string): Transfer => {
  const cause = { kind: 'award-return', of: `${card.waveId}-${card.ticket}-${at}` } as const;
  return between(allotmentOf(card), trainingOf(card), { amount: card.balance, at, cause });
};
