import '../support/environment.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createWave } from '../../functions/waves/create-wave.ts';
import { getWave } from '../../functions/waves/get-wave.ts';
import { listWaves } from '../../functions/waves/list-waves.ts';
import { tickWaves } from '../../functions/waves/tick-waves.ts';
import { WaveId } from '../../events/event.ts';
import { firstRun } from '../../shared/domain/run.ts';
import { SelectionStep } from '../../shared/domain/selection.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { freedPlaceTable } from '../../shared/table/freed-places.ts';
import { keys } from '../../shared/table/keys.ts';
import { getItem } from '../../shared/table/read.ts';
import { runTable } from '../../shared/table/runs.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { call } from '../support/citizens.ts';
import { functionContext } from '../support/gateway-event.ts';
import { aWave, openWave } from '../support/joiners.ts';
import { testKeys } from '../support/keys.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
});
afterAll(() => local.stop());

const planned = new Date('2023-02-10T03:00:00.000Z');
let serial = 0;
/** What an operator sends, under a number of its own. */
const planOf = (fields: Record<string, unknown> = {}): Record<string, unknown> => {
  serial += 1;
  return {
    waveId: `2023-t${serial}`,
    scheme: 'normal',
    opensAt: '2023-02-17T19:00:00+07:00',
    closesAt: '2023-02-20T23:59:59+07:00',
    verificationHours: 24,
    drawAt: '2023-02-23T10:00:00+07:00',
    objectionWindowSeconds: 86_400,
    reservePercent: 20,
    reservedGroups: ['disability', 'laid-off', 'disability'],
    quota: { total: 10, weights: { '32.01': 2, '11.01': 1 } },
    ...fields,
  };
};

const create = (body: unknown, { at = planned, groups = '[operator]' } = {}) =>
  call(
    createWave({
      waves: waveTable(local.table),
      freedPlaces: freedPlaceTable(local.table),
      keys: testKeys(),
      settlingSeconds: 30,
    }),
    { claims: { sub: 'staff-1', 'cognito:groups': groups }, body: JSON.stringify(body), at },
  );
const get = (waveId: string, at: string, headers: Record<string, string> = {}) =>
  call(getWave({ waves: waveTable(local.table) }), {
    method: 'GET',
    pathParameters: { waveId },
    at: new Date(at),
    headers,
  });

describe('creating a wave', () => {
  test('stores it with its quota and keys, all instants in UTC, under the rules of its closing date', async () => {
    const plan = planOf();

    const answer = await create(plan);

    expect(answer).toMatchObject({
      status: 201,
      headers: { location: `/v1/waves/${String(plan['waveId'])}` },
      body: {
        status: 'planned',
        ruleVersion: 'normal-2023.1',
        opensAt: '2023-02-17T12:00:00.000Z',
        closesAt: '2023-02-20T16:59:59.000Z',
        cutoffAt: '2023-02-21T16:59:59.000Z',
        reservedGroups: ['disability', 'laid-off'],
        quotaTotal: 10,
        waitingListDays: 0,
        quota: { '32.01': 7, '11.01': 3 },
      },
    });
  });

  test('again with the same content answers the same, even when it is long over; with other content it is refused', async () => {
    const plan = planOf();
    await create(plan);

    const again = await create(plan);
    const late = await create(plan, { at: new Date('2024-01-01T00:00:00Z') });
    const other = await create({ ...plan, reservePercent: 21 });
    const otherWaitingList = await create({ ...plan, waitingListDays: 1 });
    const otherQuota = await create({ ...plan, quota: { table: { '32.01': 6, '11.01': 4 } } });
    const sameQuota = await create({ ...plan, quota: { csv: 'code,quota\n11.01,3\n32.01,7\n' } });

    expect([again, late, sameQuota].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(other).toMatchObject({ status: 409, body: { code: 'wave-exists' } });
    expect(otherWaitingList).toMatchObject({ status: 409, body: { code: 'wave-exists' } });
    expect(otherQuota).toMatchObject({ status: 409, body: { code: 'wave-exists' } });
  });

  test('by two operators at once makes one wave', async () => {
    const plan = planOf();

    const answers = await Promise.all([create(plan), create({ ...plan, reservePercent: 30 })]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  test.each([
    [{ closesAt: '2023-02-17T19:00:00+07:00' }, 'wave-instants-unordered', 'closesAt'],
    [{ drawAt: '2023-02-21T00:00:00Z' }, 'wave-instants-unordered', 'drawAt'],
    [{ cutoffAt: '2023-02-22T00:00:00Z' }, 'cutoff-unclear', 'cutoffAt'],
    [{ verificationHours: undefined, cutoffAt: '2023-02-20T00:00:00Z' }, 'wave-instants-unordered', 'cutoffAt'],
    [{ verificationHours: undefined }, 'cutoff-unclear', 'cutoffAt'],
    [{ opensAt: '2023-02-30T19:00:00+07:00' }, 'field-malformed', 'opensAt'],
    [{ opensAt: 5 }, 'field-wrong-type', 'opensAt'],
    [{ scheme: 'other' }, 'field-malformed', 'scheme'],
    [{ reservePercent: 101 }, 'field-too-long', 'reservePercent'],
    [{ reservedGroups: [] }, 'reserve-for-nobody', 'reservedGroups'],
    [{ waitingListDays: 61 }, 'field-too-long', 'waitingListDays'],
    [{ surprise: 1 }, 'field-unknown', 'surprise'],
    [{ quota: { table: { '99.99': 1 } } }, 'regency-unknown', 'quota.table.99.99'],
    [{ waveId: '48' }, 'field-malformed', 'waveId'],
    [
      { scheme: 'normal', opensAt: '2021-01-01T00:00:00Z', closesAt: '2021-01-02T00:00:00Z' },
      'scheme-not-in-force',
      'scheme',
    ],
  ])('%j is refused as %s', async (fields, code, field) => {
    const answer = await create(planOf(fields));

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body).toMatchObject({ code, errors: [{ field }] });
  });

  test('that closed already, or by who is no operator, is refused', async () => {
    expect(await create(planOf(), { at: new Date('2023-02-21T00:00:00Z') })).toMatchObject({
      status: 422,
      body: { code: 'wave-over-already' },
    });
    expect(await create(planOf(), { groups: '[auditor]' })).toMatchObject({ status: 403 });
  });
});

describe('looking at waves', () => {
  test('tells where a wave stands by its instants, to the millisecond, with names of the regencies', async () => {
    const plan = planOf();
    await create(plan);
    const waveId = String(plan['waveId']);
    const instants = [
      '2023-02-17T11:59:59.999Z',
      '2023-02-17T12:00:00.000Z',
      '2023-02-20T16:59:58.999Z',
      '2023-02-20T16:59:59.000Z',
    ];

    const answers = await Promise.all(instants.map((instant) => get(waveId, instant)));

    expect(answers.map(({ body }) => body['status'])).toEqual(['planned', 'open', 'open', 'closed']);
    expect(answers[0]?.body['quota']).toEqual([
      { code: '11.01', name: 'Kabupaten Aceh Selatan', quota: 3 },
      { code: '32.01', name: 'Kabupaten Bogor', quota: 7 },
    ]);
    expect(JSON.stringify(answers)).not.toContain('staff-1');
  });

  test('may be kept for ten seconds, and answers 304 to who has the same', async () => {
    const plan = planOf();
    await create(plan);
    const first = await get(String(plan['waveId']), '2023-02-18T00:00:00Z');

    const etag = String(first.headers['etag']);
    const same = await get(String(plan['waveId']), '2023-02-19T00:00:00Z', { 'if-none-match': `"x", W/${etag}` });
    const changed = await get(String(plan['waveId']), '2023-02-21T00:00:00Z', { 'if-none-match': etag });

    expect(first.headers['cache-control']).toBe('public, max-age=10');
    expect(same).toMatchObject({ status: 304, body: {}, headers: { etag } });
    expect(changed).toMatchObject({ status: 200, body: { status: 'closed' } });
  });

  test('lists all of them, the latest first', async () => {
    await create(planOf({ opensAt: '2023-02-18T12:00:00Z' }));

    const { body } = await call(listWaves({ waves: waveTable(local.table) }), { method: 'GET' });

    const opened = z
      .array(z.object({ opensAt: z.string() }))
      .parse(body['waves'])
      .map(({ opensAt }) => opensAt);
    expect(opened.length).toBeGreaterThan(1);
    expect(opened).toEqual(opened.toSorted().toReversed());
  });

  test('that do not exist are not found', async () => {
    expect(await get('2023-none', '2023-02-18T00:00:00Z')).toMatchObject({
      status: 404,
      body: { code: 'wave-not-found' },
    });
  });
});

/** What the scheduler sends; nothing of it is read. */
const ring = {
  version: '0',
  id: '',
  source: '',
  account: '',
  time: '',
  region: '',
  resources: [],
  'detail-type': 'Scheduled Event' as const,
  detail: {},
};

const tickAt = async (at: string): Promise<Outgoing[]> => {
  const sent: Outgoing[] = [];
  const tick = tickWaves({
    waves: waveTable(local.table),
    runs: runTable(local.table),
    selections: selectionTable(local.table),
    queue: (messages) => Promise.resolve(void sent.push(...messages)),
    settlingSeconds: 30,
    now: () => new Date(at),
  });
  await tick(ring, functionContext());
  return sent;
};

describe('the minute’s look at all waves', () => {
  test('begins a selection once: not before all that is dated up to the cut-off has landed', async () => {
    const [early, prompt] = [WaveId.parse('2023-early'), WaveId.parse('2023-prompt')];
    await openWave(local.table, aWave({ waveId: early }));
    await openWave(local.table, aWave({ waveId: prompt, cutoffAt: '2023-02-20T17:00:00.000Z' }));
    const progress = async () =>
      Promise.all([early, prompt].map(async (waveId) => (await waveTable(local.table).get(waveId))?.progress));

    await tickAt('2023-02-20T17:00:29.999Z');
    const before = await progress();
    await tickAt('2023-02-20T17:00:30.000Z');
    await tickAt('2023-02-20T17:00:31.000Z');
    const between = await progress();
    await tickAt('2023-02-20T18:00:30.000Z');

    expect(before).toEqual(['scheduled', 'scheduled']);
    expect(between).toEqual(['scheduled', 'selecting']);
    expect(await progress()).toEqual(['selecting', 'selecting']);
    const { stages } = await selectionTable(local.table).record(firstRun(prompt));
    expect(stages).toEqual([{ stage: 'barrier', startedAt: '2023-02-20T17:00:30.000Z' }]);
  });

  test('sets going again a selection that has stood still', async () => {
    const waveId = WaveId.parse('2023-stalled');
    await openWave(local.table, aWave({ waveId }));
    await tickAt('2023-02-20T18:00:30.000Z');
    const own = (messages: Outgoing[]) =>
      messages.map(({ body }) => SelectionStep.parse(body)).filter((step) => step.waveId === waveId);

    const soon = own(await tickAt('2023-02-20T18:01:00.000Z'));
    const late = own(await tickAt('2023-02-20T18:10:00.000Z'));

    expect(soon).toEqual([]);
    expect(late).toEqual([{ waveId, run: 1, stage: 'barrier', unit: 'fan-out' }]);
  });
});

describe('the keys of a wave', () => {
  test('are destroyed a year after its announcement, once, and not before; without them it is refused plainly', async () => {
    const waveId = WaveId.parse('2023-keys');
    await openWave(local.table, aWave({ waveId }));
    const waves = waveTable(local.table);
    await waves.startSelecting(waveId, '2023-02-20T19:00:00.000Z');
    await waves.announce(waveId, '2023-02-20T20:00:00.000Z');
    const destroyedAt = async () => (await waves.get(waveId))?.keysDestroyedAt;
    const keysItem = () => getItem(local.table, keys.waveKeys(waveId));

    await tickAt('2024-06-01T00:00:00.000Z');
    const unpublished = await destroyedAt();
    await waves.publish(firstRun(waveId));
    await tickAt('2024-02-20T20:00:00.000Z');
    const within = await keysItem();
    await Promise.all([tickAt('2024-02-20T20:00:00.001Z'), tickAt('2024-02-20T20:00:00.001Z')]);
    await tickAt('2024-03-01T00:00:00.000Z');

    expect(unpublished).toBeUndefined();
    expect(within).toMatchObject({ wrappedTicketKey: 'ticket', wrappedHouseholdKey: 'household' });
    expect(await destroyedAt()).toBe('2024-02-20T20:00:00.001Z');
    expect(await keysItem()).toEqual({ ...keys.waveKeys(waveId), destroyedAt: '2024-02-20T20:00:00.001Z' });
    await expect(keyStore(local.table, 'arn:aws:kms:::key').waveKeys(waveId)).rejects.toMatchObject({
      code: 'wave-keys-destroyed',
    });
  });
});

describe('a wave’s way', () => {
  test('goes forward only, each step once, whoever asks and how often', async () => {
    const waveId = WaveId.parse('2023-way');
    await openWave(local.table, aWave({ waveId }));
    const waves = waveTable(local.table);
    const at = '2023-02-20T20:00:00.000Z';

    const outcomes = [
      await waves.publish(firstRun(waveId)),
      await waves.announce(waveId, at),
      await waves.startSelecting(waveId, at),
      await waves.startSelecting(waveId, at),
      await waves.announce(waveId, at),
      await waves.announce(waveId, '2023-02-20T21:00:00.000Z'),
      await waves.publish(firstRun(waveId)),
      await waves.publish(firstRun(waveId)),
      await waves.startSelecting(waveId, at),
    ];

    expect(outcomes).toEqual([false, false, true, false, true, false, true, false, false]);
    expect(await waves.get(waveId)).toMatchObject({ progress: 'published', announcedAt: at, version: 4 });
  });
});
