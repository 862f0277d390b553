import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Difference } from '../domain/ledger/difference.ts';
import { Closing, LedgerUnit } from '../domain/ledger/ledger-day.ts';
import type { Table } from './client.ts';
import { index } from './keys.ts';
import { ledgerIndex, moneyKeys } from './money-keys.ts';
import { getItem, queryAll, queryFrom, queryPages } from './read.ts';
import { unlessRefused } from './transaction.ts';

type Item = Record<string, unknown>;

/** Where a page of the index ended: an index goes on after all four keys. */
const Position = z.object({ gsi1pk: z.string(), gsi1sk: z.string(), pk: z.string(), sk: z.string() });

const Standing = z.object({ balance: z.int() });
const Beginning = z.object({ day: z.string() });
const Begun = z.object({ at: z.string() });

const hashOf = ({ comparison, of }: Difference): string =>
  createHash('sha256').update(`${comparison}\0${of}`).digest('hex').slice(0, 24);

export const ledgerTable = (table: Table) => {
  /** Writes an item unless there is one that a condition forbids to touch. */
  const putUnless = (item: Item, condition: string, values?: Record<string, unknown>): Promise<boolean> =>
    unlessRefused(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: item,
          ConditionExpression: condition,
          ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
        }),
      ),
    );

  return {
    /**
     * The transfers of one shard of a day, as they lie there, after a place; and the place from which to go on where there
     * are more. Eventually consistent, as an index is.
     */
    async page(
      day: string,
      shard: number,
      { after, limit }: { readonly after: string | undefined; readonly limit: number },
    ): Promise<{ readonly items: readonly Item[]; readonly next: string | undefined }> {
      const { Items = [], LastEvaluatedKey } = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          IndexName: index.name,
          KeyConditionExpression: 'gsi1pk = :shard',
          ExpressionAttributeValues: { ':shard': ledgerIndex.transfersOf(day, shard).gsi1pk },
          Limit: limit,
          ...(after === undefined ? {} : { ExclusiveStartKey: Position.parse(JSON.parse(after)) }),
        }),
      );
      const next = LastEvaluatedKey === undefined ? undefined : JSON.stringify(Position.parse(LastEvaluatedKey));
      return { items: Items, next };
    },

    /** The first day on which anything moved; undefined while nothing did. */
    async beginning(): Promise<string | undefined> {
      const item = await getItem(table, moneyKeys.ledgerBeginning());
      return item === undefined ? undefined : Beginning.parse(item).day;
    },

    /** The newest closing, or the newest before a day. */
    async lastClosing(before?: string): Promise<Closing | undefined> {
      const { items } = await queryFrom(table, moneyKeys.closings(), {
        // Read backwards, the sort key is where to begin below.
        after: before === undefined ? undefined : moneyKeys.closing(before).sk,
        limit: 1,
        backwards: true,
      });
      const [item] = items;
      return item === undefined ? undefined : Closing.parse(item);
    },

    /** What a day came to; undefined where it was not closed. */
    async closing(day: string): Promise<Closing | undefined> {
      const item = await getItem(table, moneyKeys.closing(day));
      return item === undefined ? undefined : Closing.parse(item);
    },

    /** Closes a day. The first time stands. @returns whether this was the first. */
    close: (closing: Closing): Promise<boolean> =>
      putUnless({ ...moneyKeys.closing(closing.day), ...closing }, 'attribute_not_exists(pk)'),

    /** The shards of a day that were begun. */
    async units(day: string): Promise<LedgerUnit[]> {
      return (await queryAll(table, moneyKeys.ledgerUnits(day))).map((item) => LedgerUnit.parse(item));
    },

    /** When the proof of a day was begun, or set going again last. */
    async begunAt(day: string): Promise<string | undefined> {
      const item = await getItem(table, moneyKeys.ledgerBegun(day));
      return item === undefined ? undefined : Begun.parse(item).at;
    },

    async noteBegun(day: string, at: string): Promise<void> {
      await table.client.send(new PutCommand({ TableName: table.name, Item: { ...moneyKeys.ledgerBegun(day), at } }));
    },

    async unit(day: string, shard: number): Promise<LedgerUnit | undefined> {
      const item = await getItem(table, moneyKeys.ledgerUnit(day, shard));
      return item === undefined ? undefined : LedgerUnit.parse(item);
    },

    /** Saves how far a shard is, unless somebody was quicker. @returns false when somebody was. */
    save(day: string, unit: LedgerUnit): Promise<boolean> {
      const item = { ...moneyKeys.ledgerUnit(day, unit.shard), ...unit };
      return unit.revision === 1
        ? putUnless(item, 'attribute_not_exists(pk)')
        : putUnless(item, 'revision = :before', { ':before': unit.revision - 1 });
    },

    /** Puts differences on record, each once for a day. */
    async report(day: string, differences: readonly Difference[], at: string): Promise<void> {
      for (const difference of differences) {
        const { comparison, of, expected, found } = difference;
        await putUnless(
          { ...moneyKeys.ledgerDifference(day, hashOf(difference)), comparison, of, expected, found, foundAt: at },
          'attribute_not_exists(pk)',
        );
      }
    },

    /** How many differences are on record for a day. */
    async countDifferences(day: string): Promise<number> {
      let count = 0;
      for await (const page of queryPages(table, moneyKeys.ledgerDifferences(day), { attributes: ['sk'] })) {
        count += page.length;
      }
      return count;
    },

    /** One page of the differences that were found for a day, after a place. */
    async differences(
      day: string,
      { after, limit }: { readonly after: string | undefined; readonly limit: number },
    ): Promise<{ readonly differences: readonly Difference[]; readonly last: string | undefined }> {
      const { items, last } = await queryFrom(table, moneyKeys.ledgerDifferences(day), { after, limit });
      return { differences: items.map((item) => Difference.parse(item)), last };
    },

    /** What stood on an account that no participant has before a day, in whole rupiah. */
    async standingBefore(account: string, day: string): Promise<number> {
      const { pk, sk } = moneyKeys.standing(account, day);
      const { items } = await queryFrom(table, { pk }, { after: sk, limit: 1, backwards: true });
      const [item] = items;
      return item === undefined ? 0 : Standing.parse(item).balance;
    },

    /** Notes what stands on an account at the end of a day. Written again it is the same. */
    async noteStanding(account: string, day: string, balance: number): Promise<void> {
      const Item = { ...moneyKeys.standing(account, day), balance };
      await table.client.send(new PutCommand({ TableName: table.name, Item }));
    },
  };
};
export type Ledger = ReturnType<typeof ledgerTable>;
