import * as z from 'zod';
import { OrderId, type RedeemCode } from '../../events/training.ts';
import { Order } from '../domain/training/order.ts';
import type { OrderRedeeming } from '../domain/training/redeeming.ts';
import { Refusal } from '../errors.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { getItem } from './read.ts';
import { dueWrite } from './settlements.ts';
import { transact } from './transaction.ts';

/** Requests for one code that come at once take turns; a client sends one after the other. */
const redeemAttempts = 20;

/** What is decided about taking a code in: the change, unless there is nothing to change. */
interface Redeemed {
  readonly standing: Order;
  readonly change: OrderRedeeming | undefined;
}

const RedeemPointer = z.object({ orderId: OrderId });

export const orderTable = (table: Table) => {
  const get = async (orderId: OrderId): Promise<Order | undefined> => {
    const item = await getItem(table, keys.order(orderId));
    return item === undefined ? undefined : Order.parse(item);
  };

  /** The purchase that a redeem code stands for. */
  const byRedeemCode = async (redeemCode: RedeemCode): Promise<Order | undefined> => {
    const item = await getItem(table, keys.redeemCode(redeemCode));
    return item === undefined ? undefined : get(RedeemPointer.parse(item).orderId);
  };

  return {
    get,
    byRedeemCode,

    /**
     * Decides about taking a code in as its purchase stands, and saves what is decided with its event, all or nothing;
     * undefined changes nothing. When the purchase was changed meanwhile it is decided anew.
     * @returns The purchase as it stands now.
     * @throws Refusal busy-try-again when others keep changing it, and whatever the decision throws.
     */
    async redeem(redeemCode: RedeemCode, decide: (order: Order | undefined) => Promise<Redeemed>): Promise<Order> {
      for (let attempt = 0; attempt < redeemAttempts; attempt += 1) {
        const { standing, change } = await decide(await byRedeemCode(redeemCode));
        if (change === undefined) return standing;
        const { order, event } = change;
        const { written } = await transact(table, (TableName) => [
          {
            Put: {
              TableName,
              Item: { ...keys.order(order.orderId), ...order },
              ConditionExpression: 'revision = :seen',
              ExpressionAttributeValues: { ':seen': order.revision - 1 },
            },
          },
          ...(event === undefined
            ? []
            : [
                // With the first commit the platform has something to be paid for.
                dueWrite({
                  platformId: order.platformId,
                  orderId: order.orderId,
                  dueAt: event.occurredAt,
                  kind: 'course',
                  isCleared: false,
                })(TableName),
                {
                  Put: {
                    TableName,
                    Item: {
                      ...keys.orderEvent(order.orderId, order.revision, event.event),
                      ...index.eventsOf(event.occurredAt, order.orderId),
                      ...event,
                    },
                  },
                },
              ]),
        ]);
        if (written) return order;
      }
      throw new Refusal('busy-try-again');
    },
  };
};
export type Orders = ReturnType<typeof orderTable>;
