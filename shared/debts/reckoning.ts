import type { ApplicantId, WaveId } from '../../events/event.ts';
import type { Award } from '../domain/award.ts';
import { isOnItsWay, itemsOwed } from '../domain/debts/debt.ts';
import { reckoned } from '../domain/debts/reckoning.ts';
import { ruleSetOf } from '../domain/rule-sets.ts';
import { count } from '../platform/metrics.ts';
import type { Outgoing } from '../queue/send.ts';
import type { AwardTable } from '../table/awards.ts';
import type { Debts } from '../table/debts.ts';
import type { Purchases } from '../table/purchases.ts';
import { withdrawIncentives, type WithdrawingIncentives } from './withdrawing.ts';

/** Whose debt of which wave is to be reckoned. */
export interface Holder {
  readonly applicantId: ApplicantId;
  readonly waveId: WaveId;
}

export interface Reckoning extends WithdrawingIncentives {
  readonly awards: Pick<AwardTable, 'get' | 'returnBalance'>;
  readonly purchases: Pick<Purchases, 'ofPerson'>;
  readonly debts: WithdrawingIncentives['debts'] & Pick<Debts, 'get' | 'reckon'>;
  /** Puts messages on the queue of debts. */
  readonly again: (messages: readonly Outgoing[]) => Promise<void>;
  /** Puts messages on the queue of incentives. */
  readonly lookAtIncentives: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

/** How often what others are changing is tried. */
const attempts = 4;

/** How long a payout is waited for before it is looked at again, in seconds: the longest that a queue holds a message. */
const lookAgainSeconds = 900;

/**
 * Reckons what the holder of a card owes: nothing of a card that can be used, and of a stopped one what was received with
 * it. First what has not left is taken back; while a payout is on its way nothing is recorded, and it is looked at again.
 * What is reckoned follows from what is on record, so that repeats, and messages out of order, change nothing.
 */
export const reckoning = (parts: Reckoning) => {
  const { awards, purchases, debts, again, lookAtIncentives, now } = parts;
  const withdraw = withdrawIncentives(parts);

  /** Brings what came back onto the card to the treasury. @returns false when the card was changed meanwhile. */
  const returnBalance = async (award: Award): Promise<boolean> =>
    award.balance === 0 || awards.returnBalance(award, now().toISOString());

  const reckonOnce = async (award: Award): Promise<'done' | 'changed' | 'look-again'> => {
    const { applicantId, waveId, state, scheme, ruleVersion } = award;
    const isStopped = state === 'stopped';
    if (isStopped && !(await returnBalance(award))) return 'changed';
    const before = await debts.get(applicantId, waveId);
    const { payouts, isLeft } = isStopped ? await withdraw(award, now()) : { payouts: [], isLeft: false };
    if (payouts.some(isOnItsWay)) return 'look-again';
    const orders = isStopped ? await purchases.ofPerson(applicantId) : [];
    const rules = ruleSetOf(scheme, ruleVersion);
    const items = itemsOwed(award, { orders, payouts }, rules);
    const move = reckoned(before, { award, items }, { rules, at: now() });
    if (move !== undefined && !(await debts.reckon(move, award))) return 'changed';
    if (move?.change === 'recorded') count('DebtsRecorded');
    return isLeft ? 'look-again' : 'done';
  };

  return async ({ applicantId, waveId }: Holder): Promise<void> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const award = await awards.get(applicantId, waveId);
      if (award === undefined) return;
      const outcome = await reckonOnce(award);
      if (outcome === 'changed') continue;
      if (outcome === 'look-again') {
        await again([{ body: { applicantId, waveId } satisfies Holder, delaySeconds: lookAgainSeconds }]);
      }
      // Whoever is entitled again is to have what was taken back.
      if (award.state === 'active') await lookAtIncentives([{ body: { applicantId } }]);
      return;
    }
    throw new Error('A debt kept changing while it was being reckoned.');
  };
};
