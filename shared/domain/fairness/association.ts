import { chiSquareUpperTail } from './chi-square.ts';
import { hypergeometric, sumOf, twoSidedP, varianceOf, type Drawing } from './distribution.ts';
import type { Standard } from './standard.ts';

/** Of each category: how many applied, and how many of them were taken. */
export type Cells = Readonly<Record<string, readonly [applicants: number, taken: number]>>;

/** What all strata together show of one attribute. */
export interface Association {
  /** `none` where nothing was left to chance, in any stratum. */
  readonly method: 'chi-square' | 'exact' | 'none';
  /** Of chi-square. */
  readonly statistic?: number;
  readonly degreesOfFreedom?: number;
  /** Of the exact method: how many categories' deviations are judged at once. */
  readonly comparisons?: number;
  readonly p: number;
  readonly categories: readonly {
    readonly name: string;
    readonly applicants: number;
    readonly taken: number;
    /** How many would be taken on average, given how many are taken of each stratum. */
    readonly expected: number;
  }[];
}

interface Sums {
  readonly applicants: Float64Array;
  readonly taken: Float64Array;
  readonly expected: Float64Array;
  /** By category and category: the covariance of their numbers under a fair draw. */
  readonly covariance: readonly Float64Array[];
  /** By category: what was left to chance in each stratum, and how many of it were taken there. */
  readonly drawings: readonly Drawing[][];
  readonly takenByChance: Float64Array;
}

function sumsOver(strata: readonly Cells[], names: readonly string[]): Sums {
  const places = new Map(names.map((name, place) => [name, place]));
  const zeros = () => new Float64Array(names.length);
  const sums: Sums = {
    applicants: zeros(),
    taken: zeros(),
    expected: zeros(),
    covariance: names.map(zeros),
    drawings: names.map(() => []),
    takenByChance: zeros(),
  };
  const add = (to: Float64Array | undefined, place: number, value: number) => {
    if (to !== undefined) to[place] = (to[place] ?? 0) + value;
  };
  for (const cells of strata) {
    const found = Object.entries(cells).map(([name, [applicants, taken]]) => {
      return { place: places.get(name) ?? 0, applicants, taken };
    });
    const population = found.reduce((sum, { applicants }) => sum + applicants, 0);
    const taken = found.reduce((sum, one) => sum + one.taken, 0);
    for (const one of found) {
      const drawing = { population, ofCategory: one.applicants, taken };
      add(sums.applicants, one.place, one.applicants);
      add(sums.taken, one.place, one.taken);
      add(sums.expected, one.place, population === 0 ? 0 : (taken * one.applicants) / population);
      if (varianceOf(drawing) === 0) continue;
      sums.drawings[one.place]?.push(drawing);
      add(sums.takenByChance, one.place, one.taken);
      add(sums.covariance[one.place], one.place, varianceOf(drawing));
      const factor = (taken * (population - taken)) / (population * population * (population - 1));
      for (const other of found) {
        if (other.place === one.place) continue;
        add(sums.covariance[one.place], other.place, -factor * one.applicants * other.applicants);
      }
    }
  }
  return sums;
}

/**
 * The groups of categories that meet each other in some stratum, directly or by way of others. Within each the
 * deviations sum to 0, so that each has one degree of freedom less than it has categories.
 */
function groupsOf({ covariance }: Sums): number[][] {
  const groups: number[][] = [];
  const seen = new Set<number>();
  for (const start of covariance.keys()) {
    if (seen.has(start) || covariance[start]?.[start] === 0) continue;
    seen.add(start);
    const group = [start];
    for (const member of group) {
      for (const [other, value] of covariance[member]?.entries() ?? []) {
        if (value === 0 || seen.has(other)) continue;
        seen.add(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

/** The squared length of a deviation measured by its covariance, which must be positive definite (Cholesky). */
function quadraticForm(deviation: readonly number[], covarianceAt: (row: number, column: number) => number): number {
  const lower: number[][] = [];
  const solved: number[] = [];
  let sum = 0;
  for (const [row, value] of deviation.entries()) {
    const entries: number[] = [];
    lower.push(entries);
    for (let column = 0; column <= row; column += 1) {
      let rest = covarianceAt(row, column);
      for (let before = 0; before < column; before += 1) {
        rest -= (entries[before] ?? 0) * (lower[column]?.[before] ?? 0);
      }
      entries.push(column === row ? Math.sqrt(rest) : rest / (lower[column]?.[column] ?? 1));
    }
    let rest = value;
    for (let before = 0; before < row; before += 1) rest -= (entries[before] ?? 0) * (solved[before] ?? 0);
    const step = rest / (entries[row] ?? 1);
    solved.push(step);
    sum += step * step;
  }
  return sum;
}

/** The generalised Cochran-Mantel-Haenszel statistic: that of general association, over all groups of categories. */
function chiSquare(
  sums: Sums,
  groups: readonly number[][],
): { readonly statistic: number; readonly degreesOfFreedom: number; readonly p: number } {
  let statistic = 0;
  let degreesOfFreedom = 0;
  for (const group of groups) {
    // What the others show determines the last of a group.
    const free = group.slice(0, -1);
    const at = (place: number) => free[place] ?? 0;
    statistic += quadraticForm(
      free.map((place) => (sums.taken[place] ?? 0) - (sums.expected[place] ?? 0)),
      (row, column) => sums.covariance[at(row)]?.[at(column)] ?? 0,
    );
    degreesOfFreedom += free.length;
  }
  return { statistic, degreesOfFreedom, p: chiSquareUpperTail(statistic, degreesOfFreedom) };
}

/** Each category against all others by the exact distribution of its number, and Bonferroni over the categories. */
function exact(
  { drawings, takenByChance }: Sums,
  groups: readonly number[][],
): { readonly comparisons: number; readonly p: number } {
  let comparisons = 0;
  let smallest = 1;
  for (const group of groups) {
    // Of two categories each mirrors the other.
    const judged = group.length === 2 ? group.slice(0, 1) : group;
    comparisons += judged.length;
    for (const place of judged) {
      const distribution = sumOf((drawings[place] ?? []).map(hypergeometric));
      smallest = Math.min(smallest, twoSidedP(distribution, takenByChance[place] ?? 0));
    }
  }
  return { comparisons, p: Math.min(1, comparisons * smallest) };
}

/**
 * Whether those taken deviate, by category and within the strata, from what chance gives when so many are taken of
 * each stratum: by chi-square where counts are large, and exactly where they are small.
 */
export function associationOf(
  strata: readonly Cells[],
  { chiSquareFromVariance, chiSquareMargin }: Pick<Standard, 'chiSquareFromVariance' | 'chiSquareMargin'>,
): Association {
  const names = [...new Set(strata.flatMap((cells) => Object.keys(cells)))].sort();
  const sums = sumsOver(strata, names);
  const categories = names.map((name, place) => ({
    name,
    applicants: sums.applicants[place] ?? 0,
    taken: sums.taken[place] ?? 0,
    expected: sums.expected[place] ?? 0,
  }));
  const groups = groupsOf(sums);
  if (groups.length === 0) return { method: 'none', p: 1, categories };
  const variances = groups.flat().map((place) => sums.covariance[place]?.[place] ?? 0);
  if (Math.min(...variances) < chiSquareFromVariance) {
    return { method: 'exact', ...exact(sums, groups), categories };
  }
  const { p, ...found } = chiSquare(sums, groups);
  return { method: 'chi-square', ...found, p: Math.min(1, chiSquareMargin * p), categories };
}
