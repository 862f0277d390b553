import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { CertificateId } from '../../events/training.ts';
import { BatchId } from '../../shared/domain/training/completion.ts';
import { orderData, type Order } from '../../shared/domain/training/order.ts';
import { dossierTable, type Completion } from '../../shared/table/dossiers.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { keys } from '../../shared/table/keys.ts';
import { queryAll } from '../../shared/table/read.ts';
import { completionWorld, noticeDay, noticeOf, type CompletionWorld } from '../support/completions.ts';
import { signingKeys, type SigningKeys } from '../support/signing-key.ts';
import { localTable, type LocalTable } from '../support/table.ts';
import { redeemCodeFor, selfPaced } from '../support/training.ts';

let local: LocalTable;
let engine: SigningKeys;
let world: CompletionWorld;
beforeAll(async () => {
  [local, engine] = await Promise.all([localTable(), signingKeys()]);
  world = await completionWorld(local.table, engine);
});
afterAll(async () => {
  await world.stop();
  await Promise.all([local.stop(), engine.stop()]);
});

const Accepted = z.object({
  batchId: z.string(),
  notices: z.array(z.object({ id: z.string().optional(), status: z.string(), code: z.string().optional() })),
});
const idsOf = ({ body }: { readonly body: unknown }): string[] =>
  Accepted.parse(body).notices.flatMap(({ id }) => id ?? []);
const Outcome = z.object({
  status: z.string(),
  certificateId: z.string().optional(),
  reasons: z.array(z.object({ code: z.string(), detail: z.string() })).optional(),
});
const outcomeOf = async (id: string) => Outcome.parse((await world.look(id)).body);
const codesOf = async (id: string) => (await outcomeOf(id)).reasons?.map(({ code }) => code);

/** Tells of one training, settles it, and looks at what it came to. */
const told = async (order: Pick<Order, 'redeemCode'>, fields: object = {}, as = 'lp-cendekia') => {
  const [id = ''] = idsOf(await world.tell([noticeOf(order, fields)], { as }));
  await world.drain();
  return Outcome.parse((await world.look(id, { as })).body);
};

const eventsOf = async ({ orderId }: Order): Promise<string[]> =>
  (await queryAll(local.table, { pk: keys.order(orderId).pk, prefix: 'EVENT#' })).map(({ event }) => String(event));

describe('a notice of a training that was done', () => {
  test('waits, and ends in a certificate, a completed purchase and one event', async () => {
    const order = await world.training('done');

    const answer = await world.tell([noticeOf(order, { preTest: 40, postTest: 85, score: 90 })]);
    const [id = ''] = idsOf(answer);
    const before = await world.look(id);
    await world.drain();
    const after = await outcomeOf(id);

    expect(answer).toMatchObject({ status: 202, body: { accepted: 1, refused: 0 } });
    expect(before).toMatchObject({ status: 200, body: { id, status: 'pending' } });
    expect(after.status).toBe('completed');
    expect(await orderTable(local.table).get(order.orderId)).toMatchObject({
      status: 'completed',
      revision: 3,
      completedAt: '2023-03-06T03:00:00.000Z',
      certificateId: after.certificateId,
    });
    expect(await eventsOf(order)).toEqual(['training.completed.v1']);
  });

  test('told twice, by other calls and in other words, has one certificate', async () => {
    const order = await world.training('twice');

    const first = await told(order);
    const second = await told(order, { hours: 20 });
    const worse = await told(order, { hours: 1 });

    expect([second, worse]).toEqual([first, first]);
    expect(await eventsOf(order)).toHaveLength(1);
  });

  test('self-paced, is completed on one proof of presence and the word of when the modules were done', async () => {
    const order = await world.training('self-paced', selfPaced);

    expect(await told(order)).toMatchObject({ status: 'completed' });
  });
});

describe('a notice is refused with every reason', () => {
  test('that the programme’s own evidence gives', async () => {
    const order = await world.training('unproven', {}, { present: [2], tasks: ['passed', 'submitted'] });

    const { status, reasons } = await told(order, { hours: 15.5 });

    expect(status).toBe('refused');
    expect(reasons).toEqual([
      expect.objectContaining({ code: 'completion-hours-too-few' }),
      { code: 'completion-sessions-missed', detail: 'Kehadiran pada sesi 1 tidak terbukti.' },
      expect.objectContaining({ code: 'completion-task-not-passed' }),
    ]);
    expect(await orderTable(local.table).get(order.orderId)).toMatchObject({ status: 'redeemed' });
    expect(await eventsOf(order)).toEqual([]);
  });

  test.each([
    ['before its modules were done', { completedAt: '2023-03-05T02:59:59.999Z' }, ['completion-before-modules']],
    ['in the future', { completedAt: '2023-03-11T02:00:00.001Z' }, ['completion-in-future']],
    [
      'before the last session ended',
      { completedAt: '2023-03-04T06:00:00.000Z', modulesCompletedAt: undefined },
      ['completion-before-last-session', 'completion-hours-too-many'],
    ],
    ['with more hours than had passed', { hours: 100 }, ['completion-hours-too-many']],
    [
      'before the code was redeemed',
      { completedAt: '2023-03-04T01:00:00.000Z', modulesCompletedAt: undefined },
      ['completion-before-last-session', 'completion-before-redeeming'],
    ],
  ])('completed %s', async (name, fields, codes) => {
    const order = await world.training(`refused ${name}`);

    const { reasons } = await told(order, fields);

    expect(reasons?.map(({ code }) => code)).toEqual(codes);
  });

  test('self-paced, faster than its hours, never present, and not telling of its modules', async () => {
    const order = await world.training('too fast', selfPaced, { present: [] });

    const { reasons } = await told(order, { completedAt: '2023-03-04T17:29:59.999Z', modulesCompletedAt: undefined });

    expect(reasons?.map(({ code }) => code)).toEqual([
      'completion-modules-untold',
      'completion-hours-too-many',
      'completion-never-present',
    ]);
  });

  test.each([
    ['placed', 'order-not-redeemed'],
    ['cancelled', 'redeem-code-cancelled'],
    ['refunded', 'redeem-transaction-cancelled'],
  ])('of a purchase that is %s', async (status, code) => {
    const order = await world.training(`status ${status}`, { status });

    expect((await told(order)).reasons?.map((reason) => reason.code)).toEqual([code]);
  });

  test('of another institution’s participant, of whom it says nothing, and of an unknown code', async () => {
    const order = await world.training('of another', {}, { present: [] });

    const other = await told(order, { hours: 1 }, 'lp-lain');
    const unknown = await told({ redeemCode: redeemCodeFor('nobody') });

    expect(other.reasons?.map(({ code }) => code)).toEqual(['redeem-code-of-another-institution']);
    expect(unknown.reasons?.map(({ code }) => code)).toEqual(['redeem-code-not-found']);
  });

  test('and stands, while a better notice after the evidence came is another one', async () => {
    const order = await world.training('late evidence', {}, { present: [1] });
    const first = idsOf(await world.tell([noticeOf(order)]));
    await world.drain();
    const at = '2023-03-04T05:30:00.000Z';
    await world.put({ ...keys.presence(order.orderId, 2), sequence: 2, at, how: 'review' });

    const again = idsOf(await world.tell([noticeOf(order)]));
    const anew = idsOf(await world.tell([noticeOf(order)], { headers: { 'idempotency-key': 'second-try' } }));
    await world.drain();

    expect(again).toEqual(first);
    expect(anew).not.toEqual(first);
    expect(await codesOf(first[0] ?? '')).toEqual(['completion-sessions-missed']);
    expect(await outcomeOf(anew[0] ?? '')).toMatchObject({ status: 'completed' });
  });
});

describe('a call', () => {
  test('of a thousand notices with broken ones among them accepts all others, and a fault holds back none', async () => {
    const orders = await Promise.all(Array.from({ length: 30 }, (_, number) => world.training(`many ${number}`)));
    const unknown = Array.from({ length: 960 }, (_, number) =>
      noticeOf({ redeemCode: redeemCodeFor(`unknown ${number}`) }),
    );
    const broken = [null, 7, {}, { ...noticeOf({ redeemCode: redeemCodeFor('x') }), hours: -1 }, [], 'x', 1, 2, 3, 4];
    await world.send([{ body: { kind: 'surprise' } }]);

    const answer = await world.tell([...broken, ...orders.map((order) => noticeOf(order)), ...unknown]);
    await world.drain();

    const { batchId, notices } = Accepted.parse(answer.body);
    const counts = await world.upload(batchId, { query: { status: 'completed' } });
    expect(notices).toHaveLength(1_000);
    expect(notices.slice(0, 4)).toEqual([
      { status: 'refused', code: 'field-wrong-type' },
      { status: 'refused', code: 'field-wrong-type' },
      { status: 'refused', code: 'field-missing' },
      { status: 'refused', code: 'field-too-short' },
    ]);
    expect(counts.body).toMatchObject({ lines: 1_000, accepted: 990, completed: 30, refused: 970, pending: 0 });
    expect(counts.body['outcomes']).toHaveLength(30);
    expect(await world.deadLetters()).toEqual(['{"kind":"surprise"}']);
  });

  test('sent again answers the same numbers, and under another key others', async () => {
    const order = await world.training('again');
    const notices = [noticeOf(order), { redeemCode: 'x' }];

    const answers = [await world.tell(notices), await world.tell(notices)];
    const other = await world.tell(notices, { headers: { 'idempotency-key': 'k1' } });
    await world.drain();

    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(idsOf(other)).not.toEqual(idsOf(answers[0] ?? { body: {} }));
    expect(await eventsOf(order)).toHaveLength(1);
  });

  test('is refused as a whole only when it is no call', async () => {
    const answers = [
      await world.tellAnything('{"notices":[]}'),
      await world.tellAnything('{"notices":{}}'),
      await world.tellAnything(JSON.stringify({ notices: Array.from({ length: 1_001 }, () => ({})) })),
      await world.tellAnything('[1'),
      await world.tell([{}], { headers: { 'idempotency-key': 'a b' } }),
      await world.tell([{}], { as: 'nobody' }),
    ];

    expect(answers.map(({ body }) => body['code'])).toEqual([
      'field-too-short',
      'field-wrong-type',
      'field-too-long',
      'body-malformed',
      'idempotency-key-malformed',
      'partner-unknown',
    ]);
  });

  test('may be looked at by its own institution only, and by its own numbers', async () => {
    const [id = ''] = idsOf(await world.tell([noticeOf({ redeemCode: redeemCodeFor('own') }), 5]));

    const answers = [
      await world.look(id, { as: 'lp-lain' }),
      await world.look(id.replace('.0', '.1')),
      await world.look(id.replace('.0', '.2')),
      await world.look('x'),
      await world.upload(id.replace('.0', ''), { as: 'lp-lain' }),
    ];
    await world.drain();

    expect(answers.map(({ body }) => body['code'])).toEqual([
      'completion-not-found',
      'completion-not-found',
      'completion-not-found',
      'completion-not-found',
      'upload-not-found',
    ]);
  });
});

describe('a worker that is killed after each of its calls', () => {
  test('loses nothing, and completes nothing twice', async () => {
    const orders = await Promise.all(Array.from({ length: 6 }, (_, number) => world.training(`killed ${number}`)));
    const missed = await world.training('killed, but missed', {}, { present: [] });
    const notices = [...orders, ...orders.slice(0, 2), missed].map((order) => noticeOf(order));
    const ids = idsOf(await world.tell(notices));

    const kills = await world.drainKilledAfterEachCall();

    const outcomes = await Promise.all(ids.map(outcomeOf));
    const certificates = outcomes.map(({ certificateId }) => certificateId);
    expect(kills).toBeGreaterThan(1);
    expect(outcomes.map(({ status }) => status)).toEqual([...Array<string>(8).fill('completed'), 'refused']);
    expect(new Set(certificates.slice(0, 6)).size).toBe(6);
    expect(certificates.slice(6, 8)).toEqual(certificates.slice(0, 2));
    for (const order of orders) expect(await eventsOf(order)).toEqual(['training.completed.v1']);
  });
});

describe('completions that are written together', () => {
  /** The completion of a training, from a revision that was seen. */
  const completionOf = (order: Order, revision = order.revision): Completion => {
    const certificateId = CertificateId.parse(order.redeemCode.padEnd(24, '0'));
    const at = noticeDay.toISOString();
    const data = orderData(order);
    return {
      order: { ...order, status: 'completed', completedAt: at, certificateId, revision: revision + 1 },
      certificate: {
        certificateId,
        holder: 'S*** A***',
        courseId: order.courseId,
        courseVersion: 1,
        title: order.title,
        mode: order.mode,
        hours: 16,
        institution: { id: order.institutionId, name: 'Lembaga Cendekia' },
        completedAt: at,
        scores: {},
        issuedAt: at,
        order: data,
        signed: 'signed',
        status: 'valid',
      },
      event: { event: 'training.completed.v1', occurredAt: at, data: { ...data, certificateId } },
      outcome: {
        batchId: BatchId.parse(order.orderId),
        position: 0,
        institutionId: order.institutionId,
        receivedAt: at,
        at,
        status: 'completed',
        certificateId,
      },
    };
  };

  test('are each their own: one that saw an old purchase, or comes twice, holds back no other', async () => {
    const [changed, good, other] = await Promise.all(
      ['changed', 'good', 'other'].map((name) => world.training(`together ${name}`)),
    );
    if (changed === undefined || good === undefined || other === undefined) throw new Error('A training is missing.');
    const dossiers = dossierTable(local.table);

    const outcomes = await Promise.all([
      dossiers.complete(completionOf(changed, 1)),
      dossiers.complete(completionOf(good)),
      dossiers.complete(completionOf(good)),
      dossiers.complete(completionOf(other)),
    ]);

    expect(outcomes).toEqual(['changed', 'completed', 'settled', 'completed']);
    expect(await eventsOf(changed)).toEqual([]);
    expect(await eventsOf(good)).toEqual(['training.completed.v1']);
    expect(await eventsOf(other)).toEqual(['training.completed.v1']);
  });
});
