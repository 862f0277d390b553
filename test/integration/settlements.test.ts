import '../support/environment.ts';
import { paginateScan, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PlatformId } from '../../events/catalogue.ts';
import { SettlementId } from '../../events/money.ts';
import type { OrderId } from '../../events/training.ts';
import { ClientCode } from '../../events/training.ts';
import { decideHold } from '../../functions/settlements/decide-hold.ts';
import { decideSettlement } from '../../functions/settlements/decide-settlement.ts';
import { getHold } from '../../functions/settlements/get-hold.ts';
import { getSettlement } from '../../functions/settlements/get-settlement.ts';
import { holdOrder } from '../../functions/settlements/hold-order.ts';
import { listOwnSettlements } from '../../functions/settlements/list-own-settlements.ts';
import { openSettlement } from '../../functions/settlements/open-settlement.ts';
import { proposeHoldEnd } from '../../functions/settlements/propose-hold-end.ts';
import { accountName } from '../../shared/domain/ledger/account.ts';
import { Transfer } from '../../shared/domain/ledger/transfer.ts';
import { refundedOrder } from '../../shared/domain/training/giving-back.ts';
import type { Order } from '../../shared/domain/training/order.ts';
import { redeemed } from '../../shared/domain/training/redeeming.ts';
import { Refusal } from '../../shared/errors.ts';
import { givingBack } from '../../shared/orders/giving-back.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { courseEvidence } from '../../shared/settlements/evidence.ts';
import { SettlementStep, settlementStep } from '../../shared/settlements/step.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { certificateTable } from '../../shared/table/certificates.ts';
import type { Table } from '../../shared/table/client.ts';
import { holdTable } from '../../shared/table/holds.ts';
import { keys } from '../../shared/table/keys.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { partnerTable } from '../../shared/table/partners.ts';
import { presenceTable } from '../../shared/table/presences.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';
import { settlementTable } from '../../shared/table/settlements.ts';
import { call, type HttpAnswer } from '../support/citizens.ts';
import { aSchedule, givenOrder, type OrderParts } from '../support/given-orders.ts';
import { openWave } from '../support/joiners.ts';
import { announcedWave, givenRecipients } from '../support/recipients.ts';
import { givenPlatformClient } from '../support/sales.ts';
import { Fuse, fusedClient } from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const platformId = PlatformId.parse('pasar-ilmu');
const clientCode = ClientCode.parse('lp-cendekia-client');
const schedule = aSchedule();
const inClass = new Date('2023-03-01T02:10:00.000Z');
const day = '2023-03-05';
/** The day after, when it is settled. */
const later = new Date('2023-03-06T03:00:00.000Z');

let engine: LocalTable;
let local: LocalTable;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  await openWave(local.table, announcedWave);
  return () => local.stop();
});

const staff = (sub: string, group: string) => ({ sub, 'cognito:groups': `[${group}]` });

/** What staff, and the queue's worker, do about settlements on a table. */
const desk = (table: Table) => {
  const shared = {
    settlements: settlementTable(table),
    orders: orderTable(table),
    holds: holdTable(table),
    partners: partnerTable(table),
    platforms: { get: () => Promise.resolve({ name: 'Pasar Ilmu' }) } as never,
  };
  const ask = (
    handler: Parameters<typeof call>[0],
    who: Record<string, string>,
    parts: { path?: Record<string, string>; body?: unknown; method?: string; at?: Date },
  ): Promise<HttpAnswer> =>
    call(handler, {
      method: parts.method ?? 'POST',
      at: parts.at ?? later,
      claims: who,
      ...(parts.path === undefined ? {} : { pathParameters: parts.path }),
      ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
    });
  const queue: SettlementStep[] = [];
  const run = settlementStep({
    ...shared,
    evidence: courseEvidence({ presences: presenceTable(table), certificates: certificateTable(table) }),
    steps: (messages: readonly Outgoing[]) => {
      queue.push(...messages.map(({ body }) => SettlementStep.parse(body)));
      return Promise.resolve();
    },
    now: () => later,
  });
  return {
    shared,
    queue,
    run,
    open: (body: unknown = { day }, who = 'olga') =>
      ask(openSettlement(shared), staff(who, 'operator'), { path: { platformId }, body }),
    look: (settlementId: string) =>
      ask(getSettlement(shared), staff('audi', 'auditor'), { method: 'GET', path: { platformId, settlementId } }),
    decide: (settlementId: string, body: unknown, who = 'ani') =>
      ask(decideSettlement(shared), staff(who, 'approver'), { path: { platformId, settlementId }, body }),
    own: (clientId: string) =>
      ask(listOwnSettlements(shared), { client_id: clientId, scope: 'partner/integration' }, { method: 'GET' }),
    hold: (orderId: string, body: unknown = { reason: 'Dugaan pelatihan fiktif.' }) =>
      ask(holdOrder(shared), staff('olga', 'operator'), { method: 'PUT', path: { orderId }, body }),
    seeHold: (orderId: string) => ask(getHold(shared), staff('audi', 'auditor'), { method: 'GET', path: { orderId } }),
    propose: (orderId: string, outcome: string, who = 'olga') =>
      ask(proposeHoldEnd(shared), staff(who, 'operator'), {
        path: { orderId },
        body: { outcome, reason: 'Bukti sudah diperiksa.' },
      }),
    endHold: (orderId: string, outcome: string, who = 'ani') =>
      ask(decideHold(shared), staff(who, 'approver'), { path: { orderId }, body: { outcome } }),
    /** Works on what the event of a change set going, to its end. */
    async work(kind: SettlementStep['kind'], settlementId: string): Promise<void> {
      queue.push({ kind, platformId, settlementId: SettlementId.parse(settlementId) });
      for (let step = queue.shift(); step !== undefined; step = queue.shift()) await run(step);
    },
  };
};

const Sums = z.object({ count: z.int(), sum: z.int() });
const View = z.object({
  settlementId: z.string(),
  status: z.string(),
  sums: z.object({ pay: Sums, held: Sums, setOff: Sums, leftOut: Sums }).optional(),
  declared: Sums.optional(),
});
const viewOf = ({ body }: HttpAnswer) => View.parse(body);
const codeOf = ({ body }: HttpAnswer) => z.object({ code: z.string() }).parse(body).code;

/** A purchase of a recipient of their own, by number. */
const bought = async (number: number, parts: OrderParts = {}): Promise<Order> => {
  const [person] = await givenRecipients(local.table, [number]);
  if (person === undefined) throw new Error('There is nobody.');
  return givenOrder(local.table, person, { schedule, ...parts });
};

/** The institution takes the code in for the first session; the participant is there, or is not. */
const committed = async (order: Order, { isPresent = true } = {}): Promise<Order> => {
  const taken = await orderTable(local.table).redeem(order.redeemCode, (standing) => {
    if (standing === undefined) throw new Refusal('redeem-code-not-found');
    const sequence = standing.mode === 'self-paced' ? undefined : 1;
    return Promise.resolve({
      standing,
      change: redeemed(standing, { schedule, sequence, by: clientCode, at: inClass }),
    });
  });
  if (isPresent) {
    const presence = { sequence: 1, at: inClass.toISOString(), how: 'liveness' };
    const Item = { ...keys.presence(order.orderId, 1), ...presence };
    await local.client.send(new PutCommand({ TableName: local.table.name, Item }));
  }
  return taken;
};

/** The programme gives a purchase back. */
const givenBack = async (orderId: OrderId, at: Date): Promise<void> => {
  const { table } = local;
  const parts = { orders: orderTable(table), awards: awardTable(table), purchases: purchaseTable(table) };
  await givingBack(parts)(orderId, (order, award) => refundedOrder(order, award, at));
};

/** What every account that no participant has comes to, by its name, over all transfers on the table. */
const balances = async (): Promise<Record<string, number>> => {
  const sums: Record<string, number> = {};
  const pages = paginateScan({ client: local.client }, { TableName: local.table.name });
  for await (const { Items = [] } of pages)
    for (const item of Items) {
      const transfer = Transfer.safeParse(item);
      if (!transfer.success) continue;
      for (const { account, amount } of transfer.data.entries) {
        const name = accountName(account);
        sums[name] = (sums[name] ?? 0) + amount;
      }
    }
  return Object.fromEntries(
    Object.entries(sums).filter(([name, sum]) => sum !== 0 && /^(payable|withheld|settled|returned)#/.test(name)),
  );
};

/** Everything that the platform is to be paid for, or that is to be set off. */
const dues = async (office: ReturnType<typeof desk>) => {
  const wanted = { until: '2023-04-01T00:00:00.000Z', after: undefined, limit: 10 };
  const shards = Array.from({ length: 16 }, (_, shard) => office.shared.settlements.due(platformId, shard, wanted));
  return (await Promise.all(shards)).flatMap(({ due }) => due);
};

const proposed = async (office: ReturnType<typeof desk>) => {
  const { settlementId } = viewOf(await office.open());
  await office.work('assemble', settlementId);
  return viewOf(await office.look(settlementId));
};

/** Two approvers name what is declared. */
const approved = async (office: ReturnType<typeof desk>, { settlementId, declared }: z.infer<typeof View>) => {
  const body = { verdict: 'approve', ...declared };
  expect((await office.decide(settlementId, body, 'ani')).status).toBe(200);
  expect((await office.decide(settlementId, body, 'budi')).status).toBe(200);
  await office.work('release', settlementId);
  return viewOf(await office.look(settlementId));
};

describe('the settlement of a platform', () => {
  test('pays for what was committed, once, and for nothing else', async () => {
    const office = desk(local.table);
    const [one, two, three] = [await bought(1), await bought(2), await bought(3)];
    await committed(one);
    await committed(two);
    await bought(4);
    await committed(three);
    await givenBack(three.orderId, later);

    const settlement = await proposed(office);
    expect(settlement.sums).toMatchObject({
      pay: { count: 2, sum: 1_200_000 },
      held: { count: 0 },
      leftOut: { count: 1, sum: 600_000 },
    });
    const paid = await approved(office, settlement);
    await office.work('release', settlement.settlementId);
    await office.work('assemble', settlement.settlementId);

    expect(paid.status).toBe('paid');
    // One is bought and not committed: it is owed, and not due.
    expect(await balances()).toEqual({ 'payable#pasar-ilmu': 600_000, 'settled#pasar-ilmu': 1_200_000 });
    const again = await office.open();
    expect([again.status, viewOf(again).status]).toEqual([200, 'paid']);
  });

  test('takes two approvers, neither of them the proposer, who name what is declared', async () => {
    const office = desk(local.table);
    await committed(await bought(1));
    const { settlementId, declared } = await proposed(office);
    const body = { verdict: 'approve', ...declared };

    expect(codeOf(await office.decide(settlementId, body, 'olga'))).toBe('approval-own');
    expect(codeOf(await office.decide(settlementId, { ...body, sum: 1 }))).toBe('declaration-differs');
    expect(viewOf(await office.decide(settlementId, body, 'ani')).status).toBe('proposed');
    expect(viewOf(await office.decide(settlementId, body, 'ani')).status).toBe('proposed');
    await office.work('release', settlementId);
    expect(await balances()).toEqual({ 'payable#pasar-ilmu': 600_000 });
    expect(viewOf(await office.decide(settlementId, body, 'budi')).status).toBe('approved');
    expect(codeOf(await office.decide(settlementId, body, 'citra'))).toBe('settlement-closed');
  });

  test('puts back what was rejected, and takes it up again', async () => {
    const office = desk(local.table);
    await committed(await bought(1));
    const first = await proposed(office);

    await office.decide(first.settlementId, { verdict: 'reject', reason: 'Jumlahnya belum diperiksa.' });
    await office.work('undo', first.settlementId);
    expect(viewOf(await office.look(first.settlementId)).status).toBe('withdrawn');
    // Nobody has looked into it: what speaks against it by the next time holds it back.
    expect(await dues(office)).toMatchObject([{ kind: 'course', isCleared: false }]);
    const second = await proposed(office);

    expect(second.declared).toEqual(first.declared);
    expect((await approved(office, second)).status).toBe('paid');
    expect(await balances()).toEqual({ 'settled#pasar-ilmu': 600_000 });
  });

  test('holds back what nobody was seen at, until two people have looked into it', async () => {
    const office = desk(local.table);
    const [seen, unseen, never] = [await bought(1), await bought(2), await bought(3)];
    await committed(seen);
    await committed(unseen, { isPresent: false });
    await committed(never, { isPresent: false });

    const settlement = await proposed(office);
    expect(settlement.sums).toMatchObject({ pay: { count: 1 }, held: { count: 2, sum: 1_200_000 } });
    await approved(office, settlement);
    expect(await balances()).toEqual({ 'settled#pasar-ilmu': 600_000, 'withheld#pasar-ilmu': 1_200_000 });
    expect(
      z.object({ reasons: z.array(z.string()) }).parse((await office.seeHold(unseen.orderId)).body).reasons,
    ).toEqual(['attendance-missing']);

    expect(codeOf(await office.endHold(unseen.orderId, 'release'))).toBe('hold-not-proposed');
    await office.propose(unseen.orderId, 'release');
    expect(codeOf(await office.endHold(unseen.orderId, 'release', 'olga'))).toBe('approval-own');
    expect((await office.endHold(unseen.orderId, 'release')).status).toBe(200);
    expect((await office.endHold(unseen.orderId, 'release')).status).toBe(200);
    await office.propose(never.orderId, 'deduct');
    await office.endHold(never.orderId, 'deduct');

    expect(await balances()).toEqual({
      'payable#pasar-ilmu': 600_000,
      'settled#pasar-ilmu': 600_000,
      [`returned#${announcedWave.waveId}`]: 600_000,
    });
    const next = viewOf(await office.open({ day: '2023-03-05' }));
    expect(next.status).toBe('paid');
  });

  test('holds for an audit what is due, and refuses what was paid for', async () => {
    const office = desk(local.table);
    const [one, two, placed] = [await bought(1), await bought(2), await bought(3)];
    await committed(one);
    await committed(two);

    expect((await office.hold(one.orderId)).status).toBe(201);
    expect((await office.hold(one.orderId)).status).toBe(200);
    expect(codeOf(await office.hold(placed.orderId))).toBe('order-not-redeemed');
    const settlement = await proposed(office);
    expect(codeOf(await office.hold(two.orderId))).toBe('order-settled');
    await approved(office, settlement);

    expect(codeOf(await office.hold(two.orderId))).toBe('order-settled');
    expect(await balances()).toEqual({
      'payable#pasar-ilmu': 600_000,
      'settled#pasar-ilmu': 600_000,
      'withheld#pasar-ilmu': 600_000,
    });
  });

  test('sets off what was paid for and given back since; what was held goes back to its participant', async () => {
    const office = desk(local.table);
    const [paid, held] = [await bought(1), await bought(2)];
    await committed(paid);
    await committed(held, { isPresent: false });
    await approved(office, await proposed(office));

    await givenBack(paid.orderId, later);
    await givenBack(held.orderId, later);

    expect(await balances()).toEqual({ 'payable#pasar-ilmu': -600_000, 'settled#pasar-ilmu': 600_000 });
    expect(z.object({ status: z.string() }).parse((await office.seeHold(held.orderId)).body).status).toBe('given-back');
    expect(await dues(office)).toMatchObject([{ orderId: paid.orderId, kind: 'set-off' }]);
  });

  test('comes out the same, to the rupiah, whichever call the worker dies after, and however often a step comes', async () => {
    const fuse = new Fuse();
    const mortal = desk({ client: fusedClient(local.client, fuse), name: local.table.name });
    const office = desk(local.table);
    for (const number of [1, 2, 3, 4]) await committed(await bought(number), { isPresent: number !== 4 });
    const { settlementId } = viewOf(await office.open());
    const steps = Array.from({ length: 16 }, (_, shard) => ({
      platformId,
      settlementId: SettlementId.parse(settlementId),
      shard,
    }));
    const dyingAt = async (kind: 'assemble' | 'release'): Promise<void> => {
      for (const step of [...steps, ...steps])
        for (let calls = 1; ; calls += 1) {
          fuse.arm(calls);
          const outcome = await mortal.run({ ...step, kind }).then(
            () => 'done',
            () => 'died',
          );
          fuse.disarm();
          if (outcome === 'done') break;
        }
    };

    await dyingAt('assemble');
    const settlement = viewOf(await office.look(settlementId));
    expect(settlement.sums).toMatchObject({ pay: { count: 3, sum: 1_800_000 }, held: { count: 1, sum: 600_000 } });
    const body = { verdict: 'approve', ...settlement.declared };
    await office.decide(settlementId, body, 'ani');
    await office.decide(settlementId, body, 'budi');
    await dyingAt('release');

    expect(viewOf(await office.look(settlementId)).status).toBe('paid');
    expect(await balances()).toEqual({ 'settled#pasar-ilmu': 1_800_000, 'withheld#pasar-ilmu': 600_000 });
  });

  test('shows a platform its own settlements and nobody else’s, without who approved them', async () => {
    const office = desk(local.table);
    const mine = await givenPlatformClient(local.table, 'pasar-ilmu');
    const theirs = await givenPlatformClient(local.table, 'pasar-lain');
    await committed(await bought(1));
    await approved(office, await proposed(office));

    const own = await office.own(mine);

    expect(own.body).toMatchObject({ settlements: [{ day, status: 'paid' }] });
    expect(JSON.stringify(own.body)).not.toMatch(/ani|budi|olga/);
    expect((await office.own(theirs)).body).toEqual({ settlements: [] });
  });

  test('refuses a day that is not over, and a settlement that is not there', async () => {
    const office = desk(local.table);

    expect(codeOf(await office.open({ day: '2023-03-06' }))).toBe('settlement-day-not-over');
    expect(codeOf(await office.open({ day: 'kemarin' }))).toBe('field-malformed');
    expect(codeOf(await office.look('0'.repeat(24)))).toBe('settlement-not-found');
    expect(codeOf(await office.seeHold('0'.repeat(24)))).toBe('hold-not-found');
  });
});
