import { decidedHold, type Hold, type HoldOutcome } from '../domain/settlements/hold.ts';
import type { HoldReason } from '../domain/settlements/settlement.ts';
import {
  deductionReturn,
  deductionTransfer,
  holdTransfer,
  releaseTransfer,
} from '../domain/settlements/settlement-transfers.ts';
import type { Order } from '../domain/training/order.ts';
import { Refusal } from '../errors.ts';
import { holdWrite } from './holds.ts';
import { dueRemoval, dueWrite, orderSettlementWrite } from './settlements.ts';
import type { Writes } from './transaction.ts';
import { transferWrites } from './transfers.ts';

interface Holding {
  readonly reasons: readonly HoldReason[];
  readonly remark?: string;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A new hold of a purchase, after the one before it. */
const newHold = (
  { orderId, platformId, waveId, price }: Order,
  before: Hold | undefined,
  { reasons, remark, by, at }: Holding,
): Hold => ({
  orderId,
  platformId,
  waveId,
  amount: price,
  reasons: [...reasons],
  ...(remark === undefined ? {} : { remark }),
  heldBy: by,
  heldAt: at,
  revision: (before?.revision ?? 0) + 1,
  status: 'open',
});

const besideHold =
  (order: Order, hold: Hold) =>
  (tableName: string): Writes => [
    ...transferWrites(holdTransfer(hold, hold.heldAt))(tableName),
    orderSettlementWrite(order, { state: 'held', at: hold.heldAt })(tableName),
  ];

/** What holds back a platform's money for a purchase as it was seen: the hold, its transfer, and the mark on the purchase. */
export const heldWrites = (
  order: Order,
  before: Hold | undefined,
  holding: Holding,
): ((tableName: string) => Writes) => {
  const hold = newHold(order, before, holding);
  return (tableName) => [holdWrite(hold)(tableName), ...besideHold(order, hold)(tableName)];
};

/**
 * A hold for an audit, and what goes with it: the course is due no more. It is due since its first commit, or since it was
 * released last; one that is in a settlement at the moment is not there, and the write fails.
 * @throws Refusal order-not-redeemed, order-settled.
 */
export const auditWrites = (
  order: Order,
  before: Hold | undefined,
  audit: Omit<Holding, 'reasons'>,
): { readonly hold: Hold; readonly others: (tableName: string) => Writes } => {
  const { orderId, platformId, redeemedAt, status, settlement } = order;
  if (redeemedAt === undefined || (status !== 'redeemed' && status !== 'completed'))
    throw new Refusal('order-not-redeemed', { values: { status } });
  if (settlement !== undefined) throw new Refusal('order-settled');
  const hold = newHold(order, before, { ...audit, reasons: ['audit'] });
  const dueAt = before?.status === 'released' ? (before.decidedAt ?? redeemedAt) : redeemedAt;
  return {
    hold,
    others: (tableName) => [
      ...besideHold(order, hold)(tableName),
      dueRemoval({ platformId, orderId, dueAt, kind: 'course', isCleared: false })(tableName),
    ],
  };
};

/**
 * What giving a purchase back to its participant does to the platform's money for it, beside the refund itself, which
 * the platform's account pays: what was held back, or deducted, returns there first; what was paid is set off later.
 */
export const givenBackWrites = (order: Order, hold: Hold | undefined, at: string): ((tableName: string) => Writes) => {
  const { orderId, platformId, settlement } = order;
  if (settlement?.state === 'settled')
    return (tableName) => [dueWrite({ platformId, orderId, dueAt: at, kind: 'set-off', isCleared: true })(tableName)];
  if (settlement === undefined || hold === undefined) return () => [];
  const ended: Hold = { ...hold, status: 'given-back', revision: hold.revision + 1 };
  const transfer = hold.status === 'deducted' ? deductionReturn(ended, at) : releaseTransfer(ended, at);
  return (tableName) => [holdWrite(ended)(tableName), ...transferWrites(transfer)(tableName)];
};

/**
 * A hold decided, and what goes with it: released, the course is due again and is not held for the same once more;
 * deducted, its price is the treasury's.
 * @throws Refusal hold-closed, hold-not-proposed, approval-own.
 */
export const decidedWrites = (
  hold: Hold,
  order: Order,
  decision: { readonly outcome: HoldOutcome; readonly by: string; readonly at: string },
): { readonly hold: Hold; readonly others: (tableName: string) => Writes } => {
  const decided = decidedHold(hold, decision);
  const { orderId, platformId } = decided;
  const { outcome, at } = decision;
  return {
    hold: decided,
    others: (tableName) =>
      outcome === 'release'
        ? [
            ...transferWrites(releaseTransfer(decided, at))(tableName),
            orderSettlementWrite(order, undefined)(tableName),
            dueWrite({ platformId, orderId, dueAt: at, kind: 'course', isCleared: true })(tableName),
          ]
        : [
            ...transferWrites(deductionTransfer(decided, at))(tableName),
            orderSettlementWrite(order, { state: 'deducted', at })(tableName),
          ],
  };
};
