import { auditPaths } from '../domain/audit/day.ts';
import type { TrailDifference } from '../domain/audit/difference.ts';
import { sortedOnce, type TrailRecord } from '../domain/audit/record.ts';
import type { AuditEvents } from '../table/audit-events.ts';
import { capturedLine } from './capture.ts';
import { gone } from './compare.ts';
import type { AuditStore } from './store.ts';

/**
 * Events that were captured for some days (YYYY-MM-DD, WIB), closed or not, and are not in the table as they were: what is
 * lost by a restore to an earlier instant, in the order in which it happened. It holds all that was captured of these days
 * in memory.
 */
export const lostEvents = async (
  {
    store,
    events,
  }: { readonly store: Pick<AuditStore, 'list' | 'read'>; readonly events: Pick<AuditEvents, 'at' | 'erased'> },
  days: readonly string[],
): Promise<TrailDifference[]> => {
  const records: TrailRecord[] = [];
  for (const day of days) {
    for (const path of await store.list(auditPaths.captured(day))) {
      const bytes = await store.read(path);
      if (bytes === undefined) throw new Error(`${path} is missing in the bucket.`);
      records.push(
        ...bytes
          .toString()
          .trimEnd()
          .split('\n')
          .map((line) => capturedLine(line).record),
      );
    }
  }
  return gone(events, sortedOnce(records));
};
