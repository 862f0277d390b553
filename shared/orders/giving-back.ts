import type { OrderId } from '../../events/training.ts';
import type { Award } from '../domain/award.ts';
import { cancelledOrder, type GivingBack } from '../domain/training/giving-back.ts';
import type { Order } from '../domain/training/order.ts';
import { Refusal } from '../errors.ts';
import type { AwardTable } from '../table/awards.ts';
import type { Orders } from '../table/orders.ts';
import type { Purchases } from '../table/purchases.ts';

export interface GivingBackParts {
  readonly orders: Pick<Orders, 'get'>;
  readonly awards: Pick<AwardTable, 'get'>;
  readonly purchases: Pick<Purchases, 'giveBack'>;
}

/** One purchase is changed by few: its participant, its platform, its institution. */
const attempts = 12;

/**
 * Gives a purchase back as `decide` says, about the purchase and the card as they stand; undefined changes nothing. When
 * either was changed meanwhile it is decided anew.
 * @returns the purchase as it stands after that.
 * @throws Refusal order-not-found, busy-try-again, and whatever `decide` throws.
 */
export const givingBack =
  ({ orders, awards, purchases }: GivingBackParts) =>
  async (orderId: OrderId, decide: (order: Order, award: Award) => GivingBack | undefined): Promise<Order> => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const order = await orders.get(orderId);
      if (order === undefined) throw new Refusal('order-not-found');
      const award = await awards.get(order.applicantId, order.waveId);
      if (award === undefined) throw new Error('A purchase was made with a card that is not there.');
      const given = decide(order, award);
      if (given === undefined) return order;
      if (await purchases.giveBack(given, award)) return given.order;
    }
    throw new Refusal('busy-try-again');
  };

/**
 * Takes a purchase back for its participant, by whoever `own` lets do so; one that is back is answered as it is.
 * @throws Refusal as {@link givingBack}, {@link cancelledOrder} and `own`.
 */
export const takingBack = (parts: GivingBackParts) => {
  const giveBack = givingBack(parts);
  return (orderId: OrderId, at: Date, own: (order: Order) => Order): Promise<Order> =>
    giveBack(orderId, (order, award) =>
      own(order).status === 'cancelled' ? undefined : cancelledOrder(order, award, at),
    );
};
