import { randomInt } from 'node:crypto';
import * as z from 'zod';
import type { ScheduleId } from '../../events/catalogue.ts';
import { OrderId } from '../../events/training.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { queryFrom, queryPages } from './read.ts';
import type { Writes } from './transaction.ts';

const Seat = z.object({ seat: z.int().positive(), orderId: OrderId });
type Seat = z.infer<typeof Seat>;

export const seatTable = (table: Table) => ({
  /** A seat to try first: any, so that those who come together do not want the same one. */
  any: (seats: number): number => randomInt(1, seats + 1),

  /** One of the seats that nobody has now; undefined when all are taken. */
  async free(scheduleId: ScheduleId, seats: number): Promise<number | undefined> {
    const taken = new Set<unknown>();
    for await (const page of queryPages(table, keys.seats(scheduleId), { attributes: ['seat'] }))
      for (const { seat } of page) taken.add(seat);
    const free = Array.from({ length: seats }, (_, position) => position + 1).filter((seat) => !taken.has(seat));
    return free.length === 0 ? undefined : free[randomInt(free.length)];
  },

  /** A page of the seats that are taken, after a place. */
  async page(
    scheduleId: ScheduleId,
    { after, limit }: { readonly after: string | undefined; readonly limit: number },
  ): Promise<{ readonly seats: readonly Seat[]; readonly next: string | undefined }> {
    const { items, last } = await queryFrom(table, keys.seats(scheduleId), { after, limit });
    return { seats: items.map((item) => Seat.parse(item)), next: last };
  },
});
export type Seats = ReturnType<typeof seatTable>;

/** Takes a seat that nobody has. */
export const seatTaking =
  (scheduleId: ScheduleId, { seat, orderId }: Seat) =>
  (TableName: string): Writes[number] => ({
    Put: {
      TableName,
      Item: { ...keys.seat(scheduleId, seat), seat, orderId },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });

/** Leaves a seat that the purchase has. */
export const seatLeaving =
  (scheduleId: ScheduleId, { seat, orderId }: Seat) =>
  (TableName: string): Writes[number] => ({
    Delete: {
      TableName,
      Key: keys.seat(scheduleId, seat),
      ConditionExpression: 'orderId = :order',
      ExpressionAttributeValues: { ':order': orderId },
    },
  });
