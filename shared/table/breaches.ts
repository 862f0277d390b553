import * as z from 'zod';
import { ApplicantId } from '../../events/event.ts';
import { Breach, type BreachEvent } from '../domain/privacy/breach.ts';
import { Refusal } from '../errors.ts';
import { putAll } from './batch-write.ts';
import type { Table } from './client.ts';
import { index } from './keys.ts';
import { privacyKeys } from './privacy-keys.ts';
import { getItem, queryAll, queryFrom } from './read.ts';
import { transact, type Writes } from './transaction.ts';

const Line = z.object({ breachId: z.string() });
const Affected = z.object({ applicantId: ApplicantId });

/** Breaches of personal data, and whom each affects. */
export const breachTable = (table: Table) => {
  const eventWrites = ({ breachId, revision }: Breach, event: BreachEvent | undefined, TableName: string): Writes =>
    event === undefined
      ? []
      : [
          {
            Put: {
              TableName,
              Item: {
                ...privacyKeys.breachEvent(breachId, revision, event.event),
                ...index.eventsOf(event.occurredAt, breachId),
                ...event,
              },
            },
          },
        ];

  const get = async (breachId: string): Promise<Breach> => {
    const item = await getItem(table, privacyKeys.breach(breachId));
    if (item === undefined) throw new Refusal('breach-not-found');
    return Breach.parse(item);
  };

  return {
    /** @throws Refusal breach-not-found */
    get,

    /** Every breach, the first first: a handful a year, one hopes. */
    async all(): Promise<Breach[]> {
      const lines = await queryAll(table, privacyKeys.breaches());
      return Promise.all(lines.map((item) => get(Line.parse(item).breachId)));
    },

    /** Enters a breach. @returns false when there is one of the number. */
    async open(breach: Breach, event: BreachEvent): Promise<boolean> {
      const { breachId, openedAt } = breach;
      const { written } = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: { ...privacyKeys.breach(breachId), ...breach },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        { Put: { TableName, Item: { ...privacyKeys.breachLine(openedAt, breachId), breachId } } },
        ...eventWrites(breach, event, TableName),
      ]);
      return written;
    },

    /** Saves a breach after a change of the one that was seen. @returns false when it was changed meanwhile. */
    async save(breach: Breach, event?: BreachEvent): Promise<boolean> {
      const { written } = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: { ...privacyKeys.breach(breach.breachId), ...breach },
            ConditionExpression: 'revision = :seen',
            ExpressionAttributeValues: { ':seen': breach.revision - 1 },
          },
        },
        ...eventWrites(breach, event, TableName),
      ]);
      return written;
    },

    /** Enters people whom a breach affects. Who is entered twice is there once. */
    async enter(breachId: string, people: readonly ApplicantId[]): Promise<void> {
      await putAll(
        table,
        people.map((applicantId) => ({ ...privacyKeys.affected(breachId, applicantId), applicantId })),
      );
    },

    /** A page of those affected, of one part; the place from which to go on where there are more. */
    async affected(
      breachId: string,
      shard: number,
      { after, limit }: { readonly after: string | undefined; readonly limit: number },
    ): Promise<{ readonly people: readonly ApplicantId[]; readonly next: string | undefined }> {
      const { items, last } = await queryFrom(table, privacyKeys.affectedIn(breachId, shard), { after, limit });
      return { people: items.map((item) => Affected.parse(item).applicantId), next: last };
    },
  };
};
export type Breaches = ReturnType<typeof breachTable>;
