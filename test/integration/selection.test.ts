import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseApplicants, parseExcluded } from '../../shared/domain/draw/lines.ts';
import { drawRegency } from '../../shared/domain/draw/ranking.ts';
import { ticketAt } from '../../shared/domain/draw/rows.ts';
import { firstRun } from '../../shared/domain/run.ts';
import { evidencePaths, Result, winnerFile } from '../../shared/domain/evidence/layout.ts';
import { verifyEvidence } from '../../shared/evidence/verify.ts';
import { drawStage } from '../../shared/selection/draw.ts';
import { freezeStage } from '../../shared/selection/freeze.ts';
import { noticeId, Notice } from '../../shared/domain/notice.ts';
import { enroll, mixedPeople, mixedQuota, type EnrolledPerson } from '../support/enrolled-people.ts';
import {
  closedWave,
  repeatingSigner,
  repeatingWitness,
  seeded,
  selectionWorld,
  testChain,
  type SelectionWorld,
} from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const signer = repeatingSigner();
const witness = repeatingWitness();
const people = mixedPeople(closedWave, 90);
const engines: LocalTable[] = [];

const worldOf = async (who: readonly EnrolledPerson[] = people): Promise<SelectionWorld> => {
  const engine = await localTable();
  engines.push(engine);
  await enroll(engine.table, who);
  const world = selectionWorld({ table: engine.table, quota: mixedQuota, signer, witness });
  await world.start();
  return world;
};

const published = (world: SelectionWorld) =>
  Object.fromEntries([...world.store.published(world.waveId)].map(([path, bytes]) => [path, bytes.toString('latin1')]));

const evidenceOf = (world: SelectionWorld) => {
  const files = world.store.published(world.waveId);
  return { list: () => Promise.resolve([...files.keys()]), read: (path: string) => Promise.resolve(files.get(path)) };
};

const resultOf = (world: SelectionWorld) =>
  Result.parse(JSON.parse(world.store.published(world.waveId).get(evidencePaths.result)?.toString() ?? ''));

const awardsOf = async (world: SelectionWorld) =>
  (
    await Promise.all(people.map(({ applicantId }) => world.dependencies.awards.get(applicantId, world.waveId)))
  ).flatMap((award) => (award === undefined ? [] : [award]));

let clean: SelectionWorld;
beforeAll(async () => {
  clean = await worldOf();
  await clean.drain();
});
afterAll(() => Promise.all(engines.map((engine) => engine.stop())));

describe('a selection that nothing disturbs', () => {
  test('ends with evidence that a verifier accepts, signatures, witness and times included', async () => {
    const report = await verifyEvidence(evidenceOf(clean), {
      allowLocal: true,
      localTimes: testChain,
      publicKey: signer.publicJwk,
      witness: await witness.certificate(),
    });

    expect(report.difference).toBeUndefined();
    expect(report.summary?.witnessed).toMatchObject({ by: 'Sandbox Time Stamping, vouches for nothing' });
    expect(report.summary).toMatchObject({ waveId: '2023-48', regencies: 5, quota: 30 });
    expect(await clean.wave()).toMatchObject({ progress: 'published' });
  });

  test('lists every ticket exactly once, among the applicants or among the excluded with the reason', () => {
    const files = clean.store.published(clean.waveId);
    const listed = Object.keys(mixedQuota).flatMap((code) =>
      [
        [evidencePaths.applicants(code), parseApplicants] as const,
        [evidencePaths.excluded(code), parseExcluded] as const,
      ].flatMap(([path, parse]) => {
        const file = files.get(path);
        if (file === undefined) return [];
        const rows = parse(file);
        return Array.from({ length: rows.count }, (_, row) => ticketAt(rows, row));
      }),
    );
    const excluded = [...files].flatMap(([path, bytes]) =>
      path.startsWith('excluded/') ? bytes.toString().split('\n').slice(1, -1) : [],
    );
    const reasons = Object.groupBy(excluded, (line) => line.split(',').slice(1).join(','));

    expect(listed.toSorted()).toEqual(people.map(({ enrollment }) => enrollment.ticket as string).toSorted());
    expect(Object.keys(reasons).toSorted()).toEqual([
      'left,',
      'nik-not-found,',
      'not-verified,',
      'regency-not-in-wave,',
      'student,emis-7',
    ]);
  });

  test('takes the winners that the pure draw takes', () => {
    const files = clean.store.published(clean.waveId);
    const { seed, regencies } = resultOf(clean);

    for (const { code, places } of regencies) {
      const file = files.get(evidencePaths.applicants(code));
      if (file === undefined) continue;
      const { winners } = drawRegency({
        applicants: parseApplicants(file),
        seed: Buffer.from(seed, 'hex'),
        places,
        reservePercent: closedWave.reservePercent,
      });
      expect(files.get(evidencePaths.winners(code))?.toString()).toBe(winnerFile(winners).toString());
    }
    expect(regencies.reduce((sum, { places }) => sum + places, 0)).toBe(30);
  });

  test('gives each winner and nobody else a card, and tells them over both channels', async () => {
    const awards = await awardsOf(clean);
    const winners = [...clean.store.published(clean.waveId)].flatMap(([path, bytes]) =>
      path.startsWith('winners/')
        ? bytes
            .toString()
            .split('\n')
            .slice(1, -1)
            .map((line) => line.slice(0, 32))
        : [],
    );

    expect(awards.map(({ ticket }) => ticket as string).toSorted()).toEqual(winners.toSorted());
    expect(new Set(awards.map(({ cardNumber }) => cardNumber)).size).toBe(awards.length);
    expect(awards.every(({ state, balance }) => state === 'active' && balance === 3_500_000)).toBe(true);
    expect(new Set(awards.map(({ firstPurchaseDeadline }) => firstPurchaseDeadline))).toEqual(
      new Set(['2023-03-08T16:59:59.999Z']),
    );
    expect(new Set(clean.notices.map((notice) => noticeId(Notice.parse(notice)))).size).toBe(2 * awards.length);
  });

  test('makes no family card more than two recipients, and has its other members settled anew', async () => {
    const awarded = new Set((await awardsOf(clean)).map(({ applicantId }) => applicantId));
    const orders = new Set(await clean.dependencies.workOrders.outstanding('9999-12-31T00:00:00.000Z'));
    const families = Object.values(Object.groupBy(people, ({ identity }) => identity.kk));

    for (const family of families) {
      const recipients = family?.filter(({ applicantId }) => awarded.has(applicantId)) ?? [];
      expect(recipients.length).toBeLessThanOrEqual(2);
      for (const { applicantId } of family ?? []) expect(orders.has(applicantId)).toBe(recipients.length > 0);
    }
  });

  test('shows every stage as done', async () => {
    const progress = await clean.selections.progress(clean.first);

    expect(progress.map(({ stage, total, done }) => [stage, total === done])).toEqual(
      ['barrier', 'collect', 'freeze', 'commit', 'seal', 'beacon', 'draw', 'gate', 'award', 'publish', 'notify'].map(
        (stage) => [stage, true],
      ),
    );
    expect(progress.find(({ stage }) => stage === 'collect')?.total).toBe(64);
  });
});

describe('the published bytes are the same', () => {
  test('when messages come in any order, twice, and long after their stage', async () => {
    const world = await worldOf();
    const chance = seeded(7);
    const late: Parameters<SelectionWorld['run']>[0][] = [];

    await world.drain({
      choose: (due) => Math.floor(chance() * due),
      async deliver(step) {
        await world.run(step);
        if (chance() < 0.5) await world.run(step);
        if (chance() < 0.3) late.push(step);
        if (chance() < 0.3) for (const old of late.splice(0, 1)) await world.run(old);
      },
    });
    for (const step of late) await world.run(step);
    await world.drain();

    expect(published(world)).toEqual(published(clean));
    expect(await awardsOf(world)).toEqual(await awardsOf(clean));
  });

  test('when a regency is frozen in parts of a few rows, and drawn from what was frozen so', async () => {
    const { dependencies, store } = clean;
    const written = new Map<string, Buffer>();
    const inParts = {
      ...dependencies,
      store: {
        ...dependencies.store,
        putOnce: (path: string, body: Buffer) => {
          written.set(path, Buffer.from(body));
          return Promise.resolve('written' as const);
        },
      },
    };
    const run = firstRun(clean.waveId);

    for (const code of Object.keys(mixedQuota)) {
      await freezeStage(inParts, { partBytes: 300, aheadBytes: 0 }).work(run, code);
      await drawStage(inParts).work(run, code);
    }

    expect(written.size).toBeGreaterThan(20);
    for (const [path, bytes] of written)
      expect(bytes.equals(store.objects.get(path) ?? Buffer.alloc(0)), path).toBe(true);
  });

  test('when several workers do the same steps at once', async () => {
    const world = await worldOf();

    await world.drain({
      async deliver(step) {
        const others = world
          .messages()
          .filter(({ dueAt }) => dueAt <= world.now().getTime())
          .slice(0, 3);
        await Promise.all([step, step, ...others.map(({ body }) => body as typeof step)].map((one) => world.run(one)));
      },
    });

    expect(published(world)).toEqual(published(clean));
  });

  test('when the worker is killed after every single call that it makes', async () => {
    const world = await worldOf();
    let kills = 0;

    await world.drain({
      async deliver(step) {
        kills += await world.killedAfterEachCall(step);
      },
    });

    expect(published(world)).toEqual(published(clean));
    expect(await awardsOf(world)).toEqual(await awardsOf(clean));
    expect(kills).toBeGreaterThan(200);
  });
});
