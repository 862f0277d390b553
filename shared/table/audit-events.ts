import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ApplicantId, Instant } from '../../events/event.ts';
import { isOfTrail } from '../../events/trail.ts';
import { access } from '../domain/access/index.ts';
import { laneOf, trailData, type TrailRecord } from '../domain/audit/record.ts';
import { placeOf } from '../domain/audit/difference.ts';
import { monthOf } from './staff-actions.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { privacyKeys } from './privacy-keys.ts';
import { getItems } from './read.ts';

/** An event as the table holds it, in the form in which the trail has it. */
export type HeldEvent = Pick<TrailRecord, 'pk' | 'sk' | 'event' | 'occurredAt' | 'data'>;

const Item = z.object({
  pk: z.string(),
  sk: z.string(),
  event: z.string(),
  occurredAt: Instant,
  data: z.unknown(),
});

const heldEvent = (item: unknown): HeldEvent | undefined => {
  const parsed = Item.safeParse(item);
  return parsed.success ? { ...parsed.data, data: trailData(parsed.data.data) ?? null } : undefined;
};

const hourMilliseconds = 3_600_000;

/** The first and the last instant of a day in WIB. */
const boundsOf = (day: string) => ({ from: `${day}T00:00:00.000+07:00`, to: `${day}T23:59:59.999+07:00` });

/** The actions of staff, as the table of access names them. */
const staffActions = Object.values(access).flatMap((row) => ('staff' in row ? [row.action] : []));

/** What the table holds of the events of a day, to hold the trail against it. Nothing is scanned. */
export const auditEventTable = (table: Table) => {
  async function* query(input: {
    readonly expression: string;
    readonly values: Readonly<Record<string, string>>;
    readonly indexName?: string;
  }): AsyncGenerator<HeldEvent[]> {
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          ...(input.indexName === undefined ? {} : { IndexName: input.indexName }),
          KeyConditionExpression: input.expression,
          ExpressionAttributeValues: { ...input.values },
          ProjectionExpression: 'pk, sk, #event, occurredAt, #data',
          ExpressionAttributeNames: { '#event': 'event', '#data': 'data' },
          ExclusiveStartKey: start,
        }),
      );
      yield Items.flatMap((item) => heldEvent(item) ?? []).filter(({ event }) => isOfTrail(event));
      start = LastEvaluatedKey;
    } while (start !== undefined);
  }

  return {
    /** The events of a day (in WIB) that belong into a lane, from the index of events and from what staff asked for. */
    async *ofLane(day: string, lane: string): AsyncGenerator<HeldEvent[]> {
      const { from, to } = boundsOf(day);
      const [first, last] = [new Date(from), new Date(to)];
      for (let hour = first.getTime(); hour < last.getTime(); hour += hourMilliseconds) {
        const { gsi1pk } = index.eventHour(new Date(hour).toISOString().slice(0, 13), lane);
        yield* query({ expression: 'gsi1pk = :pk', values: { ':pk': gsi1pk }, indexName: index.name });
      }
      const [fromUtc, toUtc] = [first.toISOString(), last.toISOString()];
      for (const month of new Set([monthOf(fromUtc), monthOf(toUtc)])) {
        for (const action of staffActions) {
          const { pk } = keys.staffActions(action, month);
          if (laneOf({ pk }) !== lane) continue;
          const values = { ':pk': pk, ':from': fromUtc, ':to': `${toUtc}~` };
          for await (const page of query({ expression: 'pk = :pk AND sk BETWEEN :from AND :to', values })) {
            // What was answered stands by when it was asked for, and may be an event of the next day.
            yield page.filter(({ occurredAt }) => occurredAt >= fromUtc && occurredAt <= toUtc);
          }
        }
      }
    },

    /** Those of some partitions whose person was erased at their wish, or is being erased. */
    async erased(pks: readonly string[]): Promise<ReadonlySet<string>> {
      const people = [...new Set(pks)].flatMap((pk) => {
        const id = ApplicantId.safeParse(/^APPLICANT#(.*)$/.exec(pk)?.[1]);
        return id.success ? [privacyKeys.erasure(id.data)] : [];
      });
      const items = await getItems(table, people);
      return new Set(items.flatMap((item) => Erased.safeParse(item).data?.pk ?? []));
    },

    /** What the table says today at the places of some events, by place. */
    async at(places: readonly Pick<HeldEvent, 'pk' | 'sk'>[]): Promise<ReadonlyMap<string, HeldEvent | undefined>> {
      const wanted = new Map(places.map(({ pk, sk }) => [placeOf({ pk, sk }), { pk, sk }]));
      const items = await getItems(table, [...wanted.values()]);
      return new Map(
        items.map((item) => [placeOf({ pk: String(item['pk']), sk: String(item['sk']) }), heldEvent(item)]),
      );
    },
  };
};
/** Of an erasure that was begun: nothing of the person is in the table that need not be. */
const Erased = z.object({ pk: z.string(), status: z.enum(['executing', 'done']) });

export type AuditEvents = ReturnType<typeof auditEventTable>;
