import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WaveId } from '../../events/event.ts';
import { objectToDecision } from '../../functions/registrations/object-to-decision.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { caseTable } from '../../shared/table/cases.ts';
import { debtTable } from '../../shared/table/debts.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { call } from '../support/citizens.ts';
import { debtWorld, givenDebtor, moments, moneyDay, subjectOf } from '../support/debts.ts';
import { givenOrder } from '../support/given-orders.ts';
import { openWave } from '../support/joiners.ts';
import { testKeys } from '../support/keys.ts';
import { announcedWave, givenRecipients } from '../support/recipients.ts';
import { rulingOn } from '../support/ruling.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const budget = 3_500_000;
const price = 600_000;
const { noon, later } = moments;

const objecting = () =>
  objectToDecision({
    registrations: registrationTable(local.table),
    cases: caseTable(local.table),
    awards: awardTable(local.table),
    keys: testKeys(),
  });

let engine: LocalTable;
let local: LocalTable;
let world: ReturnType<typeof debtWorld>;
let ani: Awaited<ReturnType<typeof givenDebtor>>;

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

describe('a stop whose reason does not hold', () => {
  test('is lifted when the list names the person no more: the card has its balance, and nothing is owed', async () => {
    const before = await world.card(ani);
    await world.named(ani);
    world.at(noon);

    await world.cleared(ani);

    expect(await world.card(ani)).toEqual(before);
    expect(await world.debt(ani)).toMatchObject({
      amount: 0,
      history: [{ change: 'recorded' }, { change: 'cancelled' }],
    });
    expect([
      await world.moved('training', ani),
      await world.moved('returned', ani),
      await world.moved('debt', ani),
    ]).toEqual([budget - price, 0, 0]);
    expect(await world.eventsOf(ani)).toMatchObject([{ change: 'recorded' }, { change: 'cancelled', outstanding: 0 }]);
    expect(world.lookedAt).toContainEqual({ body: { applicantId: ani.applicantId } });
    await expectProven();
  });

  test('is lifted when an objection is upheld, and while it is open nothing is due', async () => {
    const { table } = local;
    const at = new Date(noon);
    await world.named(ani);
    const claims = { sub: ani.subject };
    const body = JSON.stringify({ rule: 'excluded_occupations', statement: 'Saya bukan anggota Polri.' });
    const opened = await call(objecting(), { claims, body, at });
    world.at('2023-05-01T05:00:00.000Z');
    const paused = await world.own(ani);
    world.at(later);

    const ruled = await call(rulingOn(table), {
      claims: { sub: 'olga', 'cognito:groups': 'operator' },
      pathParameters: { caseId: String(opened.body['caseId']) },
      body: JSON.stringify({ decision: 'uphold', reason: 'Nama sama, orang lain.' }),
      at: new Date(later),
    });
    await world.settle(ani);
    await world.reckon(ani);

    expect([opened.status, ruled.status]).toEqual([201, 200]);
    expect(paused.body['debts']).toMatchObject([{ due: { isPaused: true, overdue: 0 }, objection: { isOpen: true } }]);
    expect(await world.card(ani)).toMatchObject({ state: 'active', balance: budget - price });
    expect(await world.debt(ani)).toMatchObject({ amount: 0 });
    await expectProven();
  });

  test('leaves what is owed when an objection is rejected, due as many days after the ruling', async () => {
    const { table } = local;
    await world.named(ani);
    const opened = await call(objecting(), {
      claims: { sub: ani.subject },
      body: JSON.stringify({ rule: 'excluded_occupations', statement: 'Saya bukan anggota Polri.' }),
      at: new Date(noon),
    });
    await call(rulingOn(table), {
      claims: { sub: 'olga', 'cognito:groups': 'operator' },
      pathParameters: { caseId: String(opened.body['caseId']) },
      body: JSON.stringify({ decision: 'reject', reason: 'Terbukti anggota Polri.' }),
      at: new Date('2023-04-10T05:00:00.000Z'),
    });
    await world.settle(ani);
    await world.reckon(ani);
    world.at('2023-05-01T05:00:00.000Z');
    const meanwhile = await world.own(ani);
    world.at('2023-05-11T05:00:00.000Z');
    const afterwards = await world.own(ani);

    const due = { next: '2023-05-10T16:59:59.999Z', isPaused: false };
    expect(meanwhile.body['debts']).toMatchObject([{ due: { ...due, overdue: 0 } }]);
    expect(afterwards.body['debts']).toMatchObject([{ due: { ...due, overdue: price } }]);
    expect(await world.card(ani)).toMatchObject({ state: 'stopped' });
  });

  test('can be objected to by the rule of the card’s own scheme, which the scheme in force does not have', async () => {
    const { table } = local;
    const wave = { ...announcedWave, waveId: WaveId.parse('2022-47'), scheme: 'semi-bansos' as const };
    const earlier = { ...wave, ruleVersion: 'semi-bansos-2020.2' };
    await openWave(table, earlier);
    const [person] = await givenRecipients(table, [7], earlier, subjectOf);
    if (person === undefined) throw new Error('There is nobody.');
    await givenOrder(table, person, { price, seat: 7 });
    await world.list(person, 'added', { source: 'social-aid', listVersion: 'dtks-3' });
    await world.settle(person);
    await world.reckon(person);
    const { applicantId } = person;
    const card = await awardTable(table).get(applicantId, earlier.waveId);

    const other = await call(objecting(), {
      claims: { sub: subjectOf(7) },
      body: JSON.stringify({ rule: 'formal_education', statement: 'Saya bukan mahasiswa.' }),
    });
    const opened = await call(objecting(), {
      claims: { sub: subjectOf(7) },
      body: JSON.stringify({ rule: card?.stoppedRule, statement: 'Saya tidak menerima BSU.' }),
    });
    world.at(later);
    await call(rulingOn(table), {
      claims: { sub: 'olga', 'cognito:groups': 'operator' },
      pathParameters: { caseId: String(opened.body['caseId']) },
      body: JSON.stringify({ decision: 'uphold', reason: 'Tidak menerima BSU.' }),
      at: new Date(later),
    });
    await world.settle(person);
    await world.reckon(person);

    expect(card).toMatchObject({ state: 'stopped', stoppedReason: 'social-aid-recipient' });
    expect(other.body).toMatchObject({ code: 'rule-not-failed' });
    expect(opened.status).toBe(201);
    expect(await awardTable(table).get(applicantId, earlier.waveId)).toMatchObject({ state: 'active' });
    expect(await debtTable(table).get(applicantId, earlier.waveId)).toMatchObject({ amount: 0 });
    await expectProven();
  });

  test('stays for another list’s reason when an objection to the first is upheld, and that can be objected to anew', async () => {
    await world.named(ani);
    await world.list(ani, 'added', { source: 'students', listVersion: 'emis-7' });
    await world.settle(ani);
    const first = await world.card(ani);
    world.at(noon);
    const opened = await call(objecting(), {
      claims: { sub: ani.subject },
      body: JSON.stringify({ rule: 'excluded_occupations', statement: 'Saya bukan anggota Polri.' }),
      at: new Date(noon),
    });
    world.at(later);
    await call(rulingOn(local.table), {
      claims: { sub: 'olga', 'cognito:groups': 'operator' },
      pathParameters: { caseId: String(opened.body['caseId']) },
      body: JSON.stringify({ decision: 'uphold', reason: 'Nama sama, orang lain.' }),
      at: new Date(later),
    });

    await world.settle(ani);
    await world.reckon(ani);
    await world.settle(ani);

    expect(first).toMatchObject({ stoppedReason: 'police', stoppedAt: moments.morning });
    expect(await world.card(ani)).toMatchObject({
      state: 'stopped',
      balance: 0,
      returned: budget - price,
      stoppedAt: later,
      stoppedReason: 'student',
      stoppedRule: 'formal_education',
    });
    expect(await world.debt(ani)).toMatchObject({
      amount: price,
      reason: 'student',
      source: 'students',
      rule: 'formal_education',
      history: [{ change: 'recorded' }, { change: 'recorded', outstanding: price }],
    });
    expect((await world.causes(ani)).filter((kind) => kind === 'debt')).toHaveLength(1);
    await expectProven();
  });

  test('has what was repaid already returned: it is shown as due to the person', async () => {
    await world.named(ani);
    world.at(noon);
    const entered = await world.repay(ani, { reference: 'BNI-0001', amount: 200_000, paidOn: moneyDay });

    await world.cleared(ani);

    expect(entered.status).toBe(201);
    expect(await world.debt(ani)).toMatchObject({ amount: 0, repaid: 200_000 });
    expect((await world.own(ani)).body['debts']).toMatchObject([
      { status: 'cancelled', outstanding: 0, refundDue: 200_000 },
    ]);
    expect(await world.moved('debt', ani)).toBe(0);
    await expectProven();
  });

  test('can come back with another list: the debt is recorded anew, and nothing of before is gone', async () => {
    await world.named(ani);
    world.at(noon);
    await world.cleared(ani);
    world.at(later);

    await world.named(ani, { listVersion: 'polri-10' });

    expect(await world.card(ani)).toMatchObject({ state: 'stopped', stoppedListVersion: 'polri-10' });
    expect(await world.debt(ani)).toMatchObject({
      amount: price,
      listVersion: 'polri-10',
      history: [{ change: 'recorded' }, { change: 'cancelled' }, { change: 'recorded' }],
    });
    expect(await world.moved('debt', ani)).toBe(price);
    await expectProven();
  });
});
