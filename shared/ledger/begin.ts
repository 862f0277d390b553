import { dayAfter, daysBehind, lastSettledDay, type LedgerStep } from '../domain/ledger/ledger-day.ts';
import { count } from '../platform/metrics.ts';
import type { Outgoing } from '../queue/send.ts';
import type { Ledger } from '../table/ledger.ts';
import { ledgerShards } from '../table/money-keys.ts';

/** A day at which nobody has worked for so long stands still, in milliseconds: its messages got lost, or lie dead. */
const stillAfter = 900_000;

interface Beginning {
  readonly ledger: Pick<Ledger, 'beginning' | 'lastClosing' | 'units' | 'noteBegun' | 'begunAt'>;
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

/**
 * Begins the proof of the first day that is not closed, once nothing can be entered into it any more, and sets going
 * again what stands still. Days are closed one after the other, for each goes on from the one before.
 * @returns how many messages were sent.
 */
export const beginLedger = ({ ledger, steps, now }: Beginning) => {
  const nextDay = async (): Promise<string | undefined> => {
    const last = await ledger.lastClosing();
    return last === undefined ? ledger.beginning() : dayAfter(last.day);
  };

  return async (): Promise<number> => {
    const at = now();
    const day = await nextDay();
    const behind = day === undefined ? 0 : daysBehind(day, lastSettledDay(at));
    count('LedgerDaysBehind', behind);
    if (day === undefined || behind === 0) return 0;

    const units = await ledger.units(day);
    const driven = [await ledger.begunAt(day), ...units.map(({ drivenAt }) => drivenAt)].filter(
      (instant) => instant !== undefined,
    );
    const newest = driven.toSorted().at(-1);
    if (newest !== undefined && at.getTime() - Date.parse(newest) <= stillAfter) return 0;

    const done = new Set(units.flatMap(({ shard, doneAt }) => (doneAt === undefined ? [] : [shard])));
    const left = Array.from({ length: ledgerShards }, (_, shard) => shard).filter((shard) => !done.has(shard));
    const parts: LedgerStep['part'][] = left.length === 0 ? ['closing'] : left;
    await steps(parts.map((part) => ({ body: { day, part } satisfies LedgerStep })));
    // Noted after the messages are out: whoever dies before has them sent again.
    await ledger.noteBegun(day, at.toISOString());
    return parts.length;
  };
};
