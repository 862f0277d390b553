import { auditPaths, lastClosable, type AuditStep } from '../domain/audit/day.ts';
import { lanes } from '../domain/audit/record.ts';
import { dayAfter, daysBehind } from '../domain/ledger/ledger-day.ts';
import { count } from '../platform/metrics.ts';
import type { Outgoing } from '../queue/send.ts';
import type { AuditTable } from '../table/audit.ts';
import type { AuditStore } from './store.ts';

/** A day at which nobody has worked for so long stands still, in milliseconds: its messages got lost, or lie dead. */
const stillAfter = 900_000;

interface Beginning {
  readonly audit: Pick<AuditTable, 'closings' | 'begunAt' | 'noteBegun' | 'lanes'>;
  readonly store: Pick<AuditStore, 'list'>;
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

/**
 * Begins the closing of the first day of the trail that is not closed, once it is over and what came late has settled,
 * and sets going again what stands still. Days are closed one after the other, since each hangs on the one before; a day
 * on which nothing happened is closed too.
 * @returns how many messages were sent.
 */
export const beginAudit = ({ audit, store, steps, now }: Beginning) => {
  /** The day of the first event that was ever captured. */
  const firstDay = async (): Promise<string | undefined> => {
    const [path] = await store.list(auditPaths.capturedAll, 1);
    return path?.slice(auditPaths.capturedAll.length).split('/')[0];
  };

  const send = async (day: string, parts: readonly AuditStep['part'][]): Promise<number> => {
    await steps(parts.map((part) => ({ body: { day, part } satisfies AuditStep })));
    // Noted after the messages are out: whoever dies before has them sent again.
    await audit.noteBegun(day, now().toISOString());
    return parts.length;
  };

  const isBusy = async (day: string): Promise<boolean> => {
    const begunAt = await audit.begunAt(day);
    return begunAt !== undefined && now().getTime() - Date.parse(begunAt) <= stillAfter;
  };

  return async (): Promise<number> => {
    const {
      days: [last],
    } = await audit.closings({ limit: 1 });
    const day = last === undefined ? await firstDay() : dayAfter(last.day);
    const behind = day === undefined ? 0 : daysBehind(day, lastClosable(now()));
    count('AuditDaysBehind', behind);
    if (last !== undefined && last.witnessedAt === undefined && behind === 0) {
      return (await isBusy(last.day)) ? 0 : send(last.day, ['witness']);
    }
    if (day === undefined || behind === 0 || (await isBusy(day))) return 0;
    const done = new Set((await audit.lanes(day)).map(({ lane }) => lane));
    if (done.size === 0) return send(day, ['plan']);
    const left = lanes.filter((lane) => !done.has(lane));
    return send(day, left.length === 0 ? ['closing'] : left);
  };
};
