import { sources } from '../domain/rule-set.ts';
import type { Run } from '../domain/run.ts';
import type { Table } from './client.ts';
import { index, keys, workBuckets } from './keys.ts';
import { indexPages, queryPages } from './read.ts';

/** An item that is an event. */
export type EventItem = Readonly<Record<string, unknown>>;

const hourMilliseconds = 3_600_000;
const shardDigits = '0123456789abcdef';

/** The hours that an interval touches, as the index names them, such as `2023-02-17T12`. */
const hoursOf = (from: string, to: string): string[] => {
  const first = Math.floor(Date.parse(from) / hourMilliseconds);
  const last = Math.floor(Date.parse(to) / hourMilliseconds);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, hour) =>
    new Date((first + hour) * hourMilliseconds).toISOString().slice(0, 13),
  );
};

/**
 * The events that the table holds, found again by its keys and index; nothing is scanned. It is what the stream
 * carried, as long as the stream's own memory of a day is not long enough.
 */
export const eventTable = (table: Table) => {
  const attributes = ['event', 'occurredAt', 'correlationId', 'data'];

  /** What happened to people, from the index by hour. Eventually consistent, as an index is. */
  async function* personEvents(from: string, to: string): AsyncGenerator<EventItem[]> {
    for (const hour of hoursOf(from, to)) {
      for (const shard of shardDigits) yield* indexPages(table, { ...index.eventHour(hour, shard), from, to });
    }
  }

  /** Work orders that nobody has settled: whenever they were raised, an outstanding one is due. */
  async function* workOrders(): AsyncGenerator<EventItem[]> {
    for (let bucket = 0; bucket < workBuckets; bucket += 1) {
      yield* queryPages(table, keys.workBucket(bucket), { attributes });
    }
  }

  async function* under(
    places: readonly { readonly pk: string; readonly prefix: string }[],
    from: string,
    to: string,
  ): AsyncGenerator<EventItem[]> {
    for (const place of places) {
      for await (const page of queryPages(table, place, { attributes })) {
        yield page.filter(({ occurredAt }) => String(occurredAt) >= from && String(occurredAt) <= to);
      }
    }
  }

  return {
    /**
     * Everything that happened between two instants (ISO 8601, UTC, both included), page by page, and every work order
     * that is outstanding. `runs` are those of the waves whose selections are looked at.
     */
    async *between(from: string, to: string, runs: readonly Run[]): AsyncGenerator<EventItem[]> {
      yield* personEvents(from, to);
      yield* workOrders();
      yield* under(sources.map(keys.listVersions), from, to);
      yield* under(
        runs.map((run) => ({ ...keys.selection(run), prefix: 'STAGE#' })),
        from,
        to,
      );
    },
  };
};
