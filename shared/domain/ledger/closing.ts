import type { Compared, Findings } from './difference.ts';
import { byKind, notBelowZero, totalOf, type Sums } from './folding.ts';
import type { Closing } from './ledger-day.ts';

const addedTo = (
  before: Readonly<Record<string, number>>,
  moved: Readonly<Record<string, number>>,
): Record<string, number> =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(moved)])]
      .sort()
      .map((kind) => [kind, (before[kind] ?? 0) + (moved[kind] ?? 0)]),
  );

/** What stands after a day, by kind of account; and the comparisons that only all shards together allow. */
export const standingAfter = (
  sums: Sums,
  {
    before,
    balances,
  }: {
    /** What stood before, by kind of account. */
    readonly before: Readonly<Record<string, number>>;
    /** What stands after it on each account that moved and that no participant has, by name. */
    readonly balances: ReadonlyMap<string, number>;
  },
): { readonly standing: Record<string, number>; readonly compared: readonly Compared[] } => {
  const standing = addedTo(before, byKind(sums));
  return {
    standing,
    compared: [
      { comparison: 'sum', of: 'moved', expected: 0, found: totalOf(sums) },
      { comparison: 'sum', of: 'standing', expected: 0, found: totalOf({ own: standing, shared: {} }) },
      ...[...balances].flatMap(([name, balance]) => notBelowZero(name, balance)),
    ],
  };
};

/** The closing of a day. */
export const closingOf = (
  day: string,
  {
    sums,
    standing,
    findings,
    closedAt,
  }: {
    readonly sums: Sums;
    readonly standing: Record<string, number>;
    readonly findings: { readonly compared: Findings['compared']; readonly differences: number };
    readonly closedAt: string;
  },
): Closing => ({
  day,
  transfers: sums.transfers,
  moved: byKind(sums),
  standing,
  compared: findings.compared,
  differences: findings.differences,
  closedAt,
});
