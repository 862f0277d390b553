import '../support/environment.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { endedAward, restoredAward, type Award, type EndReason } from '../../shared/domain/award.ts';
import { completedMoves, departureMoves } from '../../shared/domain/regions/move.ts';
import { ruleSetOf } from '../../shared/domain/rule-sets.ts';
import type { ApplicantId } from '../../events/event.ts';
import { debtWorld, givenDebtor, moments } from '../support/debts.ts';
import { cancelledOrder } from '../../shared/domain/training/giving-back.ts';
import type { Registry } from '../../shared/outside/registry.ts';
import { awardTable } from '../../shared/table/awards.ts';
import type { Table } from '../../shared/table/client.ts';
import { keys } from '../../shared/table/keys.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';
import { regionCountTable } from '../../shared/table/region-counts.ts';
import { moveWrites } from '../../shared/table/region-moves.ts';
import { transact } from '../../shared/table/transaction.ts';
import { citizens } from '../support/citizens.ts';
import { catalogueDesk, courseDay, scheduleInput, venue } from '../support/courses.ts';
import { givenCourses } from '../support/given-courses.ts';
import { givenOrder, purchaseDay } from '../support/given-orders.ts';
import { announcedWave, givenRecipients } from '../support/recipients.ts';
import { applicant, kkNumber, nikNumber, submissionBody } from '../support/registrations.ts';
import { openWave } from '../support/joiners.ts';
import { countRegions, figuresDesk, figuresNow, givenDrawn, givenMoves } from '../support/region-figures.ts';
import { Fuse, fusedClient } from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const now = figuresNow;
const { waveId } = announcedWave;
const run = { waveId, run: 1 };

const locals: LocalTable[] = [];
let table: Table;
beforeEach(async () => {
  const local = await localTable();
  locals.push(local);
  ({ table } = local);
});
afterAll(() => Promise.all(locals.map((local) => local.stop())));

const count = (on: Table = table): Promise<void> => countRegions(on);
const countsOf = (regency: string) => regionCountTable(table).ofRegency(regency);
const ofWave = async (regency = '32.01') => (await countsOf(regency)).waves.get(waveId);
const registered = async (...regencies: string[]) => {
  await count();
  return Promise.all(regencies.map(async (regency) => (await countsOf(regency)).registered));
};

const living = (regency: string): Registry => ({ verify: () => Promise.resolve({ outcome: 'matched', regency }) });
const unknown: Registry = { verify: () => Promise.resolve({ outcome: 'not-found' }) };

describe('residents', () => {
  test('are counted once they are confirmed, and where the registry says that they live', async () => {
    const body = submissionBody({ nik: nikNumber(1), kk: kkNumber(1) });
    const at = new Date('2023-02-20T03:00:00.000Z');
    const id = applicant('sari');
    await citizens(table).submit('sari', body, at);
    expect(await registered('32.01', '32.04')).toEqual([0, 0]);

    const inBogor = citizens(table, { registry: living('32.01') });
    await Promise.all([inBogor.verify(id), inBogor.verify(id), inBogor.verify(id)]);
    expect(await registered('32.01', '32.04')).toEqual([1, 0]);

    // A correction has them checked anew. Until then they are where they were.
    await inBogor.correct('sari', submissionBody({ nik: nikNumber(1), kk: kkNumber(2) }), at);
    expect(await registered('32.01', '32.04')).toEqual([1, 0]);
    await citizens(table, { registry: living('32.04') }).verify(id, { version: 2 });
    expect(await registered('32.01', '32.04')).toEqual([0, 1]);

    const registration = await inBogor.registrations.get(id);
    if (registration === undefined) throw new Error('Somebody is registered.');
    expect(departureMoves(registration)).toMatchObject([{ regency: '32.04', counted: 'registered', by: -1 }]);

    await inBogor.correct('sari', submissionBody({ nik: nikNumber(2), kk: kkNumber(2) }), at);
    await citizens(table, { registry: unknown }).verify(id, { version: 3 });
    expect(await registered('32.01', '32.04')).toEqual([0, 0]);
  });
});

describe('cards', () => {
  test('are counted as bought with while a purchase stands, however many were made at once', async () => {
    const [ani, budi] = await givenRecipients(table, [1, 2]);
    if (ani === undefined || budi === undefined) throw new Error('There is nobody.');

    const both = await Promise.all([
      givenOrder(table, ani, { reference: 'R-a', seat: 1, price: 100_000 }).catch(() => undefined),
      givenOrder(table, ani, { reference: 'R-b', seat: 2, price: 100_000 }).catch(() => undefined),
    ]);
    await givenOrder(table, budi, { reference: 'R-c', seat: 3, price: 100_000 });
    await count();
    expect(await ofWave()).toMatchObject({ bought: 2 });

    for (const order of both.filter((one) => one !== undefined)) {
      const award = await awardTable(table).get(ani.award.applicantId, waveId);
      if (award === undefined) throw new Error('There is a card.');
      await purchaseTable(table).giveBack(cancelledOrder(order, award, purchaseDay), award);
    }
    await count();
    expect(await ofWave()).toMatchObject({ bought: 1 });
  });
});

describe('what becomes of cards', () => {
  const card = async (applicantId: ApplicantId) => {
    const award = await awardTable(table).get(applicantId, waveId);
    if (award === undefined) throw new Error('There is a card.');
    return award;
  };

  test('is counted when they end, and when one is given back it is counted no more', async () => {
    const [ani, budi, cici] = await givenRecipients(table, [1, 2, 3]);
    if (ani === undefined || budi === undefined || cici === undefined) throw new Error('There is nobody.');
    const at = now().toISOString();
    const beside = { draw: run, registrationVersion: 1, others: () => [] };
    const end = (award: Award, because: EndReason) =>
      awardTable(table).end(endedAward(award, { because, at }), { from: 'active', at, ...beside });

    for (const copy of [1, 2]) expect(await end(ani.award, 'given-up')).toBe(copy === 1);
    expect(await end(budi.award, 'listed')).toBe(true);
    expect(await end(cici.award, 'redrawn')).toBe(true);
    await count();
    expect(await ofWave()).toMatchObject({ ended: 2 });

    const ended = await card(budi.award.applicantId);
    await table.client.send(
      new PutCommand({ TableName: table.name, Item: { ...keys.wave(waveId), ...announcedWave } }),
    );
    const rules = ruleSetOf(ended.scheme, ended.ruleVersion);
    expect(await awardTable(table).restore(ended, restoredAward(ended, rules, at), beside)).toBe(true);
    await count();
    expect(await ofWave()).toMatchObject({ ended: 1 });
  });

  test('is counted when they are stopped, until the stop is lifted, however often a message comes', async () => {
    await openWave(table, announcedWave);
    const world = debtWorld(table);
    const ani = await givenDebtor(table, 1);
    await givenOrder(table, ani, { price: 100_000 });

    world.at(moments.noon);
    await world.named(ani, { copies: 3 });
    await count();
    expect(await ofWave()).toMatchObject({ bought: 1, stopped: 1 });

    world.at(moments.later);
    await world.cleared(ani);
    await count();
    expect(await ofWave()).toMatchObject({ bought: 1, stopped: 0 });
  });

  test('is counted when a training is completed, in the transaction that completes it', async () => {
    const [ani] = await givenRecipients(table, [1]);
    if (ani === undefined) throw new Error('There is nobody.');
    const order = await givenOrder(table, ani, { price: 100_000 });
    expect(order.regency).toBe('32.01');

    await transact(table, moveWrites([...completedMoves(order), ...completedMoves(order)].slice(1)));
    await count();
    expect(await ofWave()).toMatchObject({ bought: 1, completed: 1 });
  });
});

/** So many people were paid in a regency, and none of them is counted yet. */
const given = (regency: string, people: number) => givenMoves(table, 'paid', { regency, people });

describe('moves', () => {
  test('are each counted once, by whoever counts at the same time', async () => {
    await given('32.01', 180);
    await given('32.04', 70);

    await Promise.all([count(), count(), count()]);

    expect(await ofWave('32.01')).toMatchObject({ paid: 180 });
    expect(await ofWave('32.04')).toMatchObject({ paid: 70 });
    expect(await regionCountTable(table).countedUntil()).toBe(now().toISOString());
  });

  test('are each counted once by whoever is killed after every single write', async () => {
    await given('32.01', 120);
    const fuse = new Fuse();
    const fused = { ...table, client: fusedClient(table.client, fuse) };

    for (let calls = 1; calls <= 60; calls += 1) {
      fuse.arm(1 + (calls % 7));
      await count(fused).catch(() => undefined);
    }
    fuse.disarm();
    await count(fused);

    expect(await ofWave('32.01')).toMatchObject({ paid: 120 });
  });
});

const desk = () => figuresDesk(table);
const drawn = (regencies: Parameters<typeof givenDrawn>[1]) => givenDrawn(table, regencies);

describe('what is told of a regency', () => {
  test('is each figure by wave and in all, but for small counts', async () => {
    await drawn({ '32.01': { applicants: 100, winners: 24, reasons: { student: 30, police: 2 } } });

    const { status, body } = await desk().regency('32.01', 'local-government regency-32.01');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      area: { kind: 'regency', code: '32.01', name: 'Kabupaten Bogor' },
      smallestCount: 5,
      waves: [
        {
          waveId,
          announcedAt: announcedWave.announcedAt,
          figures: {
            joined: { atLeast: 130, withheldCounts: 1 },
            eligible: { count: 100 },
            notEligible: { atLeast: 30, withheldCounts: 1 },
            reasons: { student: { count: 30 }, police: { atLeast: 0, withheldCounts: 1 } },
            drawn: { count: 24 },
            notDrawn: { count: 76 },
            bought: { count: 0 },
          },
        },
      ],
    });
    expect(body['all']).toEqual((body['waves'] as { figures: unknown }[])[0]?.figures);
    expect(await desk().regency('32.01', 'auditor', { waveId: '2023-99' })).toMatchObject({
      status: 404,
      body: { code: 'figures-not-published' },
    });
  });

  test('is the supply of its own venues, as it is held', async () => {
    const catalogue = catalogueDesk(table);
    await catalogue.institution('lp-cendekia', { nib: '1234567890123' });
    const courses = givenCourses(catalogue);
    const { courseId } = await courses.published({ mode: 'offline', regencies: ['32.01', '32.04'] });
    await courses.proposed({ mode: 'offline', regencies: ['32.01'] });
    const schedule = (code: string, startsIn: number) =>
      catalogue.schedule(courseId, { ...scheduleInput({ code, startsIn, from: courseDay.getTime() }), venue });
    await schedule('A1', 3 * 86_400);
    await schedule('A2', 4 * 86_400);

    const [own, neighbour] = [await desk().regency('32.01'), await desk().regency('32.04')];

    const asOf = now().toISOString();
    expect(own.body['supply']).toEqual({ courses: 1, schedules: 2, sessions: 4, seats: 60, asOf });
    expect(neighbour.body['supply']).toEqual({ courses: 1, schedules: 0, sessions: 0, seats: 0, asOf });
  });

  test('is for its own local government, that of its province, and who watches over all; a province for its regencies too', async () => {
    await drawn({ '32.01': { applicants: 100, winners: 24, reasons: {} } });
    const { regency, province } = desk();
    const asked = async (groups: string) => [
      (await regency('32.01', groups)).status,
      (await province('32', groups)).status,
    ];

    expect(await asked('local-government regency-32.01')).toEqual([200, 200]);
    expect(await asked('local-government regency-32.04')).toEqual([403, 200]);
    expect(await asked('local-government regency-33.01')).toEqual([403, 403]);
    expect(await asked('local-government province-32')).toEqual([200, 200]);
    expect(await asked('local-government province-51 regency-33.04')).toEqual([403, 403]);
    expect(await asked('local-government')).toEqual([403, 403]);
    expect(await asked('auditor')).toEqual([200, 200]);
    expect(await asked('assessor province-32')).toEqual([403, 403]);
    expect(await regency('32.99')).toMatchObject({ status: 404, body: { code: 'regency-not-found' } });
    expect(await province('99')).toMatchObject({ status: 404, body: { code: 'province-not-found' } });
  });
});

test('a province is told of as the sum of what is told of its regencies', async () => {
  await drawn({
    '32.01': { applicants: 100, winners: 24, reasons: { student: 2 } },
    '32.04': { applicants: 50, winners: 3, reasons: { student: 8 } },
    '33.01': { applicants: 70, winners: 20, reasons: {} },
  });

  const { status, body } = await desk().province('32', 'local-government province-32', { waveId });

  expect(status).toBe(200);
  expect(body).toMatchObject({
    area: { kind: 'province', code: '32', name: 'Jawa Barat' },
    all: {
      drawn: { atLeast: 24, withheldCounts: 1 },
      reasons: { student: { atLeast: 8, withheldCounts: 1 } },
    },
    waves: [{ waveId, figures: { notDrawn: { count: 123 } } }],
  });
  const regencies = body['regencies'] as { area: { code: string }; all: unknown }[];
  expect(regencies).toHaveLength(27);
  expect(regencies.find(({ area }) => area.code === '32.04')).toMatchObject({
    all: { drawn: { atLeast: 0, withheldCounts: 1 } },
  });
});
