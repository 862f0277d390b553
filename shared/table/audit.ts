import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { LaneResult } from '../domain/audit/day.ts';
import { TrailDifference } from '../domain/audit/difference.ts';
import { auditKeys } from './audit-keys.ts';
import type { Table } from './client.ts';
import { getItem, queryAll, queryFrom, queryPages } from './read.ts';
import { unlessRefused } from './transaction.ts';

/** A day of the trail that is closed. */
export const AuditClosing = z.object({
  /** YYYY-MM-DD, in WIB. */
  day: z.iso.date(),
  number: z.int().positive(),
  root: z.string(),
  events: z.int().nonnegative(),
  late: z.int().nonnegative(),
  closedAt: Instant,
  /** When a time-stamping authority had stamped it. Without one the publisher's word alone stands. */
  witnessedAt: Instant.optional(),
});
export type AuditClosing = z.infer<typeof AuditClosing>;

const Begun = z.object({ at: Instant });

const hashOf = ({ kind, pk, sk, event, occurredAt }: TrailDifference): string =>
  createHash('sha256').update([kind, pk, sk, event, occurredAt].join('\0')).digest('hex').slice(0, 24);

/** How far the trail of each day is, and what in it does not agree with the table. */
export const auditTable = (table: Table) => {
  const putOnce = (item: Record<string, unknown>): Promise<boolean> =>
    unlessRefused(
      table.client.send(
        new PutCommand({ TableName: table.name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }),
      ),
    );

  return {
    /** What a day came to; undefined where it was not closed. */
    async closing(day: string): Promise<AuditClosing | undefined> {
      const item = await getItem(table, auditKeys.closing(day));
      return item === undefined ? undefined : AuditClosing.parse(item);
    },

    /** A page of the closed days, the newest first, before a day. */
    async closings({
      before,
      limit,
    }: {
      readonly before?: string | undefined;
      readonly limit: number;
    }): Promise<{ readonly days: readonly AuditClosing[]; readonly last: string | undefined }> {
      const after = before === undefined ? undefined : auditKeys.closing(before).sk;
      const { items, last } = await queryFrom(table, auditKeys.closings(), { after, limit, backwards: true });
      return { days: items.map((item) => AuditClosing.parse(item)), last: last?.slice('DAY#'.length) };
    },

    /** Closes a day. The first time stands. @returns whether this was the first. */
    close: (closing: AuditClosing): Promise<boolean> => putOnce({ ...auditKeys.closing(closing.day), ...closing }),

    /** Notes that a closed day has been witnessed. The first time stands. */
    async noteWitnessed(day: string, at: string): Promise<void> {
      await unlessRefused(
        table.client.send(
          new UpdateCommand({
            TableName: table.name,
            Key: auditKeys.closing(day),
            UpdateExpression: 'SET witnessedAt = :at',
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(witnessedAt)',
            ExpressionAttributeValues: { ':at': at },
          }),
        ),
      );
    },

    /** When the closing of a day was begun, or set going again last. */
    async begunAt(day: string): Promise<string | undefined> {
      const item = await getItem(table, auditKeys.begun(day));
      return item === undefined ? undefined : Begun.parse(item).at;
    },

    async noteBegun(day: string, at: string): Promise<void> {
      await table.client.send(new PutCommand({ TableName: table.name, Item: { ...auditKeys.begun(day), at } }));
    },

    /** The lanes of a day that are chained. */
    async lanes(day: string): Promise<LaneResult[]> {
      const items = await queryAll(table, auditKeys.lanes(day));
      return items.map(({ result }) => LaneResult.parse(result));
    },

    /** Notes what a lane came to. It is the same whoever chained it, and the first time stands. */
    noteLane: (day: string, result: LaneResult): Promise<boolean> =>
      putOnce({ ...auditKeys.lane(day, result.lane), result }),

    /** Puts differences on record, each once for a day. */
    async report(day: string, differences: readonly TrailDifference[], foundAt: string): Promise<void> {
      for (const difference of differences) {
        await putOnce({ ...auditKeys.difference(day, hashOf(difference)), difference, foundAt });
      }
    },

    /** Everything that was found for a day, page by page. */
    async *differences(day: string): AsyncGenerator<TrailDifference[]> {
      for await (const page of queryPages(table, auditKeys.differences(day))) {
        yield page.map(({ difference }) => TrailDifference.parse(difference));
      }
    },
  };
};
export type AuditTable = ReturnType<typeof auditTable>;
