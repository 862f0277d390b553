import { setTimeout as pause } from 'node:timers/promises';
import type { Award } from '../domain/award.ts';
import type { Order } from '../domain/training/order.ts';
import { mustBuy, newRedeemCode, placedOrder } from '../domain/training/purchasing.ts';
import { Refusal } from '../errors.ts';
import type { AwardTable } from '../table/awards.ts';
import type { Orders } from '../table/orders.ts';
import type { Purchases } from '../table/purchases.ts';
import type { Registrations } from '../table/registrations.ts';
import type { Seats } from '../table/seats.ts';
import type { Writes } from '../table/transaction.ts';
import type { Sale } from './sale.ts';

export interface PlacingParts {
  readonly awards: Pick<AwardTable, 'get'>;
  readonly orders: Pick<Orders, 'get'>;
  readonly registrations: Pick<Registrations, 'get'>;
  readonly purchases: Pick<Purchases, 'place'>;
  readonly seats: Pick<Seats, 'any' | 'free'>;
}

/** What is to be placed, and what has to be written with it. */
export interface ToPlace {
  readonly reference: string;
  readonly award: Award;
  readonly at: Date;
  readonly others?: (tableName: string) => Writes;
}

/** Some three seconds of pauses at the most, in the five that the function has. */
const attempts = 20;
const longestPauseMilliseconds = 300;

/**
 * Places a purchase by the rules, on any seat that is free. The first try is blind: a seat at random, the card as it was
 * read. Whoever meets others looks at the order, the card and the seats that are taken before the next one, so that those
 * who come too late are told after a read, and write nothing.
 */
export const placing = ({ awards, orders, registrations, purchases, seats }: PlacingParts) => {
  const seatFor = async ({ schedule }: Sale, attempt: number): Promise<number | undefined> => {
    if (schedule === undefined) return undefined;
    if (attempt === 1) return seats.any(schedule.seats);
    const free = await seats.free(schedule.scheduleId, schedule.seats);
    if (free === undefined) throw new Refusal('schedule-full', { field: 'scheduleId' });
    return free;
  };

  /**
   * @returns the order; undefined when there is one under the reference, or a condition of `others` did not hold.
   * @throws Refusal as {@link mustBuy}, schedule-full, and busy-try-again when others keep being quicker.
   */
  return async (sale: Sale, { reference, award: seen, at, others }: ToPlace): Promise<Order | undefined> => {
    const registration = await registrations.get(seen.applicantId);
    if (registration === undefined) throw new Error('A card belongs to somebody without a registration.');
    const redeemCode = newRedeemCode();
    let award = seen;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      mustBuy({ award, registration, bought: sale }, at);
      const seat = await seatFor(sale, attempt);
      const order = placedOrder(award, sale, { reference, redeemCode, seat, at });
      const outcome = await purchases.place(order, award, others);
      if (outcome === 'placed') return order;
      if (outcome === 'exists' || outcome === 'refused') return undefined;
      if (outcome === 'contended') {
        await pause(Math.random() * Math.min(longestPauseMilliseconds, 10 * 2 ** attempt));
        if ((await orders.get(order.orderId)) !== undefined) return undefined;
      }
      if (outcome !== 'seat-taken') award = (await awards.get(award.applicantId, award.waveId)) ?? award;
    }
    throw new Refusal('busy-try-again');
  };
};
