import * as z from 'zod';
import { Instant } from '../../../events/event.ts';
import { SettlementId } from '../../../events/money.ts';
import { OrderId } from '../../../events/training.ts';
import type { Hold } from '../settlements/hold.ts';
import type { SettlementLine } from '../settlements/settlement.ts';
import type { Order } from '../training/order.ts';
import type { Compared } from './difference.ts';
import type { Cause, TransferForm } from './transfer.ts';

const Parts = z.tuple([SettlementId, OrderId, Instant]);

/** Which line of which settlement a transfer was entered for. */
interface LineNamed {
  readonly settlementId: SettlementId;
  readonly orderId: OrderId;
  readonly dueAt: string;
}

/** The line that a transfer names; undefined where it names none. */
export const lineNamed = ({ cause }: TransferForm): LineNamed | undefined => {
  const parts = Parts.safeParse([cause.of.slice(0, 24), cause.of.slice(25, 49), cause.of.slice(50)]);
  if (!parts.success) return undefined;
  const [settlementId, orderId, dueAt] = parts.data;
  return { settlementId, orderId, dueAt };
};

const platformCauses: ReadonlySet<Cause> = new Set<Cause>([
  'settlement',
  'settlement-hold',
  'settlement-release',
  'settlement-deduction',
]);

/** The purchase for which a platform's money moved; undefined where it moved for none. */
export const orderNamed = ({ cause }: TransferForm): OrderId | undefined => {
  if (!platformCauses.has(cause.kind)) return undefined;
  const from = cause.kind === 'settlement' ? 25 : 0;
  return OrderId.safeParse(cause.of.slice(from, from + 24)).data;
};

/**
 * The numbers of all transfers that may have moved the platform's money for a purchase, as the purchase and what was held
 * back for it stand: it is due since its code was taken in, or since it was released.
 */
export const platformTransfersOf = (
  { orderId, redeemedAt, settlement }: Order,
  hold: Hold | undefined,
): readonly string[] => {
  const revisions = Array.from({ length: hold?.revision ?? 0 }, (_, before) => before + 1);
  const ofHold = (['settlement-hold', 'settlement-release', 'settlement-deduction'] as const).flatMap((kind) =>
    revisions.map((revision) => `${kind}-${orderId}-${revision}`),
  );
  if (settlement?.settlementId === undefined) return ofHold;
  const { settlementId } = settlement;
  const since = [...new Set([redeemedAt, hold?.decidedAt])].filter((dueAt) => dueAt !== undefined);
  return [...ofHold, ...since.map((dueAt) => `settlement-${settlementId}-${orderId}-${dueAt}`)];
};

/** What a platform was paid for a course, or had set off, against the line of the settlement that says so. */
export const comparedWithLine = (transfer: TransferForm, line: SettlementLine | undefined): Compared => ({
  comparison: 'settlements',
  of: transfer.transferId,
  expected: line?.status === 'entered' ? line.amount : 0,
  found: transfer.entries.reduce((sum, { account, amount }) => (account.kind === 'settled' ? sum + amount : sum), 0),
});
