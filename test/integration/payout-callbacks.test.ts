import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PayoutId } from '../../events/money.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { queryAll } from '../../shared/table/read.ts';
import { givenPayouts, payoutWorld, type PayoutWorld } from '../support/payouts.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let engine: LocalTable;
let local: LocalTable;
let world: PayoutWorld;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  world = payoutWorld(local.table);
  return () => local.stop();
});

const statusOf = async (payoutId: PayoutId) => (await world.payouts.get(payoutId))?.status;
const endsOf = (payoutId: PayoutId) => queryAll(local.table, { pk: moneyKeys.payout(payoutId).pk, prefix: 'EVENT#' });
const unmatched = async () => {
  const shards = Array.from({ length: 16 }, (_, shard) =>
    world.statements.unmatchedOf('open', shard, { after: undefined, limit: 100 }),
  );
  return (await Promise.all(shards)).flatMap(({ entries }) => entries);
};

describe('a callback', () => {
  const said = (payoutId: PayoutId, more: Readonly<Record<string, unknown>> = {}) => {
    const payment = world.books.stateOf('BNI', payoutId);
    const { status, reference, amount, at } = payment ?? {};
    return { payoutId, status, reference, amount, at, ...more };
  };
  /** A payout that the bank has taken, and then settled, which nobody told us yet. */
  const settledUnheard = async () => {
    const [person] = await givenPayouts(local.table, 1);
    const payoutId = person?.payouts[0]?.payoutId;
    if (payoutId === undefined) throw new Error('There is nobody.');
    world.misbehave({ later: 1 });
    await world.approve(await world.proposed());
    await world.drain();
    expect(await statusOf(payoutId)).toBe('sent');
    world.books.settle();
    return { payoutId };
  };

  test('settles a payout, and the same again is answered the same and changes nothing', async () => {
    const { payoutId } = await settledUnheard();
    const body = said(payoutId);

    const first = await world.callBack(body);
    await world.drain();
    const again = await world.callBack(body);
    const other = await world.callBack(body, { nonce: 'm'.repeat(32) });
    await world.drain();

    expect([first, again, other].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await statusOf(payoutId)).toBe('paid');
    expect(await endsOf(payoutId)).toHaveLength(1);
    expect(await unmatched()).toEqual([]);
  });

  test.each([
    ['another key', { key: 'lain' }, 401, 'callback-signature-wrong'],
    ['an old clock', { timestamp: '2023-03-10T03:54:59.000Z' }, 401, 'callback-clock'],
    ['a clock ahead', { timestamp: '2023-03-10T04:05:01.000Z' }, 401, 'callback-clock'],
    ['no nonce', { nonce: '' }, 401, 'callback-unsigned'],
  ])('with %s is refused', async (_, how, status, code) => {
    const { payoutId } = await settledUnheard();

    const answer = await world.callBack(said(payoutId), how);

    expect(answer).toMatchObject({ status, body: { code } });
    expect(world.queue()).toEqual([]);
  });

  test('with a nonce that was used for another body is refused', async () => {
    const { payoutId } = await settledUnheard();
    await world.callBack(said(payoutId));

    const answer = await world.callBack(said(payoutId, { status: 'rejected', reason: 'inactive' }));

    expect(answer).toMatchObject({ status: 409, body: { code: 'callback-nonce-used' } });
  });

  test('that contradicts what is known, or names another amount or no payout, is for people and moves no money', async () => {
    const { payoutId } = await settledUnheard();
    await world.callBack(said(payoutId), { nonce: '1'.repeat(32) });
    await world.drain();
    const wrong = [
      said(payoutId, { status: 'rejected', reason: 'inactive' }),
      said(payoutId, { amount: 600_001 }),
      said(payoutId, { payoutId: 'f'.repeat(24) }),
    ];
    for (const time of [1, 2])
      for (const [place, body] of wrong.entries())
        await world.callBack(body, { nonce: `${time}${place}`.padStart(20, 'x') });
    await world.drain();

    expect((await unmatched()).map(({ because }) => because).toSorted()).toEqual([
      'amount-differs',
      'bounce-after-payment',
      'payout-unknown',
    ]);
    expect(await statusOf(payoutId)).toBe('paid');
  });
});
