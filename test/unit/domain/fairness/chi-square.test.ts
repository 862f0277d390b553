import { describe, expect, test } from 'vitest';
import { chiSquareUpperTail } from '../../../../shared/domain/fairness/chi-square.ts';

/** Statistic, degrees of freedom and upper tail: the tables of the textbooks, and far beyond them (SciPy 1.10). */
const known: readonly (readonly [number, number, number])[] = [
  [3.841458820694124, 1, 0.05],
  [6.634896601021213, 1, 0.01],
  [18.307038053275146, 10, 0.05],
  [42.5569678042927, 29, 0.05],
  [0.5, 3, 0.9188914116546758],
  [12.3, 1, 0.00045295829392355183],
  [100, 1, 1.5239706048320995e-23],
  [200, 29, 1.8591110902283487e-27],
  [400, 30, 2.7954938576565057e-66],
];

describe('the upper tail of chi-square', () => {
  test.each(known)('beyond %d with %d degrees of freedom is %d', (statistic, degreesOfFreedom, tail) => {
    const found = chiSquareUpperTail(statistic, degreesOfFreedom);

    expect(Math.abs(found / tail - 1)).toBeLessThan(1e-10);
  });

  test('is 1 where nothing deviates, and falls as the statistic grows', () => {
    const tails = Array.from({ length: 200 }, (_, step) => chiSquareUpperTail(step / 2, 5));

    expect(tails[0]).toBe(1);
    expect(tails.every((tail, step) => step === 0 || tail < (tails[step - 1] ?? 0))).toBe(true);
  });
});
