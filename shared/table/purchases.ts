import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { OrderCancelled, OrderPlaced, OrderRefunded } from '../../events/order-changed.ts';
import { OrderId } from '../../events/training.ts';
import type { Award } from '../domain/award.ts';
import { purchaseTransfer, refundTransfer } from '../domain/ledger/transfer.ts';
import { boughtMove } from '../domain/regions/move.ts';
import type { GivingBack } from '../domain/training/giving-back.ts';
import { Order, orderData } from '../domain/training/order.ts';
import type { Table } from './client.ts';
import { dueWrites } from './deadlines.ts';
import { givenBackWrites } from './holding.ts';
import { holdTable } from './holds.ts';
import { index, keys } from './keys.ts';
import { getItems, queryAll } from './read.ts';
import { moveWrites } from './region-moves.ts';
import { seatLeaving, seatTaking } from './seats.ts';
import { debtUnsettledWrite } from './stopped-awards.ts';
import { transact, transactOnce, type Writes } from './transaction.ts';
import { transferWrites } from './transfers.ts';

const eventWrite =
  ({ orderId, revision }: Order, event: OrderPlaced | OrderCancelled | OrderRefunded) =>
  (TableName: string): Writes[number] => ({
    Put: {
      TableName,
      Item: {
        ...keys.orderEvent(orderId, revision, event.event),
        ...index.eventsOf(event.occurredAt, orderId),
        ...event,
      },
    },
  });

/**
 * What one purchase takes of the card: never more than is on it, never after the last day, never twice. Whether it is the
 * first that stands is as it was seen, since a first one is counted.
 */
const payment =
  ({ applicantId, waveId, price, placedAt }: Order, { ticket, purchases = 0 }: Award) =>
  (TableName: string): Writes[number] => ({
    Update: {
      TableName,
      Key: keys.award(applicantId, waveId),
      UpdateExpression:
        'SET balance = balance - :price, purchases = if_not_exists(purchases, :none) + :one, firstPurchaseAt = if_not_exists(firstPurchaseAt, :at)',
      ConditionExpression: [
        '#state = :active AND ticket = :ticket AND balance >= :price',
        '(attribute_exists(firstPurchaseAt) OR firstPurchaseDeadline >= :at)',
        purchases === 0 ? '(attribute_not_exists(purchases) OR purchases = :none)' : 'purchases > :none',
      ].join(' AND '),
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':price': price,
        ':none': 0,
        ':one': 1,
        ':at': placedAt,
        ':active': 'active',
        ':ticket': ticket,
      },
    },
  });

/** The card after a purchase was given back. It names the count of purchases that was seen, so that two at once take turns. */
const repayment =
  ({ refund, purchases, firstPurchaseDeadline }: GivingBack, award: Award) =>
  (TableName: string): Writes[number] => ({
    Update: {
      TableName,
      Key: keys.award(award.applicantId, award.waveId),
      UpdateExpression: [
        'SET balance = balance + :refund, purchases = :purchases',
        ...(firstPurchaseDeadline === undefined ? [] : [', firstPurchaseDeadline = :deadline']),
        ...(purchases === 0 ? [' REMOVE firstPurchaseAt'] : []),
      ].join(''),
      ConditionExpression: '#state = :state AND ticket = :ticket AND purchases = :seen',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':refund': refund,
        ':purchases': purchases,
        // With a stopped card nothing is bought, and what was can still be given back.
        ':state': award.state === 'stopped' ? 'stopped' : 'active',
        ':ticket': award.ticket,
        ':seen': award.purchases ?? 0,
        ...(firstPurchaseDeadline === undefined ? {} : { ':deadline': firstPurchaseDeadline }),
      },
    },
  });

/**
 * What became of a purchase. `seat-taken`, `card-changed` and `contended` (others were writing the same seat or card) are
 * looked into and tried anew; `exists` is answered as it stands.
 */
export type Placing = 'placed' | 'exists' | 'card-changed' | 'refused' | 'seat-taken' | 'contended';

const OwnOrder = z.object({ orderId: OrderId });

export const purchaseTable = (table: Table) => ({
  /**
   * Places a purchase: the money leaves the card, the seat is taken, the order, its redeem code, the entry of the ledger
   * and the event are written, all or nothing. No item is shared by those who buy the same course at the same time.
   * @returns `refused` when a condition of `others` did not hold.
   */
  async place(order: Order, award: Award, others: (tableName: string) => Writes = () => []): Promise<Placing> {
    const { orderId, applicantId, redeemCode, placedAt, price, scheduleId, seat } = order;
    const ConditionExpression = 'attribute_not_exists(pk)';
    const event: OrderPlaced = {
      event: OrderPlaced.shape.event.value,
      occurredAt: placedAt,
      data: { ...orderData(order), price },
    };
    const beside = others(table.name);
    const write = (TableName: string): Writes => [
      payment(order, award)(TableName),
      { Put: { TableName, Item: { ...keys.order(orderId), ...order }, ConditionExpression } },
      { Put: { TableName, Item: { ...keys.redeemCode(redeemCode), orderId }, ConditionExpression } },
      { Put: { TableName, Item: { ...keys.ownOrder(applicantId, placedAt, orderId), orderId } } },
      ...transferWrites(purchaseTransfer(order, price, placedAt))(TableName),
      eventWrite(order, event)(TableName),
      ...beside,
      ...(scheduleId === undefined || seat === undefined ? [] : [seatTaking(scheduleId, { seat, orderId })(TableName)]),
      ...moveWrites((award.purchases ?? 0) === 0 ? [boughtMove(award, 1, orderId)] : [])(TableName),
    ];
    const outcome = await transactOnce(table, write);
    if (outcome === 'conflict') return 'contended';
    if (outcome.written) return 'placed';
    const { failed } = outcome;
    if (failed.includes(1)) return 'exists';
    if (failed.some((position) => position >= 6 && position < 6 + beside.length)) return 'refused';
    return failed.includes(0) ? 'card-changed' : 'seat-taken';
  },

  /**
   * Gives a purchase back that was seen with a card that was seen: money, seat, count of purchases, entry of the ledger and
   * event, all or nothing. A seat that the programme's cancellation empties stays on record.
   * @returns false when the purchase or the card was changed meanwhile.
   */
  async giveBack(given: GivingBack, award: Award): Promise<boolean> {
    const { order, refund, firstPurchaseDeadline } = given;
    const { orderId, status, revision, cancelledAt = '', scheduleId, seat } = order;
    const isByProgramme = status === 'refunded';
    const data = { ...orderData(order), refund };
    const event: OrderCancelled | OrderRefunded = isByProgramme
      ? {
          event: OrderRefunded.shape.event.value,
          occurredAt: cancelledAt,
          data: { ...data, ...(firstPurchaseDeadline === undefined ? {} : { firstPurchaseDeadline }) },
        }
      : { event: OrderCancelled.shape.event.value, occurredAt: cancelledAt, data };
    const kind = isByProgramme ? 'refund' : 'cancellation';
    const hold = order.settlement === undefined ? undefined : await holdTable(table).get(orderId);
    const ofPlatform = givenBackWrites(order, hold, cancelledAt);
    const { written } = await transact(table, (TableName) => [
      repayment(given, award)(TableName),
      {
        Put: {
          TableName,
          Item: { ...keys.order(orderId), ...order },
          ConditionExpression: 'revision = :seen',
          ExpressionAttributeValues: { ':seen': revision - 1 },
        },
      },
      ...transferWrites(refundTransfer(order, { amount: refund, at: cancelledAt, kind }))(TableName),
      eventWrite(order, event)(TableName),
      ...(isByProgramme || scheduleId === undefined || seat === undefined
        ? []
        : [seatLeaving(scheduleId, { seat, orderId })(TableName)]),
      ...(firstPurchaseDeadline === undefined ? [] : dueWrites({ ...award, firstPurchaseDeadline })(TableName)),
      ...(award.state === 'stopped' ? [debtUnsettledWrite(award, cancelledAt)(TableName)] : []),
      ...ofPlatform(TableName),
      ...moveWrites(given.purchases === 0 ? [boughtMove(award, -1, orderId)] : [])(TableName),
    ]);
    return written;
  },

  /** A person's purchases, the oldest first. */
  async ofPerson(applicantId: ApplicantId): Promise<Order[]> {
    const own = (await queryAll(table, keys.ownOrders(applicantId))).map((item) => OwnOrder.parse(item));
    const items = await getItems(
      table,
      own.map(({ orderId }) => keys.order(orderId)),
    );
    return items.map((item) => Order.parse(item)).sort((one, other) => (one.placedAt < other.placedAt ? -1 : 1));
  },
});
export type Purchases = ReturnType<typeof purchaseTable>;
