import '../support/environment.ts';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getLedgerDay } from '../../functions/ledger/get-ledger-day.ts';
import { listOwnTransfers } from '../../functions/ledger/list-own-transfers.ts';
import type { ApplicantId } from '../../events/event.ts';
import { LedgerStep } from '../../shared/domain/ledger/ledger-day.ts';
import { between } from '../../shared/domain/ledger/transfer.ts';
import { cancelledOrder } from '../../shared/domain/training/giving-back.ts';
import type { Order } from '../../shared/domain/training/order.ts';
import { endAward } from '../../shared/standing/ending.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { householdTable } from '../../shared/table/households.ts';
import { keys } from '../../shared/table/keys.ts';
import { listTable } from '../../shared/table/lists.ts';
import { ledgerShards, moneyKeys } from '../../shared/table/money-keys.ts';
import { payoutTable } from '../../shared/table/payouts.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';
import { transact } from '../../shared/table/transaction.ts';
import { transfersOf, transferWrites } from '../../shared/table/transfers.ts';
import { call } from '../support/citizens.ts';
import { givenOrder } from '../support/given-orders.ts';
import { openWave } from '../support/joiners.ts';
import { checkedLedger, ledgerDesk } from '../support/ledger.ts';
import { announcedWave, givenRecipients, type GivenRecipient } from '../support/recipients.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const { waveId } = announcedWave;
const budget = 3_500_000;
const price = 600_000;
/** The day of the awards and that of the purchases, and an instant at which neither can be entered into any more. */
const [awardDay, purchaseDate] = ['2023-02-21', '2023-02-24'];
const afterAwards = '2023-02-21T18:00:00.000Z';
const afterPurchases = '2023-02-24T18:00:00.000Z';
const purchasedAt = new Date('2023-02-24T03:00:00.000Z');

let engine: LocalTable;
let local: LocalTable;
let people: GivenRecipient[];
let buyer: GivenRecipient;
let order: Order;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());

/** Five recipients: one buys a course, one buys and takes it back, one gives the card up, one is revoked. */
beforeEach(async () => {
  local = await localTable();
  await openWave(local.table, announcedWave);
  people = await givenRecipients(local.table, [1, 2, 3, 4, 5]);
  const [first, second, third, fourth] = people;
  if (!first || !second || !third || !fourth) throw new Error('There are five people.');
  buyer = first;
  order = await givenOrder(local.table, first, { price });
  const returned = await givenOrder(local.table, second, { price });
  const card = await awardTable(local.table).get(second.award.applicantId, waveId);
  if (card === undefined) throw new Error('There is a card.');
  await purchaseTable(local.table).giveBack(cancelledOrder(returned, card, purchasedAt), card);
  await end(third, 'given-up');
  await end(fourth, 'revoked');
  return () => local.stop();
});

const end = ({ award, registration }: GivenRecipient, because: 'given-up' | 'revoked') => {
  const { table } = local;
  return endAward(
    { awards: awardTable(table), households: householdTable(table), lists: listTable(table) },
    announcedWave,
    { award, registration, end: { because, at: purchasedAt.toISOString() } },
  );
};

const idOf = ({ award }: GivenRecipient): ApplicantId => award.applicantId;

/** Changes a figure of an item behind everybody's back. */
const tamper = (key: { pk: string; sk: string }, expression: string, amount = 1) =>
  local.table.client.send(
    new UpdateCommand({
      TableName: local.table.name,
      Key: key,
      UpdateExpression: expression,
      ExpressionAttributeValues: { ':amount': amount },
    }),
  );

const differences = async (day = purchaseDate) => (await checkedLedger(local.table, day))?.findings.differences ?? [];

describe('the ledger of a day', () => {
  test('comes to nothing over all accounts, and every balance is what orders and cards say', async () => {
    const report = await checkedLedger(local.table, purchaseDate);

    expect(report?.findings.differences).toEqual([]);
    expect(report).toMatchObject({ from: awardDay, day: purchaseDate, people: 5, transfers: 1 + 5 + 3 + 2 });
    const allotted = 2_000 * 4_200_000;
    expect(report?.standing).toEqual({
      fund: -allotted,
      allotment: allotted - 4 * budget,
      training: 3 * budget - price,
      payable: price,
      returned: budget,
    });
    expect(report?.findings.compared).toMatchObject({ balance: 5, awards: 5, orders: 6, sum: 2 });
  });

  test('is nothing before the first allotment', async () => {
    expect(await checkedLedger(local.table, '2023-02-20')).toBeUndefined();
  });

  test.each([
    [
      'a card whose balance is one rupiah off',
      () => tamper(keys.award(idOf(buyer), waveId), 'ADD balance :amount'),
      'balance',
    ],
    ['an order whose price is', () => tamper(keys.order(order.orderId), 'ADD price :amount'), 'orders'],
    [
      'an entry of a transfer that is',
      () =>
        tamper(
          moneyKeys.transfer(idOf(buyer), `purchase-${order.orderId}`),
          'SET entries[0].amount = :amount',
          -price - 1,
        ),
      'transfer',
    ],
    [
      'a balance that no entry has made',
      () => tamper(moneyKeys.balance(idOf(buyer), 'incentive', waveId), 'ADD balance :amount'),
      'readable',
    ],
  ] as const)('%s is found', async (_, change, comparison) => {
    await change();

    const found = await differences();

    expect(found.map((difference) => difference.comparison)).toContain(comparison);
    expect(found.every(({ expected, found: is }) => Math.abs(expected - is) === 1)).toBe(true);
  });

  test('a transfer that nothing has caused is found, and one that is gone', async () => {
    const applicantId = idOf(buyer);
    const at = purchasedAt.toISOString();
    const stray = between(
      { kind: 'allotment', waveId, regency: '32.01' },
      { kind: 'incentive', applicantId, waveId },
      { amount: 600_000, at, cause: { kind: 'incentive', of: 'a'.repeat(24) } },
    );
    await transact(local.table, transferWrites(stray));
    await local.table.client.send(
      new DeleteCommand({
        TableName: local.table.name,
        Key: moneyKeys.transfer(applicantId, `purchase-${order.orderId}`),
      }),
    );

    expect(await differences()).toEqual(
      expect.arrayContaining([
        { comparison: 'incentives', of: 'a'.repeat(24), expected: 0, found: 600_000 },
        { comparison: 'balance', of: `training#${applicantId}#${waveId}`, expected: budget, found: budget - price },
        expect.objectContaining({ comparison: 'orders', expected: -price, found: 0 }),
      ]),
    );
  });

  test('an allotment that gives more than it has is found', async () => {
    const taken = between(
      { kind: 'allotment', waveId, regency: '32.02' },
      { kind: 'returned', waveId },
      { amount: 1, at: purchasedAt.toISOString(), cause: { kind: 'award-end', of: 'x' } },
    );
    await transact(local.table, transferWrites(taken));

    expect(await differences()).toEqual([
      { comparison: 'below-zero', of: `allotment#${waveId}#32.02`, expected: 0, found: -1 },
    ]);
  });
});

describe('the daily proof', () => {
  /** Proves and closes all days up to that of the purchases. */
  const closeAll = async (desk: ReturnType<typeof ledgerDesk>, options = {}) => {
    for (let hour = 0; hour < 4; hour += 1) {
      await desk.tick(`2023-02-24T18:0${hour}:00.000Z`);
      expect(await desk.drain(options)).toBe(0);
    }
  };

  test('begins an hour after the end of the day, and closes one day after the other', async () => {
    const desk = ledgerDesk(local.table);

    expect(await desk.tick('2023-02-21T17:59:59.999Z')).toBe(0);
    expect(await desk.tick(afterAwards)).toBe(ledgerShards);
    await desk.drain();
    expect(await desk.tick(afterAwards)).toBe(0);

    expect(await desk.ledger.closing(awardDay)).toMatchObject({ transfers: 6, differences: 0 });
    await closeAll(desk);
    expect(await desk.ledger.closing(purchaseDate)).toMatchObject({
      transfers: 5,
      differences: 0,
      moved: { payable: price, returned: budget, training: -2 * budget - price, allotment: budget },
      standing: { payable: price, returned: budget, training: 3 * budget - price },
    });
    expect(await desk.ledger.standingBefore(`returned#${waveId}`, '2023-02-25')).toBe(budget);
    expect(await desk.tick(afterPurchases)).toBe(0);
  });

  test('comes to the same when every message comes thrice at once, and when days are proved again by hand', async () => {
    const desk = ledgerDesk(local.table);

    await closeAll(desk, { copies: 3 });

    expect(await desk.ledger.closing(purchaseDate)).toMatchObject({ transfers: 5, differences: 0 });
    expect(await differences()).toEqual([]);
    expect(await differences(awardDay)).toEqual([]);
  });

  test('comes to the same when its worker is killed after every single call', async () => {
    const desk = ledgerDesk(local.table);
    await desk.tick(afterAwards);
    const steps = desk.queue().map(({ body }) => LedgerStep.parse(body));
    let kills = 0;

    desk.loseMessages();
    const dieAtEachCall = async (step: LedgerStep): Promise<void> => {
      for (let calls = 1; calls < 200; calls += 1) {
        desk.fuse.arm(calls);
        const failed = await desk.deliver(step);
        const isSpent = desk.fuse.isSpent();
        desk.fuse.disarm();
        if (failed.length === 0 && !isSpent) return;
        kills += 1;
      }
    };
    for (const step of steps) await dieAtEachCall(step);
    await dieAtEachCall({ day: awardDay, part: 'closing' });

    expect(kills).toBeGreaterThan(ledgerShards);
    expect(await desk.ledger.closing(awardDay)).toMatchObject({ transfers: 6, differences: 0 });
  });

  test('is set going again after a quarter of an hour in which nobody worked', async () => {
    const desk = ledgerDesk(local.table);
    await desk.tick(afterAwards);
    desk.loseMessages();

    expect(await desk.tick('2023-02-21T18:15:00.000Z')).toBe(0);
    expect(await desk.tick('2023-02-21T18:15:00.001Z')).toBe(ledgerShards);
    await desk.drain();

    expect(await desk.ledger.closing(awardDay)).toMatchObject({ differences: 0 });
  });

  test('a difference of one rupiah is on record with the account, and the day is closed all the same', async () => {
    await tamper(keys.award(idOf(buyer), waveId), 'ADD balance :amount');
    const desk = ledgerDesk(local.table);

    await closeAll(desk);

    const of = `training#${idOf(buyer)}#${waveId}`;
    const balance = budget - price;
    expect((await desk.ledger.differences(purchaseDate, { after: undefined, limit: 10 })).differences).toEqual([
      { comparison: 'balance', of, expected: balance, found: balance + 1 },
    ]);
    const look = getLedgerDay({ ledger: desk.ledger });
    const staff = { sub: 'olga', 'cognito:groups': '[auditor]' };
    const answer = await call(look, { method: 'GET', claims: staff, pathParameters: { day: purchaseDate } });
    expect(answer).toMatchObject({
      status: 200,
      body: { state: 'closed', closing: { differences: 1 }, differences: [{ comparison: 'balance', of }] },
    });
    expect((await call(look, { method: 'GET', claims: staff, pathParameters: { day: '2023-03-01' } })).status).toBe(
      404,
    );
  });

  test('a transfer that comes into a day that was closed is found the day after', async () => {
    const desk = ledgerDesk(local.table);
    await desk.tick(afterAwards);
    await desk.drain();
    const late = between(
      { kind: 'fund' },
      { kind: 'allotment', waveId, regency: '32.01' },
      { amount: 7, at: '2023-02-21T16:59:59.999Z', cause: { kind: 'allotment', of: 'late' } },
    );
    await transact(local.table, transferWrites(late));

    await desk.tick('2023-02-22T18:00:00.000Z');
    await desk.drain();

    const { differences: found } = await desk.ledger.differences('2023-02-22', { after: undefined, limit: 10 });
    expect(found).toEqual(
      expect.arrayContaining([
        {
          comparison: 'closing',
          of: 'fund',
          expected: expect.any(Number) as number,
          found: expect.any(Number) as number,
        },
      ]),
    );
  });
});

describe('what a participant sees', () => {
  test('is every movement of their own money with its cause, the newest first, and nobody else’s', async () => {
    const payouts = payoutTable(local.table);
    const handler = listOwnTransfers({ transfersOf: () => transfersOf(local.table, idOf(buyer)), payouts });
    const stranger = listOwnTransfers({
      transfersOf: (applicantId) => transfersOf(local.table, applicantId),
      payouts,
    });

    const answer = await call(handler, { method: 'GET', claims: { sub: 'wati' } });

    expect((await call(stranger, { method: 'GET', claims: { sub: 'budi' } })).body).toEqual({ transfers: [] });

    expect(answer).toMatchObject({
      status: 200,
      body: {
        transfers: [
          {
            cause: 'purchase',
            text: 'Pembelian pelatihan',
            movements: [{ account: 'training', waveId, amount: -price }],
          },
          { cause: 'award', movements: [{ account: 'training', waveId, amount: budget }] },
        ],
      },
    });
  });
});
