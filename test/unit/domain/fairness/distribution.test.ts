import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hypergeometric,
  sumOf,
  twoSidedP,
  varianceOf,
  type Distribution,
  type Drawing,
} from '../../../../shared/domain/fairness/distribution.ts';

const drawingArbitrary = (most: number): fc.Arbitrary<Drawing> =>
  fc.nat({ max: most }).chain((population) =>
    fc.record({
      population: fc.constant(population),
      ofCategory: fc.nat({ max: population }),
      taken: fc.nat({ max: population }),
    }),
  );

const choose = (of: number, taken: number): number => {
  let ways = 1;
  for (let step = 0; step < taken; step += 1) ways = (ways * (of - step)) / (step + 1);
  return taken > of ? 0 : ways;
};

const at = ({ from, probabilities }: Distribution, count: number): number => probabilities[count - from] ?? 0;

const moments = ({ from, probabilities }: Distribution) => {
  const sum = (of: (count: number) => number) =>
    probabilities.reduce((total, probability, place) => total + probability * of(from + place), 0);
  const mean = sum((count) => count);
  return { total: sum(() => 1), mean, variance: sum((count) => (count - mean) ** 2) };
};

describe('the exact distribution of a count', () => {
  test('is the hypergeometric one, counted out by binomial coefficients', () => {
    fc.assert(
      fc.property(drawingArbitrary(40), (drawing) => {
        const { population, ofCategory, taken } = drawing;
        const found = hypergeometric(drawing);
        for (let count = 0; count <= taken; count += 1) {
          const ways = choose(ofCategory, count) * choose(population - ofCategory, taken - count);
          expect(at(found, count)).toBeCloseTo(ways / choose(population, taken), 12);
        }
      }),
    );
  });

  test('has the mean and the variance of drawing without putting back, also of a whole nation', () => {
    fc.assert(
      fc.property(drawingArbitrary(6_700_000), (drawing) => {
        const { population, ofCategory, taken } = drawing;
        const { total, mean, variance } = moments(hypergeometric(drawing));
        expect(total).toBeCloseTo(1, 9);
        expect(mean).toBeCloseTo(population === 0 ? 0 : (taken * ofCategory) / population, 3);
        expect(Math.abs(variance - varianceOf(drawing))).toBeLessThan(1e-6 * (1 + variance));
      }),
      { numRuns: 50 },
    );
  });

  test('of a sum is that of its parts, added', () => {
    fc.assert(
      fc.property(fc.array(drawingArbitrary(30), { maxLength: 9 }), (drawings) => {
        const parts = drawings.map(hypergeometric);
        const whole = moments(sumOf(parts));
        expect(whole.total).toBeCloseTo(1, 9);
        expect(whole.mean).toBeCloseTo(
          parts.reduce((sum, part) => sum + moments(part).mean, 0),
          9,
        );
        expect(whole.variance).toBeCloseTo(
          drawings.reduce((sum, drawing) => sum + varianceOf(drawing), 0),
          9,
        );
      }),
    );
  });

  test('gives the lady who tells four cups of eight apart one chance in seventy, doubled for both sides', () => {
    const cups = hypergeometric({ population: 8, ofCategory: 4, taken: 4 });

    expect(twoSidedP(cups, 4)).toBeCloseTo(2 / 70, 12);
    expect(twoSidedP(cups, 3)).toBeCloseTo(34 / 70, 12);
    expect(twoSidedP(cups, 2)).toBe(1);
  });

  test('calls what lies beyond everything probable improbable, and not impossible', () => {
    const country = hypergeometric({ population: 1_000_000, ofCategory: 500_000, taken: 20_000 });

    expect(twoSidedP(country, 19_000)).toBe(1e-20);
  });
});
