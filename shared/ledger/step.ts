import { findingsOf, together } from '../domain/ledger/difference.ts';
import { noSums } from '../domain/ledger/folding.ts';
import { dayAfter, type LedgerStep, type LedgerUnit } from '../domain/ledger/ledger-day.ts';
import { log } from '../platform/log.ts';
import { count } from '../platform/metrics.ts';
import type { Outgoing } from '../queue/send.ts';
import type { Ledger } from '../table/ledger.ts';
import { ledgerShards } from '../table/money-keys.ts';
import { checkPeople, foldPage, type Checking } from './check-page.ts';
import { closeDay, sameAsClosed } from './closing.ts';
import { foldShard } from './fold-shard.ts';

/** How many transfers one step takes in. With the records of all whom they concern it takes some seconds. */
const pageSize = 250;

export interface LedgerWork extends Checking {
  readonly ledger: Ledger;
  /** Puts steps on the queue of the ledger. */
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

/**
 * Proves one page of a shard of a day, or closes the day. How far a shard is stands on record, so that a message says
 * only where work is to go on: twice, late or after a crash it goes on from there, and counts nothing twice.
 */
export const ledgerStep = (work: LedgerWork) => {
  const { ledger, payouts, settlements, person, steps, now } = work;

  const tell = (day: string, found: number) => {
    if (found === 0) return;
    count('LedgerDifferences', found);
    log.error('The ledger does not agree.', { day, differences: found });
  };

  const isAllDone = (units: readonly LedgerUnit[]): boolean =>
    units.length === ledgerShards && units.every(({ doneAt }) => doneAt !== undefined);

  const goOn = async (day: string, unit: LedgerUnit): Promise<void> => {
    if (unit.doneAt === undefined) {
      await steps([{ body: { day, part: unit.shard } satisfies LedgerStep }]);
    } else if (isAllDone(await ledger.units(day))) {
      await steps([{ body: { day, part: 'closing' } satisfies LedgerStep }]);
    }
  };

  /** Whether anything came into the day before after it was proved: nothing may. */
  const dayBefore = async (day: string, shard: number) => {
    const before = dayAfter(day, -1);
    const unit = await ledger.unit(before, shard);
    return unit === undefined ? [] : sameAsClosed(unit, await foldShard(work, before, shard));
  };

  const shardPage = async (day: string, shard: number): Promise<void> => {
    const before = await ledger.unit(day, shard);
    if (before?.doneAt !== undefined) {
      await goOn(day, before);
      return;
    }
    const { items, next } = await ledger.page(day, shard, { after: before?.after, limit: pageSize });
    const folded = await foldPage(items, { before: before?.sums ?? noSums, payouts, settlements });
    const ofPeople = await checkPeople(folded.people, { person });
    const late = next === undefined ? findingsOf(await dayBefore(day, shard)) : findingsOf([]);
    const findings = [ofPeople, late].reduce(together, folded.findings);
    const at = now().toISOString();
    // On record before the page is: who dies between reports them again, which changes nothing.
    await ledger.report(day, findings.differences, at);
    const unit: LedgerUnit = {
      shard,
      revision: (before?.revision ?? 0) + 1,
      ...(next === undefined ? { doneAt: at } : { after: next }),
      sums: folded.sums,
      compared: together({ compared: before?.compared ?? {}, differences: [] }, findings).compared,
      drivenAt: at,
    };
    // Somebody who was quicker goes on from here too.
    if (!(await ledger.save(day, unit))) return;
    tell(day, findings.differences.length);
    await goOn(day, unit);
  };

  const close = async (day: string): Promise<void> => {
    const units = await ledger.units(day);
    if (!isAllDone(units)) return;
    const closing = (await ledger.closing(day)) ?? (await closeDay(ledger, day, { units, at: now().toISOString() }));
    // All of them, for whoever found one may have died before it was heard.
    tell(day, closing.differences);
    log.info('A day of the ledger is closed.', { day, transfers: closing.transfers, differences: closing.differences });
  };

  return ({ day, part }: LedgerStep): Promise<void> => (part === 'closing' ? close(day) : shardPage(day, part));
};
