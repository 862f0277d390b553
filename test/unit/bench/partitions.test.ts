import { expect, test } from 'vitest';
import { loads } from '../../../bench/loads/index.ts';
import { Load } from '../../../bench/loads/load.ts';
import { aboveLimits, partitions } from '../../../bench/partitions/model.ts';
import { replay } from '../../../bench/partitions/replay.ts';

const known = { certainty: 'assumed', source: 'of this test' } as const;

/** So many of one target in a second, evenly over five. */
const evenly = (target: string, each: number): Load =>
  Load.parse({
    name: 'a-test',
    title: 'Evenly',
    seconds: 5,
    flows: [
      {
        target,
        count: { value: each * 5, unit: 'requests', ...known },
        curve: { kind: 'pieces', pieces: [{ seconds: 5, share: 1 }], ...known },
      },
    ],
    follows: [],
  });

test('a key is as hot as what is asked of it within one second, reads and writes apart', () => {
  const model = partitions();
  model.second(3, [
    { key: 'A', unit: 'write', units: 600 },
    { key: 'A', unit: 'write', units: 401 },
    { key: 'A', unit: 'read', units: 5 },
    { key: 'B', unit: 'read', units: 3_000 },
    { key: 'C', unit: 'write', units: 7, isIndex: true },
  ]);
  model.second(4, [{ key: 'A', unit: 'write', units: 900 }]);

  const hottest = model.hottest();
  expect(hottest.write).toEqual({ key: 'A', second: 3, units: 1_001 });
  expect(hottest.read).toEqual({ key: 'B', second: 3, units: 3_000 });
  expect(hottest.most).toEqual({ write: 1_001, read: 3_005, indexWrite: 7 });
  // A partition takes the limit itself.
  expect(aboveLimits(hottest)).toEqual(['write']);
});

test('joins are spread over 64 partitions, one unit each', () => {
  const { write } = replay(evenly('POST /v1/waves/{waveId}/enrollments', 640), 1);

  expect(write.key).toMatch(/^WAVE#2023-48#\d\d$/);
  expect(write.units).toBeGreaterThan(10);
  expect(write.units).toBeLessThan(35);
});

test('everything that a load asks is known, and the same seed finds the same key', () => {
  const known = new Set(loads.flatMap(({ flows, follows }) => [...flows, ...follows].map(({ target }) => target)));
  for (const target of known) expect(replay(evenly(target, 20), 1)).toEqual(replay(evenly(target, 20), 1));
});

test('the outcomes of the month’s end keep to what a partition takes, however fast they are settled', () => {
  const monthEnd = loads.find(({ name }) => name === 'month-end');
  if (monthEnd === undefined) throw new Error('There is no such load.');
  expect(aboveLimits(replay(monthEnd, 1))).toEqual([]);
});
