import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cancelOwnOrder } from '../../functions/orders/cancel-own-order.ts';
import { mustBeActive } from '../../shared/domain/award.ts';
import { awardView } from '../../shared/domain/result-view.ts';
import type { Order } from '../../shared/domain/training/order.ts';
import { Refusal } from '../../shared/errors.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';
import { call } from '../support/citizens.ts';
import { debtWorld, givenDebtor, moments } from '../support/debts.ts';
import { anOrder, givenOrder } from '../support/given-orders.ts';
import { openWave } from '../support/joiners.ts';
import { announcedWave } from '../support/recipients.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const { waveId } = announcedWave;
const budget = 3_500_000;
const price = 600_000;
const { morning, noon, later } = moments;

type Debtor = Awaited<ReturnType<typeof givenDebtor>>;

let engine: LocalTable;
let local: LocalTable;
let world: ReturnType<typeof debtWorld>;
let ani: Debtor;
let order: Order;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());

beforeEach(async () => {
  local = await localTable();
  await openWave(local.table, announcedWave);
  world = debtWorld(local.table);
  ani = await givenDebtor(local.table, 1);
  order = await givenOrder(local.table, ani, { price });
  return () => local.stop();
});

/** The ledger of the day is proven balanced, and agrees with cards, orders, incentives, payouts and debts. */
const expectProven = async () => {
  expect(await world.differences()).toEqual([]);
};

describe('a list that names somebody who has used the card', () => {
  test('stops it, with reason and version, and brings what was not spent back to the treasury', async () => {
    world.at(noon);

    await world.named(ani);

    expect(await world.card(ani)).toMatchObject({
      state: 'stopped',
      balance: 0,
      returned: budget - price,
      stoppedAt: noon,
      stoppedReason: 'police',
      stoppedSource: 'police',
      stoppedListVersion: 'polri-8',
      stoppedRule: 'excluded_occupations',
      stoppedListedSince: noon,
      purchases: 1,
    });
    expect(await world.moved('returned', ani)).toBe(budget - price);
    expect(await world.moved('training', ani)).toBe(0);
    await expectProven();
  });

  test('lets nothing more be bought, and leaves what was', async () => {
    await world.named(ani);
    const card = await world.card(ani);
    if (card === undefined) throw new Error('There is a card.');
    const second = anOrder({ award: card }, { price: 1_000, reference: 'R-second', seat: 9 });

    const outcome = await purchaseTable(local.table).place(second, card);

    expect(outcome).toBe('card-changed');
    expect(() => {
      mustBeActive(card);
    }).toThrow(new Refusal('award-stopped'));
    expect(await orderTable(local.table).get(order.orderId)).toEqual(order);
  });

  test('is shown with its reason and how to have it corrected, and with no deadline', async () => {
    await world.named(ani);
    const card = await world.card(ani);

    const shown = card && awardView(card);

    expect(shown).toMatchObject({
      state: 'stopped',
      stoppedAt: morning,
      reason: { code: 'police', listVersion: 'polri-8', remedy: { correctedBy: 'ministry' } },
    });
    expect(shown).not.toHaveProperty('firstPurchaseDeadline');
  });

  test('leaves a card that was not used to be ended, and has nobody owe for it', async () => {
    const other = await givenDebtor(local.table, 2);

    await world.named(other);

    expect(await world.card(other)).toMatchObject({ state: 'ended', endedBecause: 'listed' });
    expect(await world.debt(other)).toBeUndefined();
    await expectProven();
  });

  test('stops the card of somebody who buys in that very moment, and claims what they paid', async () => {
    const other = await givenDebtor(local.table, 2);
    await world.list(other, 'added');

    await Promise.all([world.settle(other, 3), givenOrder(local.table, other, { price }).catch(() => undefined)]);
    await world.settle(other);
    await world.reckon(other);

    const card = await world.card(other);
    const orders = await purchaseTable(local.table).ofPerson(other.applicantId);
    expect([card?.state, (await world.debt(other))?.amount ?? 0]).toEqual(
      orders.length === 0 ? ['ended', 0] : ['stopped', price],
    );
    await expectProven();
  });

  test('claims what was received, to the rupiah: courses that stand, and incentives that arrived', async () => {
    const second = await givenOrder(local.table, ani, { price: 123_456, reference: 'R-second', seat: 7 });
    const paid = await world.approve(ani);
    await world.send(paid, 'enveloped', 'sent', 'paid');
    world.at(noon);

    await world.named(ani);

    const debt = await world.debt(ani);
    expect(debt).toMatchObject({
      amount: price + 123_456 + 600_000,
      repaid: 0,
      reason: 'police',
      listVersion: 'polri-8',
      dueAt: '2023-03-26T16:59:59.999Z',
      history: [{ revision: 1, change: 'recorded', amount: 1_323_456, outstanding: 1_323_456 }],
    });
    expect(debt?.items.map(({ kind, amount }) => [kind, amount])).toEqual(
      expect.arrayContaining([
        ['purchase', price],
        ['purchase', second.price],
        ['payout', 600_000],
      ]),
    );
    expect(await world.moved('debt', ani)).toBe(1_323_456);
    expect(await world.moved('claimed', ani)).toBe(-1_323_456);
    expect(await world.eventsOf(ani)).toMatchObject([{ revision: 1, change: 'recorded', outstanding: 1_323_456 }]);
    await expectProven();
  });

  test('delivered ten times, and reckoned ten times at once, stops and claims once', async () => {
    await world.named(ani, { copies: 10 });
    await world.reckon(ani, 10);

    expect(await world.causes(ani)).toEqual(['award', 'debt', 'entitlement-stop', 'purchase']);
    expect(await world.debt(ani)).toMatchObject({ revision: 1, amount: price });
    expect(await world.eventsOf(ani)).toHaveLength(1);
    await expectProven();
  });
});

describe('what was approved after the training and has not left', () => {
  test('is taken back when the card is stopped: it is no debt', async () => {
    const ready = await world.approve(ani);

    await world.named(ani);

    expect(await world.payout(ready)).toMatchObject({ status: 'withdrawn' });
    expect(await world.incentives(ani.applicantId)).toMatchObject([
      { outcome: 'refused', reasons: [{ code: 'police', listVersion: 'polri-8' }] },
    ]);
    expect(await world.debt(ani)).toMatchObject({ amount: price });
    expect(await world.moved('incentive', ani)).toBe(0);
    await expectProven();
  });

  test('is taken back too when it came back from the bank', async () => {
    const bounced = await world.approve(ani);
    await world.send(bounced, 'enveloped', 'sent', 'bounced');

    await world.named(ani);

    expect(await world.incentives(ani.applicantId)).toMatchObject([{ outcome: 'refused' }]);
    expect(await world.moved('incentive', ani)).toBe(0);
    await expectProven();
  });

  test('is waited for while it is on its way, and owed when it arrives', async () => {
    const sent = await world.approve(ani);
    await world.send(sent, 'enveloped', 'sent');

    await world.named(ani);
    const meanwhile = await world.debt(ani);
    const waited = world.waiting();
    await world.send(sent, 'paid');
    await world.deliverWaiting();

    expect(meanwhile).toBeUndefined();
    expect(waited).toEqual([{ body: { applicantId: ani.applicantId, waveId }, delaySeconds: 900 }]);
    expect(await world.debt(ani)).toMatchObject({ amount: price + 600_000 });
    expect(world.waiting()).toEqual([]);
    await expectProven();
  });

  test('is counted in an envelope as long as it is there, and looked at again', async () => {
    const enveloped = await world.approve(ani);
    await world.send(enveloped, 'enveloped');

    await world.named(ani);
    const early = await world.debt(ani);
    await world.send(enveloped, 'sent', 'paid');
    world.at(later);
    await world.deliverWaiting();

    expect(early).toMatchObject({ amount: price });
    expect(await world.debt(ani)).toMatchObject({
      amount: price + 600_000,
      history: [{ change: 'recorded' }, { change: 'grown', outstanding: price + 600_000 }],
    });
    expect(await world.causes(ani)).toContain('payout-block');
    expect((await world.causes(ani)).filter((kind) => kind === 'debt')).toHaveLength(2);
    await expectProven();
  });
});

test('a purchase that is given back after the stop is owed no more, and its money goes to the treasury', async () => {
  const { table } = local;
  await givenOrder(table, ani, { price: 400_000, reference: 'R-second', seat: 7 });
  await world.named(ani);
  world.at(noon);
  const parts = { orders: orderTable(table), awards: awardTable(table), purchases: purchaseTable(table) };

  const answer = await call(cancelOwnOrder(parts), {
    claims: { sub: ani.subject },
    pathParameters: { orderId: order.orderId },
    at: new Date(noon),
  });
  await world.reckon(ani);

  expect(answer.status).toBe(200);
  expect(await world.card(ani)).toMatchObject({
    state: 'stopped',
    balance: 0,
    returned: budget - 400_000,
    purchases: 1,
  });
  expect(await world.debt(ani)).toMatchObject({
    amount: 400_000,
    history: [
      { change: 'recorded', outstanding: 1_000_000 },
      { change: 'lowered', outstanding: 400_000 },
    ],
  });
  await expectProven();
});

test('the last course can be cancelled with a stopped card after the last day for the first purchase: then nothing is owed', async () => {
  const { table } = local;
  const voucher = await givenDebtor(table, 2);
  const bought = await givenOrder(table, voucher, { price, mode: 'self-paced', reference: 'R-voucher' });
  await world.named(voucher);
  const parts = { orders: orderTable(table), awards: awardTable(table), purchases: purchaseTable(table) };

  const answer = await call(cancelOwnOrder(parts), {
    claims: { sub: voucher.subject },
    pathParameters: { orderId: bought.orderId },
    at: new Date('2023-03-20T03:00:00.000Z'),
  });
  world.at('2023-03-20T04:00:00.000Z');
  await world.reckon(voucher);
  const stopped = await world.card(voucher);
  await world.cleared(voucher);

  expect(answer.status).toBe(200);
  expect(stopped).toMatchObject({ state: 'stopped', balance: 0, returned: budget, purchases: 0 });
  expect(await world.debt(voucher)).toMatchObject({
    amount: 0,
    history: [{ change: 'recorded' }, { change: 'repaid-in-full', outstanding: 0 }],
  });
  expect(await world.card(voucher)).toMatchObject({
    state: 'active',
    balance: budget,
    firstPurchaseDeadline: '2023-04-04T16:59:59.999Z',
  });
});
