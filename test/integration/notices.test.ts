import type { WaveId } from '../../events/event.ts';
import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getEvidence } from '../../functions/selection/get-evidence.ts';
import { getSelection } from '../../functions/selection/get-selection.ts';
import { runSelectionStep } from '../../functions/selection/run-selection-step.ts';
import type { Messages } from '../../shared/outside/messages.ts';
import { OutsideRefused, OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import type { SelectionStep } from '../../shared/domain/selection.ts';
import { Notice } from '../../shared/domain/notice.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { noticeTable } from '../../shared/table/notices.ts';
import { transact } from '../../shared/table/transaction.ts';
import { enroll, enrolledPerson } from '../support/enrolled-people.ts';
import { functionContext, gatewayEvent } from '../support/gateway-event.ts';
import { keepingGateway, noticeSender, type Sent } from '../support/notices.ts';
import { delivery } from '../support/queue-event.ts';
import { closedWave, selectionWorld, type SelectionWorld } from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let engine: LocalTable;
let world: SelectionWorld;
let notices: Notice[];

const people = [1, 2, 3, 4].map((number) => enrolledPerson({ number, wave: closedWave, regency: '32.01' }));
const [, , disputed, late] = people;

beforeAll(async () => {
  engine = await localTable();
  await enroll(engine.table, people);
  const claims = claimTable(engine.table);
  const hashes = disputed?.registration.nikHashes ?? [];
  const claim = await claims.get(hashes);
  const [other] = people;
  if (claim === undefined || other === undefined) throw new Error('The NIK is claimed.');
  await transact(engine.table, () => claims.disputeWrites(claim, hashes, other.applicantId, 'case'));
  world = selectionWorld({ table: engine.table, quota: { '32.01': 4 } });
  await world.start();
  // The steps go through the function itself, as SQS hands them over.
  const handler = runSelectionStep(world.dependencies);
  await world.drain({
    async deliver(step: SelectionStep) {
      expect(await delivery(handler, step)).toEqual([]);
    },
  });
  notices = world.notices.map((notice) => Notice.parse(notice));
});
afterAll(() => engine.stop());

describe('a notice', () => {
  let outbox: Sent[];
  let isDown: boolean;
  let postponed: Outgoing[];
  let handler: ReturnType<typeof noticeSender>;

  beforeEach(() => {
    isDown = false;
    postponed = [];
    const gateway = keepingGateway();
    outbox = gateway.outbox;
    const messages: Messages = {
      send: (message, key) =>
        isDown ? Promise.reject(new OutsideUnavailable('messages', 'network', 5)) : gateway.send(message, key),
    };
    handler = noticeSender(engine.table, {
      messages,
      postpone: (message) => Promise.resolve(void postponed.push(message)),
      now: world.now,
    });
  });

  test('that the gateway cannot take is put off, later each time and for as long as it lasts, and is no fault', async () => {
    isDown = true;
    const [notice] = notices;
    let next: unknown = notice;

    for (let attempt = 0; attempt < 12; attempt += 1) {
      expect(await delivery(handler, next)).toEqual([]);
      next = postponed.at(-1)?.body;
    }

    expect(postponed).toHaveLength(12);
    expect(next).toEqual({ ...notice, attempt: 12 });
    for (const [attempt, { delaySeconds = 0 }] of postponed.entries()) {
      expect(delaySeconds).toBeGreaterThanOrEqual(Math.max(5, 2 ** Math.min(attempt, 9)));
      expect(delaySeconds).toBeLessThanOrEqual(Math.min(900, Math.max(5, 2 ** (attempt + 1))));
    }
    expect(notice && (await noticeTable(engine.table).delivery(notice))).toBeUndefined();
  });

  test('that was put off is sent when the gateway is back, and no more after that', async () => {
    const notice = notices.find(({ applicantId }) => applicantId === late?.applicantId);
    isDown = true;
    await delivery(handler, notice);
    isDown = false;
    const [{ body } = { body: undefined }] = postponed;

    for (const message of [body, body, notice]) expect(await delivery(handler, message)).toEqual([]);

    expect(outbox).toHaveLength(1);
  });

  test('that the gateway does not take at all is a fault, for a person to see', async () => {
    const [, , notice] = notices;
    const refusing = noticeSender(engine.table, {
      messages: { send: () => Promise.reject(new OutsideRefused('messages', 400)) },
      postpone: (message) => Promise.resolve(void postponed.push(message)),
      now: world.now,
    });

    expect(await delivery(refusing, notice)).toEqual(['message-0']);
    expect(postponed).toEqual([]);
  });

  test('reaches each winner once over each channel, however often it is delivered', async () => {
    expect(notices).toHaveLength(8);
    const others = notices.filter(({ applicantId }) => applicantId !== late?.applicantId);

    for (const notice of [...others, ...others]) expect(await delivery(handler, notice)).toEqual([]);

    const told = people.slice(0, 2).flatMap(({ identity: { phone, email } }) => [phone, email]);
    expect(outbox.map(({ to }) => to).toSorted()).toEqual(told.toSorted());
    expect(new Set(outbox.map(({ key }) => key)).size).toBe(4);
  });

  test('is kept back while it is not decided whose card it is', async () => {
    const kept = notices.filter(({ applicantId }) => applicantId === disputed?.applicantId);

    for (const notice of kept) expect(await delivery(handler, notice)).toEqual([]);

    expect(kept).toHaveLength(2);
    expect(outbox).toEqual([]);
  });
});

describe('the selection over HTTP', () => {
  const waves = {
    get: () => world.wave(),
    cached: (waveId: WaveId) => (waveId === world.waveId ? world.wave() : Promise.resolve(undefined)),
  };
  const pathParameters = { waveId: closedWave.waveId };
  const call = async (
    handler: ReturnType<typeof getSelection | typeof getEvidence>,
    event: Parameters<typeof gatewayEvent>[0],
  ) => {
    const answer = await handler(gatewayEvent({ method: 'GET', at: world.now(), ...event }), functionContext());
    return { ...answer, body: JSON.parse(answer.body ?? '{}') as unknown };
  };
  const asStaff = { sub: 'staff-1', 'cognito:groups': '[auditor]' };

  test('shows auditors how far each stage has come, and the facts on record', async () => {
    const handler = getSelection({ waves, runs: world.dependencies.runs, selections: world.selections });

    const { statusCode, body } = await call(handler, { pathParameters, claims: asStaff });

    expect(statusCode).toBe(200);
    expect(body).toMatchObject({
      waveId: '2023-48',
      barrier: { buckets: 64, lists: [] },
      commitment: { chain: 'local' },
      result: { publishedAt: world.now().toISOString() },
    });
    expect((body as { stages: unknown[] }).stages).toHaveLength(11);
  });

  test('is for no other role, and unknown for a wave that is not being selected', async () => {
    const handler = getSelection({ waves, runs: world.dependencies.runs, selections: world.selections });
    const helpDesk = { ...asStaff, 'cognito:groups': '[help-desk]' };

    expect((await call(handler, { pathParameters, claims: helpDesk })).statusCode).toBe(403);
    const unknown = await call(handler, { pathParameters: { waveId: '2023-99' }, claims: asStaff });
    expect(unknown).toMatchObject({ statusCode: 404, body: { code: 'selection-not-started' } });
  });

  test('sends anybody to a published file, and nobody to anything else', async () => {
    const handler = getEvidence({ waves, selections: world.selections, store: world.store });
    const ask = (file: string) => call(handler, { pathParameters: { ...pathParameters, file } });

    expect(await ask('winners/32.01.csv')).toMatchObject({
      statusCode: 302,
      headers: { location: 'https://evidence.test/waves/2023-48/winners/32.01.csv?expires=300' },
    });
    for (const file of ['winners/32.02.csv', '../../private/2023-48/holders/32.01.csv', 'manifest', 'x'.repeat(500)]) {
      expect(await ask(file)).toMatchObject({ statusCode: 404, body: { code: 'evidence-not-found' } });
    }
  });
});
