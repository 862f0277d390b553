import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Fairness } from '../../shared/domain/evidence/layout.ts';
import { waits } from '../../shared/domain/selection-waits.ts';
import { verifyEvidence } from '../../shared/evidence/verify.ts';
import { factNames, HeldFact, ReleaseFact } from '../../shared/selection/facts.ts';
import { publicRecord } from '../../shared/selection/public-record.ts';
import { enroll, enrolledPerson } from '../support/enrolled-people.ts';
import { closedWave, selectionWorld, testChain, type SelectionWorld } from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const quota = { '32.01': 12, '32.04': 9 };
const codes = Object.keys(quota);

/** A world with sixty people, of whom those that are named joined on the last day and all others on the first. */
const given = async (engine: LocalTable, late: ReadonlySet<string>): Promise<SelectionWorld> => {
  const people = Array.from({ length: 60 }, (_, number) => {
    const parts = {
      number,
      wave: closedWave,
      regency: codes[number % 2] ?? '',
      priority: number % 5 === 0 ? 1 : 0,
    } as const;
    const { ticket } = enrolledPerson(parts).enrollment;
    // In WIB the last hours of a day in UTC are of the next day.
    return enrolledPerson({ ...parts, joinedAt: `2023-02-${late.has(ticket) ? '19T17' : '18T16'}:30:00.000Z` });
  });
  await enroll(engine.table, people);
  const world = selectionWorld({ table: engine.table, quota });
  await world.start();
  return world;
};

const winnersOf = ({ store, waveId }: SelectionWorld): string[] =>
  codes.flatMap((code) =>
    (store.published(waveId).get(`winners/${code}.csv`)?.toString() ?? '')
      .split('\n')
      .slice(1, -1)
      .map((line) => line.slice(0, 32)),
  );

const fairnessOf = ({ store, waveId }: SelectionWorld): Fairness =>
  Fairness.parse(JSON.parse(store.published(waveId).get('fairness.json')?.toString() ?? ''));

const verified = ({ store, waveId, signer }: SelectionWorld) => {
  const files = store.published(waveId);
  return verifyEvidence(
    { list: () => Promise.resolve([...files.keys()]), read: (path) => Promise.resolve(files.get(path)) },
    { allowLocal: true, localTimes: testChain, publicKey: signer.publicJwk },
  );
};

const readable = async ({ selections, first, now }: SelectionWorld): Promise<string[]> => {
  const record = publicRecord({ selections });
  const paths = ['applicants/32.01.csv', 'fairness.json', 'release.json', 'winners/32.01.csv', 'result.json'];
  const found = await Promise.all(paths.map((path) => record.has(first, path, now())));
  return paths.filter((_, place) => found[place]);
};

const waiting = async ({ selections, first }: SelectionWorld) => (await selections.progress(first)).at(-1);

describe('the fairness gate', () => {
  let [engine, other]: LocalTable[] = [];
  let [fair, rigged]: SelectionWorld[] = [];
  const tables = (): [LocalTable, LocalTable] => {
    if (engine === undefined || other === undefined) throw new Error('The engines are not up.');
    return [engine, other];
  };
  const worlds = (): [SelectionWorld, SelectionWorld] => {
    if (fair === undefined || rigged === undefined) throw new Error('The worlds are not made.');
    return [fair, rigged];
  };

  beforeAll(async () => {
    [engine, other] = await Promise.all([localTable(), localTable()]);
    fair = await given(tables()[0], new Set());
    await fair.drain();
    // The same people again, and so the same draw; but now, it turns out, all winners joined on the last day.
    rigged = await given(tables()[1], new Set(winnersOf(fair)));
  });
  afterAll(async () => {
    await Promise.all([engine?.stop(), other?.stop()]);
  });

  test('lets a fair draw through, and its statistics are part of the evidence', async () => {
    const [world] = worlds();

    const report = await verified(world);

    expect(report).toMatchObject({ ok: true, summary: { winners: 21 } });
    expect(fairnessOf(world)).toMatchObject({ waveId: world.waveId, verdict: 'passed' });
    expect(await readable(world)).toEqual([
      'applicants/32.01.csv',
      'fairness.json',
      'winners/32.01.csv',
      'result.json',
    ]);
  });

  test('holds back a draw whose winners joined on one day, for as long as nobody releases it', async () => {
    const [, world] = worlds();

    await world.drain({ until: (step) => step.stage === 'gate' && step.unit === '0' });
    await world.drain({ deliveries: 5 });

    expect(await waiting(world)).toMatchObject({
      stage: 'gate',
      waitingFor: waits.release,
    });
    expect(await world.selections.fact(world.first, factNames.held, HeldFact)).toBeDefined();
    expect(await world.wave()).toMatchObject({ progress: 'selecting' });
    expect((await world.wave())?.announcedAt).toBeUndefined();
    expect(world.notices).toEqual([]);
    expect(await readable(world)).toEqual(['applicants/32.01.csv', 'fairness.json']);
    expect(fairnessOf(world)).toMatchObject({ verdict: 'failed' });
    expect(
      fairnessOf(world)
        .tests.filter(({ adjustedP }) => adjustedP <= 0.001)
        .map(({ family, attribute }) => `${family} by ${attribute}`),
    ).toContain('winners by day');
  });

  test('lets it through once two people have released it, announces it then, and publishes their reason', async () => {
    const [before, world] = worlds();
    world.sleep(86_400);
    const release: ReleaseFact = {
      reason: 'Sebabnya diperiksa: hasil ini benar.',
      proposedBy: 'staff-1',
      approvedBy: 'staff-2',
      releasedAt: world.now().toISOString(),
    };
    await world.selections.settleFact(world.first, factNames.release, ReleaseFact, release);

    await world.drain();

    const { announcedAt = '' } = (await world.wave()) ?? {};
    expect(await world.wave()).toMatchObject({ progress: 'published' });
    expect(announcedAt >= release.releasedAt).toBe(true);
    expect(winnersOf(world)).toEqual(winnersOf(before));
    expect(await readable(world)).toHaveLength(5);
    expect(JSON.parse(world.store.published(world.waveId).get('release.json')?.toString() ?? '')).toEqual({
      waveId: world.waveId,
      ...release,
    });
    const report = await verified(world);
    expect(report.difference).toBeUndefined();
    expect(report.remarks.join(' ')).toMatch('two people let its result through');
  });
});
