import '../support/environment.ts';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { InstitutionId, PlatformId } from '../../events/catalogue.ts';
import { isUsed } from '../../shared/domain/award.ts';
import { cancelledOrder, refundedOrder } from '../../shared/domain/training/giving-back.ts';
import type { Order } from '../../shared/domain/training/order.ts';
import { Refusal } from '../../shared/errors.ts';
import { givingBack } from '../../shared/orders/giving-back.ts';
import { placing } from '../../shared/orders/placing.ts';
import type { Sale } from '../../shared/orders/sale.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { keys } from '../../shared/table/keys.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';
import { queryAll } from '../../shared/table/read.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { seatTable } from '../../shared/table/seats.ts';
import { transfersOf } from '../../shared/table/transfers.ts';
import { expectBalanced } from '../support/balanced.ts';
import { aSchedule, givenOrder, purchaseDay } from '../support/given-orders.ts';
import { openWave } from '../support/joiners.ts';
import { announcedWave, givenRecipients, type GivenRecipient } from '../support/recipients.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const { waveId } = announcedWave;
const budget = 3_500_000;
const schedule = aSchedule();

let engine: LocalTable;
let local: LocalTable;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  await openWave(local.table, announcedWave);
  return async () => {
    await expectBalanced(local.table);
    await local.stop();
  };
});

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
const award = async ({ applicantId }: GivenRecipient) => {
  const found = await awardTable(local.table).get(applicantId, waveId);
  if (found === undefined) throw new Error('The award is gone.');
  return found;
};
const seatsTaken = () => queryAll(local.table, keys.seats(schedule.scheduleId));
/** What the entries of the ledger say that a person's training balance has changed by since the award. */
const moved = async ({ applicantId }: GivenRecipient): Promise<number> =>
  (await transfersOf(local.table, applicantId))
    .flatMap(({ cause, entries }) => (cause.kind === 'award' ? [] : entries))
    .reduce((sum, { account, amount }) => (account.kind === 'training' ? sum + amount : sum), 0);

/** A webinar as it is sold, with so many seats. */
const aSale = ({ seats, price = 600_000 }: { seats: number; price?: number }): Sale => ({
  platformId: PlatformId.parse('pasar-ilmu'),
  platformName: 'Pasar Ilmu',
  institutionId: InstitutionId.parse('lp-cendekia'),
  courseId: schedule.courseId,
  courseCode: 'WEB-1',
  version: 1,
  title: 'Pemasaran Digital untuk Usaha Kecil',
  mode: 'webinar',
  hours: 16,
  price,
  schemes: ['normal'],
  schedule: { ...schedule, seats },
});

interface Bid {
  readonly person: GivenRecipient;
  readonly reference: string;
}

/** Buys as platforms do, who ask again while they are told that others are quicker; what came of it. */
const buyer = (sale: Sale) => {
  const { table } = local;
  const place = placing({
    awards: awardTable(table),
    orders: orderTable(table),
    registrations: registrationTable(table),
    purchases: purchaseTable(table),
    seats: seatTable(table),
  });
  return async ({ person: { award: card }, reference }: Bid): Promise<Order | string> => {
    for (;;) {
      try {
        return (await place(sale, { reference, award: card, at: purchaseDay })) ?? 'there is one';
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.code !== 'busy-try-again') return error.code;
      }
    }
  };
};

const tally = (outcomes: readonly (Order | string)[]) => {
  const placed = outcomes.filter((outcome) => typeof outcome !== 'string');
  const refused = outcomes.filter((outcome) => typeof outcome === 'string');
  return { placed, refused: [...new Set(refused)], refusals: refused.length };
};

const ordersOnSeats = async () => (await seatsTaken()).map(({ orderId }) => String(orderId)).toSorted();
const numbersOf = (orders: readonly Order[]) => orders.map(({ orderId }) => String(orderId)).toSorted();

describe('two hundred who buy at the same moment', () => {
  test.each([{ seats: 1 }, { seats: 30 }])(
    'the last seats, $seats of them: so many have one and have paid, all others have paid nothing',
    async ({ seats }) => {
      const people = await givenRecipients(local.table, numbers(200));
      const buy = buyer(aSale({ seats }));

      const outcomes = await Promise.all(people.map((person, number) => buy({ person, reference: `R-${number}` })));

      const { placed, refused, refusals } = tally(outcomes);
      expect(placed).toHaveLength(seats);
      expect([refused, refusals]).toEqual([['schedule-full'], 200 - seats]);
      expect(placed.map(({ seat = 0 }) => seat).toSorted((one, other) => one - other)).toEqual(
        numbers(seats).map((number) => number + 1),
      );
      expect(await ordersOnSeats()).toEqual(numbersOf(placed));
      const balances = await Promise.all(people.map(async (person) => (await award(person)).balance));
      expect(balances.filter((balance) => balance === budget - 600_000)).toHaveLength(seats);
      expect(balances.filter((balance) => balance === budget)).toHaveLength(200 - seats);
    },
  );

  test.each([
    { price: 3_500_000, most: 1 },
    { price: 1_000_000, most: 3 },
    { price: 350_000, most: 10 },
  ])(
    'the last rupiah of one card, at Rp$price each: $most are paid for, and the others take no seat',
    async ({ price, most }) => {
      const [person] = await givenRecipients(local.table, [1]);
      if (person === undefined) throw new Error('There is nobody.');
      const buy = buyer(aSale({ seats: 200, price }));

      const outcomes = await Promise.all(numbers(200).map((number) => buy({ person, reference: `R-${number}` })));

      const { placed, refused, refusals } = tally(outcomes);
      expect(placed).toHaveLength(most);
      expect([refused, refusals]).toEqual([['order-over-balance'], 200 - most]);
      expect(await ordersOnSeats()).toEqual(numbersOf(placed));
      expect(await award(person)).toMatchObject({ balance: budget - most * price, purchases: most });
      expect(await moved(person)).toBe(-most * price);
    },
  );

  test('under one reference: there is one order, and it is paid for once', async () => {
    const [person] = await givenRecipients(local.table, [1]);
    if (person === undefined) throw new Error('There is nobody.');
    const buy = buyer(aSale({ seats: 200 }));

    const outcomes = await Promise.all(numbers(200).map(() => buy({ person, reference: 'R' })));

    const { placed, refused } = tally(outcomes);
    expect(placed).toHaveLength(1);
    expect(refused).toEqual(['there is one']);
    expect(await ordersOnSeats()).toEqual(numbersOf(placed));
    expect(await award(person)).toMatchObject({ balance: budget - 600_000, purchases: 1 });
  });
});

test('a purchase that meets others again and again is made once, when they let it', async () => {
  const [person] = await givenRecipients(local.table, [1]);
  if (person === undefined) throw new Error('There is nobody.');
  let met = 0;
  local.client.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (commandName !== 'TransactWriteItemsCommand' || ++met % 4 === 0) return next(call);
        throw new TransactionCanceledException({
          message: 'conflict',
          $metadata: {},
          CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
        });
      },
    { step: 'initialize' },
  );
  const buy = buyer(aSale({ seats: 5 }));

  const outcomes = [await buy({ person, reference: 'R' }), await buy({ person, reference: 'R' })];

  expect(outcomes).toEqual([expect.objectContaining({ reference: 'R', status: 'placed' }), 'there is one']);
  // The second request looks for the order as soon as it meets somebody.
  expect(met).toBe(5);
  expect(await moved(person)).toBe(-600_000);
});

test('a purchase that participant and programme give back at the same moment goes back once, to the rupiah', async () => {
  const people = await givenRecipients(local.table, numbers(20));
  const orders: Order[] = [];
  for (const person of people) orders.push(await givenOrder(local.table, person));
  const giveBack = givingBack({
    orders: orderTable(local.table),
    awards: awardTable(local.table),
    purchases: purchaseTable(local.table),
  });

  await Promise.all(
    orders.flatMap(({ orderId }) =>
      numbers(3).flatMap(() => [
        giveBack(orderId, (order, card) =>
          order.status === 'placed' ? cancelledOrder(order, card, purchaseDay) : undefined,
        ),
        giveBack(orderId, (order, card) =>
          order.status === 'placed' ? refundedOrder(order, card, purchaseDay) : undefined,
        ),
      ]),
    ),
  );

  for (const person of people) {
    const card = await award(person);
    expect(card).toMatchObject({ balance: budget, purchases: 0 });
    expect(isUsed(card)).toBe(false);
    expect(await moved(person)).toBe(0);
    expect(await transfersOf(local.table, person.applicantId)).toHaveLength(3);
  }
});
