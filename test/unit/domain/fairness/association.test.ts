import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { associationOf, type Cells } from '../../../../shared/domain/fairness/association.ts';
import { hypergeometric } from '../../../../shared/domain/fairness/distribution.ts';
import { chiSquareUpperTail } from '../../../../shared/domain/fairness/chi-square.ts';
import { currentStandard } from '../../../../shared/domain/fairness/standard.ts';

/** Chi-square for every table, and p as it comes out. */
const plain = { chiSquareFromVariance: 1, chiSquareMargin: 1 };
const exactly = { chiSquareFromVariance: Infinity, chiSquareMargin: 1 };

const cellsArbitrary: fc.Arbitrary<Cells> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd'),
  fc.nat({ max: 60 }).chain((applicants) => fc.tuple(fc.constant(applicants), fc.nat({ max: applicants }))),
);

describe('chi-square over strata', () => {
  test('gives the known answer for the admissions to Berkeley in 1973, which look biased until they are stratified', () => {
    // Men and women by department: applicants and admitted. R: mantelhaen.test(UCBAdmissions, correct = FALSE).
    const departments: Cells[] = [
      { men: [825, 512], women: [108, 89] },
      { men: [560, 353], women: [25, 17] },
      { men: [325, 120], women: [593, 202] },
      { men: [417, 138], women: [375, 131] },
      { men: [191, 53], women: [393, 94] },
      { men: [373, 22], women: [341, 24] },
    ];

    const { statistic, degreesOfFreedom, p } = associationOf(departments, plain);

    expect(statistic).toBeCloseTo(1.5246066604, 9);
    expect(degreesOfFreedom).toBe(1);
    expect(p).toBeCloseTo(0.216923697, 9);
  });

  test('in one stratum is Pearson’s statistic, less one in the number of people', () => {
    const cells: Cells = { a: [100, 30], b: [200, 90], c: [300, 80], d: [50, 20] };
    const share = 220 / 650;
    const pearson = Object.values(cells).reduce((sum, [applicants, taken]) => {
      const expected = applicants * share;
      return sum + (taken - expected) ** 2 / expected + (taken - expected) ** 2 / (applicants - expected);
    }, 0);

    const { statistic, degreesOfFreedom } = associationOf([cells], plain);

    expect(statistic).toBeCloseTo((649 / 650) * pearson, 9);
    expect(degreesOfFreedom).toBe(3);
  });

  test('counts a degree of freedom less for each group of categories that never meet', () => {
    const apart: Cells[] = [
      { a: [100, 40], b: [100, 60] },
      { c: [100, 50], d: [100, 50] },
    ];

    const { statistic, degreesOfFreedom } = associationOf(apart, plain);

    expect(degreesOfFreedom).toBe(2);
    expect(statistic).toBeCloseTo(associationOf(apart.slice(0, 1), plain).statistic ?? 0, 9);
  });

  test('does not hang on the order of the strata, and what is taken sums up to what was expected', () => {
    fc.assert(
      fc.property(fc.array(cellsArbitrary, { maxLength: 5 }), (strata) => {
        const found = associationOf(strata, currentStandard);
        const turned = associationOf(strata.toReversed(), currentStandard);
        const sum = (of: 'taken' | 'expected') => found.categories.reduce((total, one) => total + one[of], 0);
        expect(turned.method).toBe(found.method);
        expect(turned.p).toBeCloseTo(found.p, 9);
        expect(sum('expected')).toBeCloseTo(sum('taken'), 6);
      }),
    );
  });

  test('judges nothing where everybody or nobody is taken', () => {
    const found = associationOf([{ a: [10, 10], b: [5, 5] }, { a: [3, 0], b: [9, 0] }, { a: [8, 4] }], plain);

    expect(found).toMatchObject({ method: 'none', p: 1 });
  });

  test('where it begins to be used, far out in the tail, is never more often wrong than it says', () => {
    const { level, chiSquareFromVariance, chiSquareMargin } = currentStandard;
    // A rare category beside a common one: the case that chi-square, which knows no skew, understates most.
    for (let step = 0; step <= 50; step += 1) {
      const drawing = { population: 10_000_000, ofCategory: 10 * (chiSquareFromVariance + 2 * step), taken: 1_000_100 };
      const { population, ofCategory, taken } = drawing;
      const mean = (taken * ofCategory) / population;
      const variance = mean * (1 - ofCategory / population) * ((population - taken) / (population - 1));
      const { from, probabilities } = hypergeometric(drawing);
      for (const decidedAt of [level / 14, level]) {
        const wrong = probabilities.reduce((sum, probability, place) => {
          const p = chiSquareMargin * chiSquareUpperTail((from + place - mean) ** 2 / variance, 1);
          return p <= decidedAt ? sum + probability : sum;
        }, 0);
        expect(wrong).toBeLessThanOrEqual(decidedAt);
      }
    }
  });
});

/** Every way in which chance can take so many of the categories, with its probability. */
function* outcomesOf(sizes: readonly number[], taken: number): Generator<{ counts: number[]; probability: number }> {
  const [first = 0, ...rest] = sizes;
  if (rest.length === 0) {
    if (taken <= first) yield { counts: [taken], probability: 1 };
    return;
  }
  const population = sizes.reduce((sum, size) => sum + size, 0);
  const { from, probabilities } = hypergeometric({ population, ofCategory: first, taken });
  for (const [place, probability] of probabilities.entries()) {
    for (const other of outcomesOf(rest, taken - from - place)) {
      yield { counts: [from + place, ...other.counts], probability: probability * other.probability };
    }
  }
}

describe('the exact method', () => {
  test('in every outcome of small strata together gives a small p no more often than that p', () => {
    const [one, other] = [
      { sizes: [7, 5, 3], taken: 6 },
      { sizes: [2, 6, 4], taken: 3 },
    ];
    const named = (sizes: readonly number[], counts: readonly number[]): Cells =>
      Object.fromEntries(sizes.map((size, place) => [`category-${place}`, [size, counts[place] ?? 0] as const]));
    const found: { p: number; probability: number }[] = [];
    for (const here of outcomesOf(one.sizes, one.taken)) {
      for (const there of outcomesOf(other.sizes, other.taken)) {
        const { p } = associationOf([named(one.sizes, here.counts), named(other.sizes, there.counts)], exactly);
        found.push({ p, probability: here.probability * there.probability });
      }
    }

    const total = found.reduce((sum, { probability }) => sum + probability, 0);
    const isValid = found.every(({ p }) => {
      const asSmall = found.reduce((sum, outcome) => (outcome.p <= p + 1e-12 ? sum + outcome.probability : sum), 0);
      return asSmall <= p + 1e-9;
    });

    expect(total).toBeCloseTo(1, 9);
    expect(isValid).toBe(true);
  });

  test('judges two categories once, since each mirrors the other, and three each for itself', () => {
    const two = associationOf([{ a: [8, 4], b: [8, 0] }], exactly);
    const three = associationOf([{ a: [8, 4], b: [4, 0], c: [4, 0] }], exactly);

    expect(two).toMatchObject({ method: 'exact', comparisons: 1 });
    expect(three).toMatchObject({ method: 'exact', comparisons: 3 });
  });

  test('looks only at strata where something was left to chance', () => {
    const decided: Cells = { a: [30, 30], b: [2, 2] };
    const open: Cells = { a: [6, 0], b: [6, 5] };

    expect(associationOf([decided, open], exactly).p).toBeCloseTo(associationOf([open], exactly).p, 12);
  });
});
