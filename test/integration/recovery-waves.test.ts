import '../support/environment.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWave } from '../../functions/waves/create-wave.ts';
import { Ticket, WaveId } from '../../events/event.ts';
import type { Wave } from '../../shared/domain/wave.ts';
import { freedPlaceTable, freedPlaceWrite } from '../../shared/table/freed-places.ts';
import { transact } from '../../shared/table/transaction.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { call } from '../support/citizens.ts';
import { aWave, openWave } from '../support/joiners.ts';
import { testKeys } from '../support/keys.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
});
afterAll(() => local.stop());

const at = new Date('2023-03-10T03:00:00.000Z');
const freedAt = '2023-02-23T00:00:00.000Z';

const waves = () => waveTable(local.table);
const freedPlaces = () => freedPlaceTable(local.table);

let serial = 0;
const number = (): WaveId => {
  serial += 1;
  return WaveId.parse(`2023-r${serial}`);
};

let tickets = 0;
/** Frees places of a wave's published draw, one for each regency given. */
const free = async (waveId: WaveId, regencies: readonly string[], instant = freedAt): Promise<Ticket[]> =>
  Promise.all(
    regencies.map(async (regency) => {
      tickets += 1;
      const ticket = Ticket.parse(tickets.toString(16).padStart(32, '0'));
      const place = { ticket, regency, run: 1, reason: 'given-up', at: instant } as const;
      await transact(local.table, (name) => [freedPlaceWrite({ waveId, run: 1 }, place)(name)]);
      return ticket;
    }),
  );

/** A published wave of two regencies whose waiting list was over on 26 February. */
const publishedWave = async (fields: Partial<Wave> = {}): Promise<WaveId> => {
  const waveId = number();
  const announcedAt = '2023-02-21T00:00:00.000Z';
  const published = { progress: 'published', publishedRun: 1, announcedAt, waitingListDays: 5 } as const;
  await openWave(local.table, aWave({ waveId, ...published, ...fields }));
  return waveId;
};

/** What an operator sends for a recovery wave, under a number of its own. */
const planOf = (recovers: readonly WaveId[]) => ({
  waveId: number(),
  scheme: 'normal',
  opensAt: '2023-03-17T19:00:00+07:00',
  closesAt: '2023-03-20T23:59:59+07:00',
  verificationHours: 24,
  drawAt: '2023-03-23T10:00:00+07:00',
  objectionWindowSeconds: 86_400,
  quota: { recovers },
});

const create = (plan: unknown, instant = at) =>
  call(createWave({ waves: waves(), freedPlaces: freedPlaces(), keys: testKeys(), settlingSeconds: 30 }), {
    claims: { sub: 'staff-1', 'cognito:groups': '[operator]' },
    body: JSON.stringify(plan),
    at: instant,
  });

describe('a recovery wave', () => {
  test('gives out the freed places of the waves it recovers, each in its regency, and says whose they were', async () => {
    const [one, other] = [await publishedWave(), await publishedWave({ waitingListDays: 0 })];
    await free(one, ['32.01', '32.01', '11.01']);
    await free(other, ['32.01']);

    const answer = await create(planOf([other, one, one]));

    expect(answer).toMatchObject({
      status: 201,
      body: { quotaTotal: 4, quota: { '11.01': 1, '32.01': 3 }, recovers: [one, other].toSorted() },
    });
    expect(await waves().get(one)).toMatchObject({ recoveredThrough: '2023-03-10T02:59:30.000Z' });
  });

  test('leaves out places for which somebody was called, and those that may not all be on record yet', async () => {
    const source = await publishedWave();
    const [called] = await free(source, ['32.01', '32.01']);
    await free(source, ['11.01'], '2023-03-10T02:59:30.001Z');
    if (called === undefined) throw new Error('There is a place.');
    const place = { ticket: called, regency: '32.01' };
    await transact(local.table, () => [
      freedPlaces().callWrite({ waveId: source, run: 1 }, place, { run: 2, ticket: called }),
    ]);

    const answer = await create(planOf([source]));

    expect(answer.body).toMatchObject({ quotaTotal: 1, quota: { '32.01': 1 } });
  });

  test('takes each place once: a later one finds only what was freed since', async () => {
    const source = await publishedWave();
    await free(source, ['32.01', '11.01']);
    await create(planOf([source]));

    const none = await create(planOf([source]));
    await free(source, ['11.01'], '2023-03-10T05:00:00.000Z');
    const later = await create(planOf([source]), new Date('2023-03-11T00:00:00.000Z'));

    expect(none).toMatchObject({ status: 422, body: { code: 'nothing-to-recover' } });
    expect(later.body).toMatchObject({ quotaTotal: 1, quota: { '11.01': 1 } });
  });

  test('gives no place twice when two are created at once from the same wave', async () => {
    const source = await publishedWave();
    await free(source, ['32.01', '11.01']);

    const answers = await Promise.all([create(planOf([source])), create(planOf([source]))]);

    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
    const refused = answers.find(({ status }) => status !== 201)?.body['code'];
    expect(refused).toBeOneOf(['recovery-overtaken', 'nothing-to-recover']);
  });

  test('sent again is the same wave, though its places are counted out by then', async () => {
    const source = await publishedWave();
    await free(source, ['32.01']);
    const plan = planOf([source]);

    const answers = [await create(plan), await create(plan), await create(plan, new Date('2023-04-10T00:00:00Z'))];
    const other = await create({ ...plan, quota: { recovers: [source, await publishedWave()] } });
    const table = await create({ ...plan, quota: { table: { '32.01': 1 } } });

    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200]);
    expect([other, table].map(({ body }) => body['code'])).toEqual(['wave-exists', 'wave-exists']);
  });

  test('recovers published waves only, whose waiting list is over and of which no run is under way', async () => {
    const sources = [
      await publishedWave({ progress: 'selecting' }),
      await publishedWave({ openRun: 2, lastRun: 2 }),
      await publishedWave({ waitingListDays: 60 }),
      WaveId.parse('2023-none'),
    ];

    const answers = await Promise.all(sources.map((source) => create(planOf([source]))));

    expect(answers.map(({ body }) => body['code'])).toEqual([
      'recovery-unpublished',
      'recovery-unpublished',
      'waiting-list-open',
      'wave-not-found',
    ]);
  });

  test('has its quota in that form alone', async () => {
    const source = await publishedWave();
    const plan = planOf([source]);

    const both = await create({ ...plan, quota: { recovers: [source], table: { '32.01': 1 } } });
    const empty = await create({ ...plan, quota: { recovers: [] } });

    expect([both, empty].map(({ status, body }) => [status, body['code']])).toEqual([
      [400, 'quota-form-unclear'],
      [400, 'field-too-short'],
    ]);
  });
});
