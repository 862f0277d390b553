import * as z from 'zod';
import { ApplicantId, Instant, WaveId } from '../../../events/event.ts';
import { DebtChange } from '../../../events/debt-changed.ts';
import { PayoutId } from '../../../events/money.ts';
import { OrderId } from '../../../events/training.ts';
import type { Award } from '../award.ts';
import type { Payout } from '../payouts/payout.ts';
import { Scheme } from '../rule-set.ts';
import type { RuleSet } from '../rule-sets.ts';
import type { Order } from '../training/order.ts';

/** Something that was received: a course that was paid for, or an incentive that arrived. Amounts in whole rupiah. */
export const DebtItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('purchase'),
    orderId: OrderId,
    title: z.string(),
    at: Instant,
    amount: z.int().positive(),
  }),
  z.object({
    kind: z.literal('payout'),
    payoutId: PayoutId,
    of: z.enum(['incentive', 'survey-incentive']),
    at: Instant,
    amount: z.int().positive(),
  }),
]);
export type DebtItem = z.infer<typeof DebtItem>;

/** What is paid by a day: its last moment in WIB, and whole rupiah. */
export const Instalment = z.object({ dueAt: Instant, amount: z.int().positive() });
export type Instalment = z.infer<typeof Instalment>;

/** How somebody pays back by months. It ends when the claim changes, and another one is chosen then. */
export const DebtPlan = z.object({
  agreedAt: Instant,
  months: z.int().positive(),
  /** Whole rupiah that were paid back before it. */
  repaidBefore: z.int().nonnegative(),
  instalments: z.array(Instalment).min(1),
});
export type DebtPlan = z.infer<typeof DebtPlan>;

/** What somebody has to pay back (kewajiban pengembalian) who was not entitled to a card that they have used. */
export const Debt = z.object({
  applicantId: ApplicantId,
  waveId: WaveId,
  scheme: Scheme,
  ruleVersion: z.string(),
  /** Counts changes, so that two who change it at once take turns. */
  revision: z.int().positive(),
  /** What is claimed, in whole rupiah; nothing once the claim is cancelled. */
  amount: z.int().nonnegative(),
  /** What was paid back of it, in whole rupiah. More than is claimed is owed to the person: people see to that. */
  repaid: z.int().nonnegative(),
  /** What the claim stands on; of a claim that is cancelled, what it stood on. */
  items: z.array(DebtItem),
  /** The stop of the card from which it follows: since when, the reason's code, the list's source and version, the rule to object to. */
  stoppedAt: Instant,
  reason: z.string(),
  source: z.string(),
  listVersion: z.string(),
  rule: z.string().optional(),
  /** When the claim that stands was told, and before when nothing of it is due. */
  recordedAt: Instant,
  dueAt: Instant,
  plan: DebtPlan.optional(),
  /** All that became of it, the first first: the claim and what was still owed after each change, in whole rupiah. */
  history: z.array(
    z.object({
      revision: z.int().positive(),
      at: Instant,
      change: DebtChange,
      amount: z.int().nonnegative(),
      outstanding: z.int().nonnegative(),
    }),
  ),
});
export type Debt = z.infer<typeof Debt>;

/** What is still owed, in whole rupiah. */
export const outstandingOf = ({ amount, repaid }: Pick<Debt, 'amount' | 'repaid'>): number =>
  Math.max(0, amount - repaid);

/** What was paid back and is not claimed any more, in whole rupiah: the person is to have it again. */
export const refundDueOf = ({ amount, repaid }: Pick<Debt, 'amount' | 'repaid'>): number =>
  Math.max(0, repaid - amount);

/** A debt after a change of the claim, of what was repaid, or of its plan, with the change at the end of its history. */
export const changedDebt = (debt: Debt, change: DebtChange | undefined, at: string): Debt => {
  const revision = debt.revision + 1;
  const entry = { revision, at, amount: debt.amount, outstanding: outstandingOf(debt) };
  return {
    ...debt,
    revision,
    history: change === undefined ? debt.history : [...debt.history, { ...entry, change }],
  };
};

/** Purchases and payouts of one person, of any wave. */
export interface Received {
  readonly orders: readonly Order[];
  readonly payouts: readonly Payout[];
}

const purchaseItem = ({ orderId, title, placedAt, price, refund = 0 }: Order): DebtItem[] =>
  price > refund ? [{ kind: 'purchase', orderId, title, at: placedAt, amount: price - refund }] : [];

const payoutItem = ({ payoutId, kind, status, amount, settledAt, readyAt }: Payout): DebtItem[] =>
  status === 'paid' ? [{ kind: 'payout', payoutId, of: kind, at: settledAt ?? readyAt, amount }] : [];

/**
 * What the holder of a stopped card has received with it and owes by the rules, the first first: what courses cost that
 * was not given back, and incentives that arrived. Of a card that can be used, nothing.
 */
export const itemsOwed = (award: Award, { orders, payouts }: Received, rules: RuleSet): DebtItem[] => {
  if (award.state !== 'stopped') return [];
  const { counts } = rules.debtRecovery.value;
  const since = counts === 'received-since-listed' ? (award.stoppedListedSince ?? '') : '';
  return [
    ...orders.filter(({ waveId }) => waveId === award.waveId).flatMap(purchaseItem),
    ...payouts.filter(({ waveId }) => waveId === award.waveId).flatMap(payoutItem),
  ]
    .filter(({ at }) => at >= since)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
};

/** Payouts of a card that may still arrive: what is owed cannot be told before their end is known. */
export const isOnItsWay = ({ status }: Payout): boolean =>
  status === 'blocked' || status === 'sent' || status === 'unknown';
