import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { PayoutId } from '../../events/money.ts';
import { listOwnTransfers } from '../../functions/ledger/list-own-transfers.ts';
import { stoppedAward } from '../../shared/domain/debts/stopping.ts';
import { Envelope } from '../../shared/domain/payouts/envelope.ts';
import { keyedHashes } from '../../shared/keys/fields.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { incentiveTable } from '../../shared/table/incentives.ts';
import { listTable } from '../../shared/table/lists.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { faultyWrite } from '../../shared/table/payout-accounts.ts';
import { getItem, queryAll } from '../../shared/table/read.ts';
import { transact } from '../../shared/table/transaction.ts';
import { call } from '../support/citizens.ts';
import { enrolledPerson } from '../support/enrolled-people.ts';
import { testRing } from '../support/keys.ts';
import { givenPayouts, payoutWorld, type PaidPerson, type PayoutWorld } from '../support/payouts.ts';
import { announcedWave } from '../support/recipients.ts';
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

const onePerson = async (payoutsEach = 1): Promise<PaidPerson & { readonly payoutId: PayoutId }> => {
  const [person] = await givenPayouts(local.table, 1, payoutsEach);
  const payoutId = person?.payouts[0]?.payoutId;
  if (person === undefined || payoutId === undefined) throw new Error('There is nobody.');
  return { ...person, payoutId };
};
const statusOf = async (payoutId: PayoutId) => (await world.payouts.get(payoutId))?.status;
const balanceOf = async ({ applicantId, award }: PaidPerson): Promise<unknown> =>
  (await getItem(local.table, moneyKeys.balance(applicantId, 'incentive', award.waveId)))?.['balance'];
const endsOf = (payoutId: PayoutId) => queryAll(local.table, { pk: `PAYOUT#${payoutId}`, prefix: 'EVENT#' });

describe('an envelope', () => {
  test('declares just what is in it, over each channel, however often its steps come', async () => {
    const people = await givenPayouts(local.table, 12, 2);
    await world.open();
    const messages = [...world.queue()];
    await world.drain();
    for (const { body } of messages) await world.deliver(body);
    await world.drain();

    const [envelope] = await world.envelopes.all();

    const sum = people.flatMap(({ payouts }) => payouts).reduce((all, { amount }) => all + amount, 0);
    expect(envelope).toMatchObject({ status: 'proposed', declared: { count: 24, sum } });
    expect(envelope?.declared?.channels).toMatchObject({ BNI: { count: 4, sum: 1_300_000 } });
    const ids = people.flatMap(({ payouts }) => payouts.map(({ payoutId }) => payoutId));
    expect(new Set(await Promise.all(ids.map(statusOf)))).toEqual(new Set(['enveloped']));
  });

  test('holds what was ready up to its instant, and is empty where nothing was', async () => {
    await givenPayouts(local.table, 3);

    await world.open('operator-1', { until: '2023-03-10T02:59:59.999Z' });
    await world.drain();

    expect(await world.envelopes.all()).toMatchObject([{ status: 'empty', declared: { count: 0, sum: 0 } }]);
    expect(await world.open('operator-1', { until: '2023-04-01T00:00:00.000Z' })).toMatchObject({
      status: 422,
      body: { code: 'envelope-until-ahead' },
    });
  });

  test('is the same one for the same instant', async () => {
    const until = '2023-03-10T03:30:00.000Z';
    const first = await world.open('operator-1', { until });
    const again = await world.open('operator-2', { until });

    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toMatchObject({ envelopeId: first.body['envelopeId'], proposedBy: 'operator-1' });
  });

  test('is shipped once two others name what it declares, and not before', async () => {
    const { payoutId } = await onePerson();
    const { envelopeId } = await world.proposed();
    const verdict = { verdict: 'approve', count: 1, sum: 600_000 };

    const own = await world.decide(envelopeId, 'operator-1', verdict);
    const wrongSum = await world.decide(envelopeId, 'approver-1', { ...verdict, sum: 600_001 });
    const wrongCount = await world.decide(envelopeId, 'approver-1', { ...verdict, count: 2 });
    const first = await world.decide(envelopeId, 'approver-1', verdict);
    const again = await world.decide(envelopeId, 'approver-1', verdict);
    await world.deliver({ kind: 'ship', payoutId });
    const before = world.calls.pay;
    const second = await world.decide(envelopeId, 'approver-2', verdict);
    await world.drain();

    expect([own, wrongSum, wrongCount].map(({ status, body }) => [status, body['code']])).toEqual([
      [403, 'approval-own'],
      [409, 'declaration-differs'],
      [409, 'declaration-differs'],
    ]);
    expect([first, again, second].map(({ body }) => body['status'])).toEqual(['proposed', 'proposed', 'approved']);
    expect(before).toBe(0);
    expect(await statusOf(payoutId)).toBe('paid');
    expect(await world.envelopes.get(envelopeId)).toMatchObject({ status: 'shipped' });
  });

  test('that is rejected gives its payouts to the next one', async () => {
    const { payoutId } = await onePerson();
    const { envelopeId } = await world.proposed();

    const reason = 'Jumlahnya belum diperiksa.';
    const rejected = await world.decide(envelopeId, 'approver-1', { verdict: 'reject', reason });
    const late = await world.decide(envelopeId, 'approver-2', { verdict: 'approve', count: 1, sum: 600_000 });
    await world.drain();
    const between = await statusOf(payoutId);
    world.pass(1);
    const next = await world.proposed();
    await world.approve(next);
    await world.drain();

    expect(rejected.body).toMatchObject({ status: 'rejected', remark: reason });
    expect(late).toMatchObject({ status: 409, body: { code: 'envelope-closed' } });
    expect(between).toBe('ready');
    expect(next).toMatchObject({ declared: { count: 1, sum: 600_000 } });
    expect(await statusOf(payoutId)).toBe('paid');
  });

  test('that stands still is set going again', async () => {
    const { payoutId } = await onePerson();
    await world.open();
    world.loseMessages();
    world.pass(5);
    const early = await world.tick();
    world.pass(11);
    await world.tick();
    await world.drain();

    expect(early).toBe(0);
    expect(await statusOf(payoutId)).toBe('enveloped');
  });

  test('killed at any call and begun again declares the same', async () => {
    await givenPayouts(local.table, 4, 2);
    const { envelopeId } = Envelope.parse((await world.open()).body);
    let crashes = 0;
    for (let calls = 1; world.queue().length > 0; calls = (calls % 6) + 1) {
      const [message] = world.queue().splice(0, 1);
      world.fuse.arm(calls);
      const failed = await world.deliver(message?.body);
      world.fuse.disarm();
      if (failed.length > 0 && message !== undefined) world.queue().push(message);
      crashes += failed.length;
    }

    expect(crashes).toBeGreaterThan(4);
    expect(await world.envelopes.get(envelopeId)).toMatchObject({
      status: 'proposed',
      declared: { count: 8, sum: 4 * 650_000 },
    });
  });
});

/** What a person reads of their money, the newest first. */
const told = async ({ applicantId }: PaidPerson) => {
  const { transfersOf, payouts } = world;
  const handler = listOwnTransfers({ transfersOf: () => transfersOf(applicantId), payouts });
  const { body } = await call(handler, { method: 'GET', claims: { sub: 'wati' } });
  const Told = z.object({ text: z.string(), payout: z.object({ status: z.string() }).loose().optional() });
  return z.object({ transfers: z.array(Told) }).parse(body).transfers;
};

/** The envelope of all that is ready, approved, and its messages delivered once. */
const shipped = async (): Promise<void> => {
  await world.approve(await world.proposed());
  await world.drain();
};

describe('a payout', () => {
  test('is blocked, paid and told, once, with its transfers', async () => {
    const person = await onePerson();
    await shipped();
    await world.deliver({ kind: 'ship', payoutId: person.payoutId });

    const causes = (await world.transfersOf(person.applicantId)).map(({ cause }) => cause.kind);
    expect(causes.toSorted()).toEqual(['incentive', 'payout-block']);
    expect(
      await getItem(local.table, moneyKeys.transfer(undefined, `payout-payment-${person.payoutId}`)),
    ).toMatchObject({
      entries: [
        { account: { kind: 'blocked' }, amount: -600_000 },
        { account: { kind: 'paid', channel: 'BNI' }, amount: 600_000 },
      ],
    });
    expect(await balanceOf(person)).toBe(0);
    expect(await endsOf(person.payoutId)).toMatchObject([{ data: { outcome: 'paid', amount: 600_000 } }]);
    expect(world.calls.pay).toBe(1);
  });

  test('whose answer was lost is asked about, and never paid again', async () => {
    const person = await onePerson();
    const { payoutId } = person;
    world.misbehave({ lost: 1 });
    await shipped();
    const between = await statusOf(payoutId);
    const toldBetween = await told(person);
    await world.deliver({ kind: 'ship', payoutId });
    await world.deliver({ kind: 'ask', payoutId });
    const asked = world.calls.stateOf;
    world.misbehave();
    await world.settleDown();

    expect(between).toBe('unknown');
    // It was not time to ask yet.
    expect(asked).toBe(0);
    expect(await statusOf(payoutId)).toBe('paid');
    expect(toldBetween[0]).toEqual({ text: 'Pembayaran insentif diproses', payout: { status: 'under-way' } });
    const { settledAt } = (await world.payouts.get(payoutId)) ?? {};
    expect((await told(person))[0]).toEqual({ text: 'Insentif dibayarkan', payout: { status: 'paid', settledAt } });
    expect(world.calls.pay).toBe(1);
    expect(world.books.totals()).toMatchObject({ count: 1, sum: 600_000, repeated: 0 });
  });

  test('that the bank never got is told again as the same payment', async () => {
    const { payoutId } = await onePerson();
    world.misbehave({ faults: 1 });
    await shipped();
    world.misbehave();
    await world.settleDown();

    expect(world.calls.pay).toBe(2);
    expect(await statusOf(payoutId)).toBe('paid');
    expect(world.books.payments()).toMatchObject([{ payoutId, status: 'paid' }]);
  });

  test('that certainly was not told is looked at anew before it is', async () => {
    const person = await onePerson();
    world.misbehave({ open: 1 });
    await world.approve(await world.proposed());
    // Until it waits for its channel.
    while (world.calls.pay === 0) {
      const [message] = world.queue().splice(0, 1);
      await world.deliver(message?.body);
    }
    const between = await statusOf(person.payoutId);
    const waiting = world.queue().filter(({ delaySeconds = 0 }) => delaySeconds >= 10);
    world.misbehave();
    await stop(person);
    await world.drain();

    expect(between).toBe('blocked');
    expect(waiting).toHaveLength(1);
    expect(await statusOf(person.payoutId)).toBe('withdrawn');
    expect(world.books.payments()).toEqual([]);
  });

  test('killed at any call is paid once', async () => {
    for (const calls of Array.from({ length: 24 }, (_, place) => place + 1)) {
      const own = await localTable();
      const fresh = payoutWorld(own.table);
      const [person] = await givenPayouts(own.table, 1);
      const payoutId = person?.payouts[0]?.payoutId;
      await fresh.approve(await fresh.proposed());
      await fresh.drain();
      fresh.fuse.arm(calls);
      await fresh.deliver({ kind: 'ship', payoutId });
      fresh.fuse.disarm();
      await fresh.settleDown();

      expect(fresh.books.totals()).toMatchObject({ count: 1, sum: 600_000 });
      await own.stop();
    }
  });

  test('that comes back frees its money, and marks the account', async () => {
    const person = await onePerson();
    world.faults.set(person.number, 'not-upgraded');
    await shipped();

    expect(await world.payouts.get(person.payoutId)).toMatchObject({ status: 'bounced', because: 'not-upgraded' });
    expect(await balanceOf(person)).toBe(600_000);
    expect(await getItem(local.table, moneyKeys.payoutAccountVersion(person.applicantId, 1))).toMatchObject({
      faultyBecause: 'not-upgraded',
    });
    expect(await queryAll(local.table, moneyKeys.incentiveDue('2023-03-11', person.applicantId))).toHaveLength(1);
    expect(await endsOf(person.payoutId)).toMatchObject([{ data: { outcome: 'bounced' } }]);
  });
});

const stop = async ({ award, registration }: PaidPerson): Promise<void> => {
  const listed = { reason: 'listed', listVersion: '1', source: 'police', rule: 'occupation' };
  const stopped = stoppedAward(award, { listed, registration, at: world.now().toISOString() });
  if (!(await awardTable(local.table).stop(award, stopped))) throw new Error('The card was not stopped.');
};

describe('at the last moment a payout is withdrawn', () => {
  const incentiveOf = async ({ applicantId }: PaidPerson) => {
    const [incentive] = await incentiveTable(local.table).ofPerson(applicantId);
    return incentive;
  };

  test('of a card that was stopped: the incentive is refused, and its money allotted again', async () => {
    const person = await onePerson();
    const envelope = await world.proposed();
    await stop(person);
    await world.approve(envelope);
    await world.drain();

    expect(await world.payouts.get(person.payoutId)).toMatchObject({ status: 'withdrawn', because: 'listed' });
    expect(await incentiveOf(person)).toMatchObject({ outcome: 'refused', reasons: [{ code: 'listed' }] });
    expect(await balanceOf(person)).toBe(0);
    const causes = (await world.transfersOf(person.applicantId)).map(({ cause }) => cause.kind);
    expect(causes).toEqual(expect.arrayContaining(['payout-block', 'payout-withdrawal', 'incentive-withdrawal']));
    expect(world.calls.pay).toBe(0);
  });

  test('of somebody whom a list names by now', async () => {
    const person = await onePerson();
    const envelope = await world.proposed();
    const { identity } = enrolledPerson({ number: 0, wave: announcedWave, regency: '32.01' });
    await transact(local.table, () =>
      listTable(local.table).listingWrites({
        nikHashes: keyedHashes(testRing, 'nik', identity.nik),
        source: 'police',
        listVersion: '2023-03-10',
        since: '2023-03-10T00:00:00.000Z',
      }),
    );
    await world.approve(envelope);
    await world.drain();

    expect(await statusOf(person.payoutId)).toBe('withdrawn');
    expect(await incentiveOf(person)).toMatchObject({
      outcome: 'refused',
      reasons: [{ source: 'police', listVersion: '2023-03-10' }],
    });
    expect(world.calls.pay).toBe(0);
  });

  test('to an account that cannot be paid to: the incentive stands, and is looked at the day after', async () => {
    const person = await onePerson();
    const envelope = await world.proposed();
    const { applicantId } = person;
    await transact(local.table, (name) => [
      faultyWrite({ applicantId, version: 1 }, { because: 'inactive', at: world.now().toISOString() })(name),
    ]);
    await world.approve(envelope);
    await world.drain();

    expect(await world.payouts.get(person.payoutId)).toMatchObject({ because: 'account-not-payable' });
    expect(await incentiveOf(person)).toMatchObject({ outcome: 'approved' });
    expect(await balanceOf(person)).toBe(600_000);
    expect(await queryAll(local.table, moneyKeys.incentiveDue('2023-03-11', applicantId))).toHaveLength(1);
    expect(world.calls.pay).toBe(0);
  });
});
