import '../support/environment.ts';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { debtWorld, givenDebtor, moments, moneyDay } from '../support/debts.ts';
import { givenOrder } from '../support/given-orders.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { openWave } from '../support/joiners.ts';
import { announcedWave } from '../support/recipients.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const { waveId } = announcedWave;
const budget = 3_500_000;
const price = 600_000;
const { morning, evening } = moments;

type Debtor = Awaited<ReturnType<typeof givenDebtor>>;

let engine: LocalTable;
let local: LocalTable;
let world: ReturnType<typeof debtWorld>;
let ani: Debtor;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());

beforeEach(async () => {
  local = await localTable();
  await openWave(local.table, announcedWave);
  world = debtWorld(local.table);
  ani = await givenDebtor(local.table, 1);
  await givenOrder(local.table, ani, { price });
  return () => local.stop();
});

/** The ledger of the day is proven balanced, and agrees with cards, orders, incentives, payouts and debts. */
const expectProven = async () => {
  expect(await world.differences()).toEqual([]);
};

describe('paying back', () => {
  beforeEach(async () => {
    await world.named(ani);
    world.at(evening);
  });

  test('by instalments: chosen once, equal to the rupiah, month by month, and shown with what is overdue', async () => {
    const first = await world.plan(ani, 7);
    const again = await world.plan(ani, 7);
    const other = await world.plan(ani, 3);
    const tooMany = await world.plan({ subject: 'citizen-77' }, 3);
    await world.repay(ani, { reference: 'BNI-1', amount: 100_000, paidOn: moneyDay });
    world.at('2023-04-27T03:00:00.000Z');
    const overdue = await world.own(ani);

    expect([first.status, again.status, other.status, tooMany.status]).toEqual([200, 200, 409, 404]);
    expect(again.body).toEqual(first.body);
    expect(other.body).toMatchObject({ code: 'debt-plan-agreed' });
    const instalments = { dueAt: '2023-03-26T16:59:59.999Z', amount: 85_714, paid: 0, status: 'ahead' };
    expect(first.body).toMatchObject({ plan: { months: 7, instalments: Array.from({ length: 7 }, () => ({})) } });
    expect(first.body).toHaveProperty('plan.instalments[0]', instalments);
    expect(overdue.body['debts']).toMatchObject([
      {
        outstanding: 500_000,
        due: { next: '2023-04-26T16:59:59.999Z', overdue: 71_428 },
        plan: {
          instalments: [
            { paid: 85_714, status: 'paid' },
            { paid: 14_286, status: 'overdue' },
            { paid: 0, status: 'ahead' },
            { status: 'ahead' },
            { status: 'ahead' },
            { status: 'ahead' },
            { dueAt: '2023-09-26T16:59:59.999Z', amount: 85_716, status: 'ahead' },
          ],
        },
      },
    ]);
  });

  test('by fewer months than the rules’ most, and by no less than their least a month', async () => {
    const answer = await world.plan(ani, 13);

    expect(answer).toMatchObject({ status: 422, body: { code: 'debt-months-too-many' } });
  });

  test('enters each payment once, by its number, whoever sends it how often', async () => {
    const payment = { reference: 'BNI-0001', amount: 250_000, paidOn: moneyDay };

    const answers = await Promise.all(Array.from({ length: 10 }, () => world.repay(ani, payment)));

    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array<number>(9).fill(200), 201]);
    expect(await world.debt(ani)).toMatchObject({ repaid: 250_000 });
    expect([
      await world.moved('debt', ani),
      await world.moved('repaid', ani),
      await world.moved('returned', ani),
    ]).toEqual([price - 250_000, -250_000, budget - price + 250_000]);
    await expectProven();
  });

  test('of two payments at once that are more than is owed together enters one', async () => {
    const answers = await Promise.all([
      world.repay(ani, { reference: 'BNI-0001', amount: 400_000, paidOn: moneyDay }),
      world.repay(ani, { reference: 'BNI-0002', amount: 400_000, paidOn: moneyDay }),
    ]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    expect(answers.map(({ body }) => body['code'])).toContain('debt-repayment-too-large');
    expect(await world.debt(ani)).toMatchObject({ repaid: 400_000 });
    await expectProven();
  });

  test('in full ends it, and its holder is told', async () => {
    const whole = await world.repay(ani, { reference: 'BNI-0001', amount: price, paidOn: moneyDay });
    const more = await world.repay(ani, { reference: 'BNI-0002', amount: 1, paidOn: moneyDay });

    expect(whole.body).toMatchObject({ status: 'repaid', outstanding: 0, due: { overdue: 0 } });
    expect(more).toMatchObject({ status: 409, body: { code: 'debt-not-owed' } });
    expect(await world.eventsOf(ani)).toMatchObject([{ change: 'recorded' }, { change: 'repaid-in-full' }]);
    await expectProven();
  });

  test('refuses a number that stands for another payment, a day that is to come, and who owes nothing', async () => {
    const other = await givenDebtor(local.table, 2);
    await givenOrder(local.table, other, { price });
    await world.named(other);
    await world.repay(ani, { reference: 'BNI-0001', amount: 1_000, paidOn: moneyDay });

    const answers = [
      await world.repay(ani, { reference: 'BNI-0001', amount: 2_000, paidOn: moneyDay }),
      await world.repay(other, { reference: 'BNI-0001', amount: 1_000, paidOn: moneyDay }),
      await world.repay(ani, { reference: 'BNI-0003', amount: 1_000, paidOn: '2023-02-25' }),
      await world.repay(await givenDebtor(local.table, 3), { reference: 'BNI-0004', amount: 1_000, paidOn: moneyDay }),
      await world.repay(
        ani,
        { reference: 'BNI-0005', amount: 1_000, paidOn: moneyDay },
        { sub: 'amir', 'cognito:groups': 'auditor' },
      ),
    ];

    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [409, 'debt-repayment-reference-used'],
      [409, 'debt-repayment-reference-used'],
      [400, 'debt-repayment-in-future'],
      [404, 'debt-not-found'],
      [403, 'role-missing'],
    ]);
  });

  test('is asked for by a letter that says what, why, by what right, until when, and how to object', async () => {
    const { body } = await world.own(ani);

    expect(body['debts']).toMatchObject([
      {
        waveId,
        status: 'open',
        amount: price,
        outstanding: price,
        reason: { code: 'police', source: 'police', listVersion: 'polri-8' },
        legalBasis: 'Perpres 76/2020 pasal 13C',
        items: [{ kind: 'purchase', at: morning, amount: price }],
        due: { next: '2023-03-26T16:59:59.999Z', isPaused: false, overdue: 0 },
        objection: { rule: 'excluded_occupations', isOpen: false, nothingDueUntil: '2023-03-26T16:59:59.999Z' },
        choice: { monthsAtMost: 12, monthlyMinimum: 50_000 },
        repayments: [],
      },
    ]);
    const [debt] = body['debts'] as readonly { readonly letter: string }[];
    for (const told of ['Rp600', 'polri-8', '13C', '26 Mar', 'Pemasaran Digital']) expect(debt?.letter).toContain(told);
  });
});

test('a debt that says one rupiah more than was claimed is found by the proof of the ledger', async () => {
  await world.named(ani);
  const { client, name } = local.table;

  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: moneyKeys.debt(ani.applicantId, waveId),
      UpdateExpression: 'SET amount = amount + :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  );

  expect(await world.differences()).toMatchObject([{ comparison: 'debts', expected: price + 1, found: price }]);
});

describe('workers that die', () => {
  /** Runs work that is cut off after its first call, its second, and so on, each time for somebody else, until it is not cut off. */
  const atEveryCall = async (
    work: (person: Debtor) => Promise<void>,
    given: (person: Debtor) => Promise<void>,
    then: (person: Debtor) => Promise<void>,
  ): Promise<number> => {
    for (let calls = 1; ; calls += 1) {
      const person = await givenDebtor(local.table, calls + 10);
      await givenOrder(local.table, person, { price, seat: 20 + calls, reference: `C-${calls}` });
      await given(person);
      world.fuse.arm(calls);
      await work(person).catch(() => undefined);
      const isCutOff = world.fuse.isSpent();
      world.fuse.disarm();
      await work(person);
      await then(person);
      if (!isCutOff) return calls - 1;
    }
  };

  test('after any of their calls, stopping and reckoning, leave the same as if they had not', async () => {
    const calls = await atEveryCall(
      async (person) => {
        await world.settle(person);
        await world.reckon(person);
        await world.deliverWaiting();
      },
      async (person) => {
        await world.approve(person);
        await world.list(person, 'added');
      },
      async (person) => {
        expect(await world.card(person)).toMatchObject({ state: 'stopped', balance: 0, returned: budget - price });
        expect(await world.debt(person)).toMatchObject({ revision: 1, amount: price });
        expect(await world.incentives(person.applicantId)).toMatchObject([{ outcome: 'refused' }]);
      },
    );

    expect(calls).toBeGreaterThan(4);
    await expectProven();
  });

  test('after any of their calls, lifting a stop, leave the card as it was and nothing owed', async () => {
    const calls = await atEveryCall(
      async (person) => {
        await world.settle(person);
        await world.reckon(person);
      },
      async (person) => {
        await world.named(person);
        await world.list(person, 'removed');
      },
      async (person) => {
        expect(await world.card(person)).toMatchObject({ state: 'active', balance: budget - price });
        expect(await world.debt(person)).toMatchObject({ amount: 0, history: [{}, { change: 'cancelled' }] });
      },
    );

    expect(calls).toBeGreaterThan(5);
    await expectProven();
  });

  test('after any of their calls, entering a payment, have it entered once', async () => {
    await atEveryCall(
      async (person) => {
        await world.repay(person, { reference: `BNI-${person.applicantId}`, amount: 100_000, paidOn: moneyDay });
      },
      async (person) => {
        await world.named(person);
      },
      async (person) => {
        expect(await world.debt(person)).toMatchObject({ repaid: 100_000, revision: 2 });
      },
    );

    await expectProven();
  });
});
