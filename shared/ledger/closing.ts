import { closingOf, standingAfter } from '../domain/ledger/closing.ts';
import { findingsOf, together, type Compared, type Findings } from '../domain/ledger/difference.ts';
import { addedSums, noSums, type Sums } from '../domain/ledger/folding.ts';
import { dayAfter, type Closing, type LedgerUnit } from '../domain/ledger/ledger-day.ts';
import { forEachAtOnce } from '../selection/stage.ts';
import type { Ledger } from '../table/ledger.ts';

/** How many accounts are looked up, or written, at once. */
const accountsAtOnce = 16;

/** What stands, after a day, on each account that moved on it and that no participant has, in whole rupiah by name. */
export const balancesAfter = async (
  ledger: Pick<Ledger, 'standingBefore'>,
  day: string,
  sums: Sums,
): Promise<Map<string, number>> => {
  const balances = new Map<string, number>();
  await forEachAtOnce(Object.entries(sums.shared), accountsAtOnce, async ([name, moved]) => {
    const before = await ledger.standingBefore(name, day);
    balances.set(name, before + moved);
  });
  return balances;
};

/**
 * Draws the shards of a day together, when all of them are done and the day before is closed: what each account stands
 * at, that all accounts come to nothing, and that none is below zero that must not. It follows from what is written
 * already, so that whoever dies in between, or does it twice, comes to the same.
 */
export const closeDay = async (
  ledger: Pick<Ledger, 'standingBefore' | 'noteStanding' | 'lastClosing' | 'report' | 'countDifferences' | 'close'>,
  day: string,
  { units, at }: { readonly units: readonly LedgerUnit[]; readonly at: string },
): Promise<Closing> => {
  const before = await ledger.lastClosing(day);
  if (before !== undefined && dayAfter(before.day) !== day) throw new Error('The day before is not closed.');
  const sums = units.reduce((all, unit) => addedSums(all, unit.sums), noSums);
  const balances = await balancesAfter(ledger, day, sums);
  const { standing, compared } = standingAfter(sums, { before: before?.standing ?? {}, balances });
  const findings = findingsOf(compared);
  await ledger.report(day, findings.differences, at);
  await forEachAtOnce(balances, accountsAtOnce, ([name, balance]) => ledger.noteStanding(name, day, balance));
  const differences = await ledger.countDifferences(day);
  const found = { compared: comparedIn(units, findings), differences };
  const closing = closingOf(day, { sums, standing, findings: found, closedAt: at });
  await ledger.close(closing);
  return closing;
};

/** How many figures were compared on the day, in all shards and over them. */
const comparedIn = (units: readonly LedgerUnit[], ofAll: Findings): Findings['compared'] =>
  units.reduce((all, { compared }) => together(all, { compared, differences: [] }), ofAll).compared;

/** Holds a shard as it is found now against what it was when its day was closed. */
export const sameAsClosed = (unit: LedgerUnit | undefined, now: Sums): Compared[] => {
  if (unit === undefined) return [];
  const { sums } = unit;
  const names = (one: Sums) => [...Object.keys(one.own), ...Object.keys(one.shared)];
  const amountOf = ({ own, shared }: Sums, name: string) => own[name] ?? shared[name] ?? 0;
  return [
    { comparison: 'closing', of: 'transfers', expected: sums.transfers, found: now.transfers },
    ...[...new Set([...names(sums), ...names(now)])].map((of): Compared => ({
      comparison: 'closing',
      of,
      expected: amountOf(sums, of),
      found: amountOf(now, of),
    })),
  ];
};
