import * as z from 'zod';
import { RegencyCode } from '../draw/commitment.ts';
import { associationOf, type Cells } from './association.ts';
import { Standard } from './standard.ts';
import { attributes, type RegencyTally } from './tally.ts';

/**
 * What is compared. `order`: who stands among the first of the regency by score, as many as were taken; no rule but
 * the score decides of it. `winners`: who was taken, within regency and priority, of all whom chance alone decides of.
 */
const families = ['order', 'winners'] as const;

/**
 * Where a deviation is looked for: `nation`, in the sum over all regencies, which finds a small bias everywhere;
 * `regency`, in each by itself, which finds a strong bias in one that the nation would hide.
 */
const scopes = ['nation', 'regency'] as const;

const Count = z.int().nonnegative();
const Probability = z.number().min(0).max(1);

/** One test: an attribute of one family. Categories are national sums; small counts of one regency are not told. */
export const FairnessTest = z.object({
  family: z.enum(families),
  attribute: z.enum(attributes),
  scope: z.enum(scopes),
  method: z.enum(['chi-square', 'exact', 'none']),
  statistic: z.number().nonnegative().optional(),
  degreesOfFreedom: z.int().positive().optional(),
  /** Of the exact method: how many categories, or regencies, are judged at once, for which p is corrected. */
  comparisons: z.int().positive().optional(),
  /** Of a test of each regency that fails: where the deviation is strongest. */
  regency: RegencyCode.optional(),
  p: Probability,
  /** After the correction for all tests of the draw. */
  adjustedP: Probability,
  categories: z.array(
    z.object({ name: z.string(), applicants: Count, taken: Count, expected: z.number().nonnegative() }),
  ),
});
export type FairnessTest = z.infer<typeof FairnessTest>;

/** What a draw's tests show, and whether its result may be announced without anybody's release. */
export const Judgement = z.object({
  standard: Standard,
  tests: z.array(FairnessTest),
  verdict: z.enum(['passed', 'failed']),
});
export type Judgement = z.infer<typeof Judgement>;

/** Six digits: what is published does not hang on the last bits of a logarithm. */
const rounded = (value: number): number => Number(value.toPrecision(6));

/** A test before the correction for all tests of the draw. */
export type UncorrectedTest = Omit<FairnessTest, 'adjustedP'>;

/** What a regency contributes to one test: its strata. */
export type StrataOf = ReadonlyMap<string, readonly Cells[]>;

const nationTest = (strata: StrataOf, standard: Standard) => {
  const { statistic, p, categories, ...found } = associationOf([...strata.values()].flat(), standard);
  return {
    scope: 'nation' as const,
    ...found,
    ...(statistic === undefined ? {} : { statistic: rounded(statistic) }),
    p: rounded(p),
    categories: categories.map((one) => ({ ...one, expected: rounded(one.expected) })),
  };
};

/** Each regency by itself, exactly, and Bonferroni over the regencies. */
const regencyTest = (strata: StrataOf, standard: Standard) => {
  let comparisons = 0;
  let smallest: { readonly regency: string; readonly p: number } | undefined;
  for (const [regency, cells] of strata) {
    const { method, p } = associationOf(cells, { ...standard, chiSquareFromVariance: Infinity });
    if (method === 'none') continue;
    comparisons += 1;
    if (smallest === undefined || p < smallest.p) smallest = { regency, p };
  }
  const scope = 'regency' as const;
  if (smallest === undefined) return { scope, method: 'none' as const, p: 1, categories: [] };
  const p = rounded(Math.min(1, comparisons * smallest.p));
  return { scope, method: 'exact' as const, comparisons, regency: smallest.regency, p, categories: [] };
};

/** Both tests of an attribute, in the nation and in each regency. */
export const testsOf = (
  of: Pick<FairnessTest, 'family' | 'attribute'>,
  strata: StrataOf,
  standard: Standard,
): UncorrectedTest[] => [
  { ...of, ...nationTest(strata, standard) },
  { ...of, ...regencyTest(strata, standard) },
];

/**
 * The p of all tests of a draw after Holm's correction, in the same order: comparing them with a level keeps the
 * probability that a fair draw fails any test below it, however the tests hang together.
 */
export const adjusted = (ps: readonly number[]): number[] => {
  const order = [...ps.keys()].sort((one, other) => (ps[one] ?? 0) - (ps[other] ?? 0));
  const found = new Array<number>(ps.length).fill(1);
  let largest = 0;
  for (const [place, test] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (ps.length - place) * (ps[test] ?? 1)));
    found[test] = rounded(largest);
  }
  return found;
};

/** Corrects the tests of a draw and gives the verdict on it. */
export const judged = (tests: readonly UncorrectedTest[], standard: Standard): Judgement => {
  const corrected = adjusted(tests.map(({ p }) => p));
  const withCorrection = tests.map(({ categories, regency, p, ...test }, place): FairnessTest => {
    const adjustedP = corrected[place] ?? 1;
    // In every fair draw some regency deviates most: naming it would say nothing.
    const isTold = regency !== undefined && adjustedP <= standard.level;
    return { ...test, ...(isTold ? { regency } : {}), p, adjustedP, categories };
  });
  const hasFailed = withCorrection.some(({ adjustedP }) => adjustedP <= standard.level);
  return { standard, tests: withCorrection, verdict: hasFailed ? 'failed' : 'passed' };
};

/** Judges a draw by what its regencies, by their codes, contribute. */
export const judgeDraw = (tallies: ReadonlyMap<string, RegencyTally>, standard: Standard): Judgement => {
  const strata = (of: (tally: RegencyTally) => readonly Cells[]): StrataOf =>
    new Map([...tallies].map(([code, tally]) => [code, of(tally)]));
  const inOrder = attributes.flatMap((attribute) =>
    testsOf(
      { family: 'order', attribute },
      strata(({ order }) => [order[attribute]]),
      standard,
    ),
  );
  const amongWinners = (['day', 'sex', 'age'] as const).flatMap((attribute) =>
    testsOf(
      { family: 'winners', attribute },
      strata(({ winners }) => winners.map((cells) => cells[attribute])),
      standard,
    ),
  );
  return judged([...inOrder, ...amongWinners], standard);
};
