import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { isOfTrail } from '../../events/trail.ts';
import { canonical } from '../domain/audit/canonical.ts';
import { auditPaths } from '../domain/audit/day.ts';
import { dayOfCapture, laneOf, trailData, TrailRecord } from '../domain/audit/record.ts';
import type { AuditStore } from './store.ts';

/** A write to the table as its stream tells of it. */
export interface TableWrite {
  readonly sequence: string;
  /** By the table's clock, in whole seconds since 1970. */
  readonly writtenAtSeconds: number;
  /** What the item is now, of which only the attributes of an event and its keys are looked at. */
  readonly item: Readonly<Record<string, unknown>>;
}

const Happening = z.object({
  pk: z.string(),
  sk: z.string(),
  gsi1pk: z.string().optional(),
  event: z.string(),
  occurredAt: Instant,
  data: z.unknown(),
});

interface Captured {
  readonly day: string;
  readonly sequence: string;
  readonly line: string;
}

const capturedOf = ({ sequence, writtenAtSeconds, item }: TableWrite): Captured[] => {
  const { pk, sk, gsi1pk, event, occurredAt, data } = Happening.parse(item);
  if (!isOfTrail(event)) return [];
  const writtenAt = new Date(writtenAtSeconds * 1_000).toISOString();
  const record: TrailRecord = { data: trailData(data) ?? null, event, occurredAt, pk, sequence, sk, writtenAt };
  return [{ day: dayOfCapture(record), sequence, line: `${laneOf({ pk, gsi1pk })} ${canonical(record)}\n` }];
};

/** The line of a captured object as it was written. @throws Error for any other text. */
export const capturedLine = (line: string): { readonly lane: string; readonly record: TrailRecord } => ({
  lane: line.slice(0, 1),
  record: TrailRecord.parse(JSON.parse(line.slice(2))),
});

/**
 * Puts the events of a batch of the table's stream under lock and key, an object for each day on which any occurred. An
 * object is named by its first write and its own hash: a batch that comes twice, whole or in halves, does no harm, for
 * every event is counted once when its day is closed.
 * @returns how many events there were.
 */
export const capture =
  (store: Pick<AuditStore, 'add'>) =>
  async (writes: readonly TableWrite[]): Promise<number> => {
    const captured = writes.flatMap(capturedOf);
    for (const [day, ofDay] of Map.groupBy(captured, (one) => one.day)) {
      const body = Buffer.from(ofDay.map(({ line }) => line).join(''));
      const hash = createHash('sha256').update(body).digest('hex').slice(0, 32);
      await store.add(`${auditPaths.captured(day)}${ofDay[0]?.sequence ?? ''}-${hash}.ndjson`, body);
    }
    return captured.length;
  };
