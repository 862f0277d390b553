import type { ApplicantId } from '../../events/event.ts';
import { standingAfter } from '../domain/ledger/closing.ts';
import { eachOnce, findingsOf, nothingFound, together, type Findings } from '../domain/ledger/difference.ts';
import { addedSums, byKind, noSums, type Sums } from '../domain/ledger/folding.ts';
import { dayAfter, type Closing } from '../domain/ledger/ledger-day.ts';
import { forEachAtOnce } from '../selection/stage.ts';
import type { Table } from '../table/client.ts';
import { ledgerTable } from '../table/ledger.ts';
import { ledgerShards } from '../table/money-keys.ts';
import { payoutTable } from '../table/payouts.ts';
import { checkPeople, type Checking } from './check-page.ts';
import { balancesAfter, sameAsClosed } from './closing.ts';
import { foldedShard } from './fold-shard.ts';
import { personChecking } from './person-books.ts';
import { settlementChecking } from './settled.ts';

/** How many shards are folded at once. What is held at a time grows with it. */
const shardsAtOnce = 4;

/** What a check of the ledger came to. */
export interface LedgerReport {
  /** The first and the last day (YYYY-MM-DD, WIB) that were folded. */
  readonly from: string;
  readonly day: string;
  readonly transfers: number;
  /** How many participants were held against their records, in each shard in which something moved for them. */
  readonly people: number;
  /** What moved on these days, and what stands at their end, by kind of account, in whole rupiah. */
  readonly moved: Readonly<Record<string, number>>;
  readonly standing: Readonly<Record<string, number>>;
  readonly findings: Findings;
}

/**
 * Proves a day of the ledger, up to now if it is not over, without writing anything: from the last closing before it,
 * shard by shard. Everybody whose money moved is held against all that is on record of them. A day that was closed must
 * be what it was then.
 * @returns undefined where nothing has moved by that day.
 */
export const checkLedger = async (
  table: Table,
  { day, pause }: { readonly day: string; readonly pause: (milliseconds: number) => Promise<void> },
): Promise<LedgerReport | undefined> => {
  const ledger = ledgerTable(table);
  const payouts = payoutTable(table);
  const settlements = settlementChecking(table);
  const checking: Checking = { payouts, settlements, person: personChecking(table, pause) };
  const before = await ledger.lastClosing(day);
  const from = before === undefined ? await ledger.beginning() : dayAfter(before.day);
  if (from === undefined || from > day) return undefined;

  let sums = noSums;
  let findings = nothingFound;
  let people = 0;
  const days: string[] = [];
  for (let next = from; next <= day; next = dayAfter(next)) days.push(next);

  const shardOf = async (shard: number): Promise<void> => {
    const seen = new Set<ApplicantId>();
    for (const each of days) {
      const unit = await ledger.unit(each, shard);
      const folded = await foldedShard({ ledger, payouts, settlements }, each, shard);
      const closed = unit?.doneAt === undefined ? [] : sameAsClosed(unit, folded.sums);
      sums = addedSums(sums, folded.sums);
      findings = [folded.findings, findingsOf(closed)].reduce(together, findings);
      for (const applicantId of folded.people) seen.add(applicantId);
    }
    const ofPeople = await checkPeople(seen, checking);
    findings = together(findings, ofPeople);
    people += seen.size;
  };
  const shards = Array.from({ length: ledgerShards }, (_, shard) => shard);
  await forEachAtOnce(shards, shardsAtOnce, shardOf);

  const { standing, compared } = standingAfter(sums, {
    before: before?.standing ?? {},
    balances: await balancesAfter(ledger, from, sums),
  });
  const closing = await ledger.closing(day);
  const ofAll = findingsOf([...compared, ...closingCompared(closing, { sums, standing })]);
  return {
    from,
    day,
    transfers: sums.transfers,
    people,
    moved: byKind(sums),
    standing,
    findings: eachOnce(together(findings, ofAll)),
  };
};

/** What the closing of the day says, where it was closed, against what it comes to now. */
const closingCompared = (
  closing: Closing | undefined,
  { sums, standing }: { readonly sums: Sums; readonly standing: Readonly<Record<string, number>> },
) =>
  closing === undefined
    ? []
    : [
        { comparison: 'closing' as const, of: 'transfers', expected: closing.transfers, found: sums.transfers },
        ...Object.keys({ ...closing.standing, ...standing }).map((of) => ({
          comparison: 'closing' as const,
          of,
          expected: closing.standing[of] ?? 0,
          found: standing[of] ?? 0,
        })),
      ];
