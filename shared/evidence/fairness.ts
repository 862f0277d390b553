import * as z from 'zod';
import { DrawFault } from '../domain/draw/fault.ts';
import type { RegencyDraw } from '../domain/draw/ranking.ts';
import type { Rows } from '../domain/draw/rows.ts';
import { judgeDraw, judged, testsOf, type FairnessTest, type UncorrectedTest } from '../domain/fairness/judgement.ts';
import { currentStandard } from '../domain/fairness/standard.ts';
import { tallyPublic, type PublicTally } from '../domain/fairness/tally.ts';
import { evidencePaths, Fairness, Release } from '../domain/evidence/layout.ts';
import { parseJson, type CheckedEvidence } from '../domain/evidence/source.ts';

/**
 * Checks the published statistics of fairness as far as published files go. Day of joining, sex and age of an
 * applicant are published of nobody, so of these only the sums, the correction and the verdict can be checked; the
 * test of the order by priority is recomputed whole.
 */

const path = evidencePaths.fairness;

/** Evidence of other programs may have a file of this name in a form of their own. */
const OfThisForm = z.object({ standard: z.object({ version: z.templateLiteral(['fairness-', z.string()]) }) });

const nameOf = ({ family, attribute, scope }: Pick<FairnessTest, 'family' | 'attribute' | 'scope'>): string =>
  `${family} by ${attribute} in the ${scope}`;

/** Whether two numbers are the same but for the last of the six digits that are published. */
const isSame = (one = 0, other = 0): boolean =>
  Math.abs(one - other) <= 2e-5 * Math.max(Math.abs(one), Math.abs(other));

const numbersOf = (test: UncorrectedTest): (number | undefined)[] => {
  const { statistic, degreesOfFreedom, comparisons, p, categories } = test;
  const counts = categories.flatMap(({ applicants, taken, expected }) => [applicants, taken, expected]);
  return [statistic, degreesOfFreedom, comparisons, p, ...counts];
};

function isSameTest(one: UncorrectedTest, other: UncorrectedTest): boolean {
  const [numbers, others] = [numbersOf(one), numbersOf(other)];
  return (
    one.method === other.method &&
    one.categories.map(({ name }) => name).join() === other.categories.map(({ name }) => name).join() &&
    numbers.length === others.length &&
    numbers.every((number, place) => isSame(number, others[place]))
  );
}

/** That the tests are those of the standard, each once, and that correction and verdict follow from them. */
function checkJudgement({ standard, tests, verdict }: Fairness): void {
  const expected = judgeDraw(new Map(), standard).tests.map(nameOf);
  if (tests.map(nameOf).join() !== expected.join()) {
    throw new DrawFault(`${path} does not tell each test of its standard once, in their order.`);
  }
  const anew = judged(tests, standard);
  for (const [place, test] of tests.entries()) {
    if (isSame(test.adjustedP, anew.tests[place]?.adjustedP)) continue;
    throw new DrawFault(`${path}: adjustedP of ${nameOf(test)} does not follow from the p of all tests.`);
  }
  if (verdict !== anew.verdict) throw new DrawFault(`${path}: the tests make it ${anew.verdict}, not ${verdict}.`);
}

/** That the national tests count as many as the draw has. */
function checkSums({ tests }: Fairness, tallies: readonly PublicTally[]): void {
  const sums = { order: [0, 0], winners: [0, 0] };
  const add = (family: keyof typeof sums, [applicants, taken]: readonly [number, number]) => {
    const [before = 0, takenBefore = 0] = sums[family];
    sums[family] = [before + applicants, takenBefore + taken];
  };
  for (const { priority, untouched } of tallies) {
    for (const cell of Object.values(priority)) add('order', cell);
    add('winners', untouched);
  }
  for (const test of tests) {
    if (test.scope !== 'nation') continue;
    const found = test.categories.reduce<[number, number]>(
      ([applicants, taken], category) => [applicants + category.applicants, taken + category.taken],
      [0, 0],
    );
    if (found.join() !== sums[test.family].join()) {
      throw new DrawFault(
        `${path}: ${nameOf(test)} counts ${found.join(' and ')}, not ${sums[test.family].join(' and ')}.`,
      );
    }
  }
}

function checkPriority({ tests, standard }: Fairness, tallies: ReadonlyMap<string, PublicTally>): void {
  const strata = new Map([...tallies].map(([code, { priority }]) => [code, [priority]]));
  for (const expected of testsOf({ family: 'order', attribute: 'priority' }, strata, standard)) {
    const told = tests.find((test) => nameOf(test) === nameOf(expected));
    if (told === undefined || !isSameTest(told, expected)) {
      throw new DrawFault(`${path}: ${nameOf(expected)} is not what the draw gives.`);
    }
  }
}

/** That whoever let a result through that failed was two people, before it was published. */
async function checkRelease(evidence: CheckedEvidence, { waveId, verdict }: Fairness, publishedAt: string) {
  const bytes = await evidence.read(evidencePaths.release);
  if (bytes === undefined) {
    if (verdict === 'passed') return;
    throw new DrawFault(`${path}: the draw failed, and release.json is missing: nobody has let the result through.`);
  }
  const release = parseJson(evidencePaths.release, bytes, Release);
  if (verdict === 'passed') throw new DrawFault('release.json is there, though the draw passed.');
  if (release.waveId !== waveId) throw new DrawFault('release.json names another wave.');
  if (release.proposedBy === release.approvedBy) throw new DrawFault('release.json names one person twice.');
  if (Date.parse(release.releasedAt) > Date.parse(publishedAt)) {
    throw new DrawFault('release.json: releasedAt is later than the result.');
  }
}

function isOfThisForm(bytes: Buffer): boolean {
  try {
    return OfThisForm.safeParse(JSON.parse(bytes.toString('utf8'))).success;
  } catch {
    return false;
  }
}

/** Gathers what the statistics must agree with, regency by regency, and then checks them. */
export const fairnessCheck = () => {
  const tallies = new Map<string, PublicTally>();
  return {
    /** Counts a regency that was drawn anew. */
    add(code: string, applicants: Rows, draw: RegencyDraw): void {
      if (applicants.count > 0) tallies.set(code, tallyPublic(applicants, draw));
    },

    /**
     * @returns what could not be checked, or is worth knowing.
     * @throws DrawFault that names the first difference.
     */
    async check(evidence: CheckedEvidence, result: { waveId: string; publishedAt: string }): Promise<string[]> {
      const bytes = await evidence.read(path);
      if (bytes === undefined) return [`${path} is not there: whether the draw was tested for fairness is not known.`];
      if (!isOfThisForm(bytes)) return [`${path} is of another form than this program knows: it is not checked.`];
      const fairness = parseJson(path, bytes, Fairness);
      const { standard, verdict } = fairness;
      if (fairness.waveId !== result.waveId) throw new DrawFault(`${path} names another wave.`);
      checkJudgement(fairness);
      checkSums(fairness, [...tallies.values()]);
      checkPriority(fairness, tallies);
      await checkRelease(evidence, fairness, result.publishedAt);
      const remarks = [`${path}: what it says of days, sex and age rests on data that is published of nobody.`];
      if (JSON.stringify(standard) !== JSON.stringify(currentStandard)) {
        remarks.push(`${path}: the draw was judged by another standard than this program knows, at ${standard.level}.`);
      }
      if (verdict === 'failed') remarks.push(`${path}: the draw failed, and two people let its result through.`);
      return remarks;
    },
  };
};
