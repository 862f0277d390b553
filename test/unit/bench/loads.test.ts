import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrivalsOf, ratesOf, shareOf, totalsOf } from '../../../bench/loads/arrivals.ts';
import { loads } from '../../../bench/loads/index.ts';
import { Load, type Curve } from '../../../bench/loads/load.ts';

const known = { certainty: 'assumed', source: 'a test' } as const;

const curves: fc.Arbitrary<Curve> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('decay' as const, 'rise' as const),
    halfLifeSeconds: fc.integer({ min: 1, max: 100_000 }),
    certainty: fc.constant('assumed' as const),
    source: fc.constant('a test'),
  }),
  fc
    .record({
      hours: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 24, maxLength: 24 }),
      days: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 }),
      beginsAtHour: fc.integer({ min: 0, max: 23 }),
    })
    .map((days) => ({ kind: 'days' as const, ...days, ...known })),
  fc
    .array(fc.record({ seconds: fc.integer({ min: 1, max: 500 }), share: fc.integer({ min: 1, max: 100 }) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((pieces) => ({ kind: 'pieces' as const, pieces, ...known })),
);

describe('a curve', () => {
  test('begins at nothing, ends with the whole, and never goes back', () => {
    fc.assert(
      fc.property(
        curves,
        fc.integer({ min: 2, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (curve, length, one, other) => {
          const seconds =
            curve.kind === 'pieces' ? curve.pieces.reduce((sum, piece) => sum + piece.seconds, 0) : length;
          const [earlier, later] = [Math.min(one, other) * seconds, Math.max(one, other) * seconds];
          const share = shareOf(curve, seconds);
          expect(share(0)).toBe(0);
          expect(share(seconds)).toBe(1);
          const [before, after] = [share(earlier), share(later)];
          expect(before).toBeGreaterThanOrEqual(0);
          expect(after).toBeGreaterThanOrEqual(before - 1e-12);
          expect(after).toBeLessThanOrEqual(1 + 1e-12);
        },
      ),
    );
  });
});

describe.each(loads.map((load) => [load.name, load] as const))('%s', (_name, load) => {
  const totals = totalsOf(load);

  test('comes to the totals that it states, and what follows to as many each', () => {
    for (const { target, count } of load.flows) expect(totals.get(target)?.total).toBeCloseTo(count.value, 3);
    for (const { target, after, delaySeconds } of load.follows) {
      const followed = load.flows.find((flow) => flow.target === after)?.count.value ?? 0;
      const total = totals.get(target)?.total ?? 0;
      // What would follow after the end of the load is not in it.
      expect(total).toBeLessThanOrEqual(followed * delaySeconds.length + 1e-3);
      expect(total).toBeGreaterThan(0);
    }
  });

  test('has a piece for each of its seconds, and no rate below zero', () => {
    for (const { curve } of load.flows) {
      if (curve.kind !== 'pieces') continue;
      expect(curve.pieces.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(load.seconds);
    }
    const rates = ratesOf(load);
    fc.assert(
      fc.property(fc.integer({ min: -10, max: load.seconds + 10 }), (second) => {
        for (const rate of rates(second).values()) expect(rate).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('sends the same people for the same seed, and others for another', () => {
    const busiest = Math.floor(load.seconds / 2);
    const seconds = Array.from({ length: 20 }, (_, number) => busiest + number);
    const drawn = (seed: number) => seconds.map((second) => [...arrivalsOf(load, seed)(second)]);
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
    for (const [, count] of drawn(1).flat()) expect(Number.isInteger(count) && count >= 0).toBe(true);
  });
});

test('whole arrivals come to the rate in the mean, and differ as independent people do', () => {
  for (const mean of [0.3, 8, 400]) {
    const seconds = 4_000;
    const load = Load.parse({
      name: 'a-test',
      title: 'Evenly',
      seconds,
      flows: [
        {
          target: 'GET /v1/waves',
          count: { value: mean * seconds, unit: 'requests', ...known, source: 'of this test' },
          curve: { kind: 'pieces', pieces: [{ seconds, share: 1 }], ...known, source: 'of this test' },
        },
      ],
      follows: [],
    });
    const arrivals = arrivalsOf(load, 7);
    const counts = Array.from({ length: seconds }, (_, second) => arrivals(second).get('GET /v1/waves') ?? 0);
    const average = counts.reduce((sum, count) => sum + count, 0) / seconds;
    const variance = counts.reduce((sum, count) => sum + (count - average) ** 2, 0) / seconds;
    expect(Math.abs(average - mean) / mean).toBeLessThan(0.06);
    expect(Math.abs(variance - mean) / mean).toBeLessThan(0.12);
  }
});

test('the opening is as it was told of: 80,000 in the first minute, from its first second on', () => {
  const [opening] = loads;
  if (opening === undefined) throw new Error('There is an opening.');
  const rates = ratesOf(opening);
  const perSecond = Array.from({ length: 60 }, (_, second) => rates(second).get('POST /v1/registrations') ?? 0);
  expect(perSecond.reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(80_000, 3);
  expect(perSecond[0]).toBeCloseTo(1_333.3, 1);
});
