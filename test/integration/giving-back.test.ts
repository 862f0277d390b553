import '../support/environment.ts';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ScheduleId } from '../../events/catalogue.ts';
import { OrderId } from '../../events/training.ts';
import { orderMoves } from '../../shared/domain/training/order.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { keys } from '../../shared/table/keys.ts';
import { queryAll } from '../../shared/table/read.ts';
import { transfersOf } from '../../shared/table/transfers.ts';
import { applicantOf } from '../../shared/http/caller.ts';
import { expectBalanced } from '../support/balanced.ts';
import { aSchedule, givenOrder, type OrderParts } from '../support/given-orders.ts';
import { openWave } from '../support/joiners.ts';
import { delivery } from '../support/queue-event.ts';
import { announcedWave, givenRecipients, type GivenRecipient } from '../support/recipients.ts';
import { Fuse, fusedClient } from '../support/selection.ts';
import { givenPlatformClient, sales } from '../support/sales.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const { waveId } = announcedWave;
const budget = 3_500_000;
const schedule = aSchedule({
  sessions: [{ sequence: 1, startsAt: '2023-03-06T02:00:00.000Z', endsAt: '2023-03-06T10:00:00.000Z' }],
  seats: 200,
});
const { scheduleId, courseId } = schedule;

let engine: LocalTable;
let local: LocalTable;
let fuse: Fuse;
let shop: ReturnType<typeof sales>;
/** The same, by workers that can be killed. */
let mortal: ReturnType<typeof sales>;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  await openWave(local.table, announcedWave);
  const clientId = await givenPlatformClient(local.table, 'pasar-ilmu');
  fuse = new Fuse();
  shop = sales(local.table, { clientId });
  mortal = sales({ client: fusedClient(local.client, fuse), name: local.table.name }, { clientId });
  return () => local.stop();
});

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
const award = async ({ applicantId }: GivenRecipient) => {
  const found = await shop.shared.awards.get(applicantId, waveId);
  if (found === undefined) throw new Error('The award is gone.');
  return found;
};
const recipient = async (number = 1): Promise<GivenRecipient> => {
  const [person] = await givenRecipients(local.table, [number]);
  if (person === undefined) throw new Error('There is nobody.');
  return person;
};
/** Somebody who signs in under a subject, with the card of another. */
const citizen = async (subject: string, number: number): Promise<GivenRecipient & { readonly subject: string }> => {
  const person = await recipient(number);
  const applicantId = applicantOf({ sub: subject });
  if (applicantId === undefined) throw new Error('There is no such person.');
  const own = { ...person.award, applicantId };
  const Item = { ...keys.award(applicantId, waveId), ...own };
  await local.client.send(new PutCommand({ TableName: local.table.name, Item }));
  return { ...person, applicantId, award: own, subject };
};
const bought = (person: GivenRecipient, parts: OrderParts = {}) =>
  givenOrder(local.table, person, { schedule, ...parts });
const seatsTaken = () => queryAll(local.table, keys.seats(scheduleId));
const eventsOf = async (orderId: OrderId): Promise<string[]> =>
  (await queryAll(local.table, { pk: keys.order(orderId).pk, prefix: 'EVENT#' })).map(({ event }) => String(event));
/** What the entries of the ledger say that a person's training balance has changed by since the award. */
const moved = async ({ applicantId }: GivenRecipient): Promise<number> =>
  (await transfersOf(local.table, applicantId))
    .flatMap(({ cause, entries }) => (cause.kind === 'award' ? [] : entries))
    .reduce((sum, { account, amount }) => (account.kind === 'training' ? sum + amount : sum), 0);

describe('a purchase that is taken back', () => {
  test('returns seat and money, once however often it is asked for, and the seat can be bought again', async () => {
    const [person, next] = [await citizen('wati', 1), await recipient(2)];
    const { orderId } = await bought(person, { seat: 7 });

    const answers = await Promise.all([shop.cancel(orderId), shop.cancel(orderId)]);
    const again = await shop.cancelOwn(person.subject, orderId);
    const taken = await bought(next, { seat: 7, reference: 'S-2' });

    expect([...answers, again].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(again.body).toMatchObject({ status: 'cancelled', refund: 600_000 });
    expect(await award(person)).toMatchObject({
      balance: budget,
      purchases: 0,
      firstPurchaseDeadline: person.award.firstPurchaseDeadline,
    });
    expect(await award(person)).not.toHaveProperty('firstPurchaseAt');
    expect(await seatsTaken()).toMatchObject([{ seat: 7, orderId: taken.orderId }]);
    expect(await eventsOf(orderId)).toEqual(['order.placed.v1', 'order.cancelled.v1']);
    expect(await moved(person)).toBe(0);
  });

  test('is the participant’s, or the selling platform’s: nobody else finds it', async () => {
    const [person, other] = [await citizen('wati', 1), await citizen('yanto', 2)];
    const { orderId } = await bought(person);
    const elsewhere = sales(local.table, { clientId: await givenPlatformClient(local.table, 'toko-kursus') });

    const answers = [await shop.cancelOwn(other.subject, orderId), await elsewhere.cancel(orderId)];

    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [404, 'order-not-found'],
      [404, 'order-not-found'],
    ]);
    expect((await award(person)).purchases).toBe(1);
  });

  test('is refused when it is too late, or when it is the last one and the first was due', async () => {
    const person = await citizen('wati', 1);
    const late = aSchedule({
      scheduleId: ScheduleId.parse('d4'.repeat(12)),
      sessions: [{ sequence: 1, startsAt: '2023-04-01T02:00:00.000Z', endsAt: '2023-04-01T10:00:00.000Z' }],
    });
    const { orderId } = await bought(person);
    const { orderId: far } = await bought(person, { schedule: late, reference: 'S-2' });
    const hourBefore = new Date('2023-03-06T01:00:00.001Z');
    const afterDeadline = new Date('2023-03-08T17:00:00.000Z');

    const tooLate = await shop.cancelOwn(person.subject, orderId, hourBefore);
    const inTime = await shop.cancelOwn(person.subject, orderId, new Date(hourBefore.getTime() - 1));
    const only = await shop.cancelOwn(person.subject, far, afterDeadline);

    expect(tooLate).toMatchObject({ status: 409, body: { code: 'order-cancelled-too-late' } });
    expect(inTime.status).toBe(200);
    expect(only).toMatchObject({ status: 409, body: { code: 'order-last-after-deadline' } });
    expect(await award(person)).toMatchObject({ purchases: 1, balance: budget - 600_000 });
  });

  test('and all others are listed for the participant, with what is left on the card', async () => {
    const person = await citizen('wati', 1);
    const Item = { ...keys.schedule(courseId, scheduleId), ...schedule };
    await local.client.send(new PutCommand({ TableName: local.table.name, Item }));
    await bought(person, { mode: 'self-paced' });
    const { orderId } = await bought(person, { reference: 'S-2', at: new Date('2023-02-25T03:00:00.000Z') });
    await bought(person, { reference: 'S-3', seat: 9, at: new Date('2023-02-26T03:00:00.000Z') });
    await shop.cancelOwn(person.subject, orderId);

    const own = await shop.own(person.subject);

    expect(own).toMatchObject({
      status: 200,
      body: {
        cards: [{ waveId, state: 'active', balance: budget - 1_200_000, purchases: 2 }],
        orders: [
          { status: 'placed', redeemCode: expect.any(String) as string, redeemableUntil: expect.any(String) as string },
          { orderId, status: 'cancelled', refund: 600_000 },
          {
            ...{ status: 'placed', seat: 9, sessions: schedule.sessions },
            cancellation: {
              until: new Date(Date.parse(schedule.sessions[0]?.startsAt ?? '') - 3_600_000).toISOString(),
            },
          },
        ],
      },
    });
    expect(own.body).not.toHaveProperty('orders.1.cancellation');
  });
});

describe('a schedule that the programme cancels', () => {
  // Four days after they bought, with twelve days left.
  const paidBackAt = new Date('2023-02-28T03:00:00.000Z');
  const resumed = '2023-03-12T16:59:59.999Z';
  const cancelled = { courseId, version: 1, scheduleId, by: 'olga' };

  /** Delivers what waits, each message more than once, until nothing does. @returns how many steps there were. */
  const drained = async (deliver: (body: unknown) => Promise<string[]>, handler: Handler): Promise<number> => {
    let steps = 0;
    for (handler.queue.push({ body: cancelled }); handler.queue.length > 0; steps += 1) {
      const next = handler.queue.shift();
      expect(await deliver(next?.body)).toEqual([]);
    }
    return steps;
  };
  interface Handler {
    readonly queue: Outgoing[];
    readonly work: ReturnType<typeof shop.refunds>;
  }
  const worker = (by: typeof shop): Handler => {
    const queue: Outgoing[] = [];
    const again = (more: readonly Outgoing[]) =>
      fuse.call(() => {
        queue.push(...more);
        return Promise.resolve();
      });
    return { queue, work: by.refunds({ again, now: () => paidBackAt }) };
  };

  const expectPaidBack = async (people: readonly GivenRecipient[], orders: readonly OrderId[]): Promise<void> => {
    for (const [number, person] of people.entries()) {
      expect(await award(person)).toMatchObject({ balance: budget, purchases: 0, firstPurchaseDeadline: resumed });
      expect(await award(person)).not.toHaveProperty('firstPurchaseAt');
      expect(await moved(person)).toBe(0);
      expect(await transfersOf(local.table, person.applicantId)).toHaveLength(3);
      const orderId = orders[number] ?? OrderId.parse('');
      expect((await shop.look(orderId)).body).toMatchObject({ status: 'refunded', refund: 600_000 });
      expect(await eventsOf(orderId)).toEqual(['order.placed.v1', 'order.refunded.v1']);
      const day = { pk: keys.due('2023-03-12', person.applicantId, waveId).pk };
      expect(await queryAll(local.table, day)).toContainEqual(
        expect.objectContaining({ applicantId: person.applicantId }),
      );
    }
    await expectBalanced(local.table);
  };

  test('is paid back to all who bought, page by page, each once though every step comes twice at once', async () => {
    const people = await givenRecipients(local.table, numbers(60));
    const orders: OrderId[] = [];
    for (const person of people) orders.push((await bought(person)).orderId);
    const handler = worker(shop);

    const steps = await drained(
      async (body) => (await Promise.all([delivery(handler.work, body), delivery(handler.work, body)])).flat(),
      handler,
    );

    expect(steps).toBe(3);
    await expectPaidBack(people, orders);
  });

  test('is paid back to all, each once, by workers that are killed after every single call', async () => {
    const people = await givenRecipients(local.table, numbers(6));
    const orders: OrderId[] = [];
    for (const person of people) orders.push((await bought(person)).orderId);
    const handler = worker(mortal);
    let kills = 0;

    await drained(async (body) => {
      for (let calls = 1; ; calls += 1) {
        fuse.arm(calls);
        const failed = await delivery(handler.work, body);
        const isKilled = fuse.isSpent();
        fuse.disarm();
        if (!isKilled) return failed;
        kills += 1;
      }
    }, handler);

    expect(kills).toBeGreaterThan(0);
    await expectPaidBack(people, orders);
  });

  test('pays back a code that was redeemed, but no course that was completed, nor a purchase taken back before', async () => {
    const people = await givenRecipients(local.table, numbers(3));
    const [redeemed, completed, back] = await Promise.all(people.map((person) => bought(person)));
    if (redeemed === undefined || completed === undefined || back === undefined) throw new Error('There is no order.');
    const put = async (order: typeof redeemed, status: 'redeemed' | 'completed') => {
      const Item = { ...keys.order(order.orderId), ...order, status, revision: 2 };
      await local.client.send(new PutCommand({ TableName: local.table.name, Item }));
    };
    await put(redeemed, 'redeemed');
    await put(completed, 'completed');
    await shop.cancel(back.orderId);
    const handler = worker(shop);

    await drained((body) => delivery(handler.work, body), handler);

    const statuses = await Promise.all(
      [redeemed, completed, back].map(async ({ orderId }) => (await shop.look(orderId)).body['status']),
    );
    expect(statuses).toEqual(['refunded', 'completed', 'cancelled']);
    expect(await Promise.all(people.map(async (person) => (await award(person)).balance))).toEqual([
      budget,
      budget - 600_000,
      budget,
    ]);
    expect(Object.keys(orderMoves.completed)).toEqual([]);
  });

  test('leaves the last day where it is for somebody who has bought something else', async () => {
    const person = await recipient();
    await bought(person);
    await bought(person, { mode: 'self-paced', reference: 'S-2' });
    const handler = worker(shop);

    await drained((body) => delivery(handler.work, body), handler);

    expect(await award(person)).toMatchObject({
      balance: budget - 600_000,
      purchases: 1,
      firstPurchaseAt: expect.any(String) as string,
      firstPurchaseDeadline: person.award.firstPurchaseDeadline,
    });
  });

  test('does not let one purchase that fails hold the others back: it comes alone, again and again', async () => {
    const people = await givenRecipients(local.table, numbers(3));
    const orders = await Promise.all(people.map((person) => bought(person)));
    const [lost] = people;
    if (lost === undefined) throw new Error('There is nobody.');
    const Key = keys.award(lost.applicantId, waveId);
    await local.client.send(new DeleteCommand({ TableName: local.table.name, Key }));
    const handler = worker(shop);

    expect(await delivery(handler.work, cancelled)).toEqual([]);

    expect(handler.queue).toEqual([{ body: { ...cancelled, only: orders[0]?.orderId } }]);
    expect(await delivery(handler.work, handler.queue[0]?.body)).toEqual(['message-0']);
    for (const person of people.slice(1)) expect((await award(person)).balance).toBe(budget);
  });
});
