import type { DebtChange } from '../../../events/debt-changed.ts';
import type { Award } from '../award.ts';
import type { Transfer } from '../ledger/transfer.ts';
import type { RuleSet } from '../rule-sets.ts';
import { endOfDayInWib } from '../wave.ts';
import { changedDebt, outstandingOf, type Debt, type DebtItem } from './debt.ts';
import { claimTransfer } from './debt-transfers.ts';

/** A debt as it is to be written, with the money that moves by it, and what its holder is told, if anything. */
export interface DebtMove {
  readonly debt: Debt;
  readonly transfer: Transfer | undefined;
  readonly change: DebtChange | undefined;
}

const totalOf = (items: readonly DebtItem[]): number => items.reduce((sum, { amount }) => sum + amount, 0);

const isSameItems = (one: readonly DebtItem[], other: readonly DebtItem[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What the debt says of the stop of the card, and before when nothing is due. */
const claimOf = (award: Award, rules: RuleSet, at: Date) => {
  const {
    stoppedAt = at.toISOString(),
    stoppedReason = '',
    stoppedSource = '',
    stoppedListVersion = '',
    stoppedRule,
  } = award;
  return {
    stoppedAt,
    reason: stoppedReason,
    source: stoppedSource,
    listVersion: stoppedListVersion,
    ...(stoppedRule === undefined ? {} : { rule: stoppedRule }),
    recordedAt: at.toISOString(),
    dueAt: endOfDayInWib(at, rules.debtRecovery.value.objectionDays).toISOString(),
  };
};

const firstDebt = (award: Award, items: readonly DebtItem[], { rules, at }: Dated): Debt => ({
  applicantId: award.applicantId,
  waveId: award.waveId,
  scheme: award.scheme,
  ruleVersion: award.ruleVersion,
  revision: 0,
  amount: totalOf(items),
  repaid: 0,
  items: [...items],
  ...claimOf(award, rules, at),
  history: [],
});

interface Dated {
  readonly rules: RuleSet;
  readonly at: Date;
}

/** What became of a claim, in a word: where the same stop leaves nothing to pay, that is no word about the entitlement. */
const changeOf = (before: Debt, after: Debt, award: Award): DebtChange | undefined => {
  if (award.state !== 'stopped') return before.amount > 0 ? 'cancelled' : undefined;
  if (after.amount > 0 && (before.amount === 0 || before.stoppedAt !== after.stoppedAt)) return 'recorded';
  if (after.amount > before.amount) return 'grown';
  if (after.amount === before.amount) return undefined;
  if (outstandingOf(after) > 0) return 'lowered';
  return outstandingOf(before) > 0 ? 'repaid-in-full' : undefined;
};

/**
 * What somebody owes as things stand: a claim of what was received with a stopped card, and none once its stop was lifted.
 * It follows from the card and from what was received alone, so that reckoning again changes nothing. A claim that is
 * another than before can be objected to anew, and a plan of instalments ends with the claim for which it was chosen.
 * @returns undefined when nothing is to be written.
 */
export const reckoned = (
  before: Debt | undefined,
  { award, items }: { readonly award: Award; readonly items: readonly DebtItem[] },
  { rules, at }: Dated,
): DebtMove | undefined => {
  const instant = at.toISOString();
  if (before === undefined) {
    if (items.length === 0) return undefined;
    const debt = changedDebt(firstDebt(award, items, { rules, at }), 'recorded', instant);
    return { debt, transfer: claimTransfer(debt, debt.amount, instant), change: 'recorded' };
  }
  const isClaimed = items.length > 0;
  const isOtherStop = isClaimed && before.stoppedAt !== award.stoppedAt;
  const isOther = isClaimed ? !isSameItems(before.items, items) || before.amount === 0 : before.amount > 0;
  if (!isOther && !isOtherStop) return undefined;

  const { plan, ...withoutPlan } = before;
  const amount = totalOf(items);
  const isNewClaim = amount !== before.amount || isOtherStop;
  const claim: Debt = {
    ...(isNewClaim || plan === undefined ? withoutPlan : before),
    amount,
    items: isClaimed ? [...items] : before.items,
    ...(isClaimed && isNewClaim ? claimOf(award, rules, at) : {}),
  };
  const change = changeOf(before, claim, award);
  const debt = changedDebt(claim, change, instant);
  const moved = outstandingOf(debt) - outstandingOf(before);
  return { debt, transfer: moved === 0 ? undefined : claimTransfer(debt, moved, instant), change };
};
