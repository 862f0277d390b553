import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ListFileId } from '../../events/list-file-submitted.ts';
import { deleteAll, putAll } from './batch-write.ts';
import type { Table } from './client.ts';
import type { KeyedHash } from './keys.ts';
import { linePrefix, listKeys } from './list-keys.ts';
import { queryFrom } from './read.ts';

const Hashes = z.array(z.object({ version: z.int().positive(), hash: z.string() }));

const StoredGroup = z.object({
  pk: z.string(),
  sk: z.string(),
  versions: z.array(z.int().positive()).min(1),
  withCards: z.boolean(),
  packed: z.instanceof(Uint8Array),
});
const StoredChange = z.object({
  sk: z.string(),
  number: z.int().positive(),
  change: z.enum(['added', 'removed']),
  nikHashes: Hashes,
  kkHashes: Hashes,
});

/** Packed lines of one file, of one piece and prefix. */
export interface StagedGroup {
  readonly versions: readonly number[];
  readonly withCards: boolean;
  readonly packed: Uint8Array;
}

/** A person's line as it was last told of by itself, in the version of this number. */
export interface ToldLine {
  readonly number: number;
  readonly change: 'added' | 'removed';
  readonly nikHashes: readonly KeyedHash[];
  readonly kkHashes: readonly KeyedHash[];
}

/** How many items of a file are removed a call of the engine that names them. */
const itemsCleared = 500;

const prefixOf = (sk: string): string => linePrefix(sk.slice(sk.indexOf('#') + 1));

export const stagedLineTable = (table: Table) => {
  const { client, name: TableName } = table;

  /** The items of a partition from a sort key on, below another one, in their order, read consistently. */
  async function* itemsBetween(pk: string, from: string, below: string): AsyncGenerator<Record<string, unknown>> {
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :below',
          ExpressionAttributeValues: { ':pk': pk, ':from': from, ':below': below },
          ConsistentRead: true,
          ExclusiveStartKey: start,
        }),
      );
      yield* Items;
      start = LastEvaluatedKey;
    } while (start !== undefined);
  }

  /** Items in their order, by what their hashes begin with. */
  async function* byPrefix<Value>(
    items: AsyncIterable<Record<string, unknown>>,
    parse: (item: unknown) => Value,
  ): AsyncGenerator<{ readonly prefix: string; readonly group: readonly Value[] }> {
    let open: { readonly prefix: string; readonly group: Value[] } | undefined;
    for await (const item of items) {
      const prefix = prefixOf(String(item['sk']));
      if (open !== undefined && open.prefix !== prefix) {
        yield open;
        open = undefined;
      }
      open ??= { prefix, group: [] };
      open.group.push(parse(item));
    }
    if (open !== undefined) yield open;
  }

  /** Above every hash and prefix of a version of the key. */
  const end = (version: number) => listKeys.place(version, 'g');

  return {
    /** Puts the lines of a piece, group by group. Written again they are the same. */
    stage: (
      fileId: ListFileId,
      piece: number,
      groups: readonly (StagedGroup & { readonly first: KeyedHash })[],
    ): Promise<void> =>
      putAll(
        table,
        groups.map(({ first, versions, withCards, packed }) => ({
          ...listKeys.staged(fileId, first, piece),
          versions,
          withCards,
          packed,
        })),
      ),

    /** The lines of a part of a file, under one version of the key, from a prefix on, prefix by prefix. */
    staged: (
      fileId: ListFileId,
      unit: number,
      { version, from }: { readonly version: number; readonly from: string },
    ) =>
      byPrefix<StagedGroup>(
        itemsBetween(listKeys.stagedUnit(fileId, unit).pk, listKeys.place(version, from), end(version)),
        (item) => StoredGroup.parse(item),
      ),

    /**
     * Notes what a ministry told of a person's line by itself, under every hash, beside the whole list that came before.
     * What a later version told stands.
     */
    async tell(source: string, line: ToldLine): Promise<void> {
      for (const hash of line.nikHashes) {
        try {
          await client.send(
            new PutCommand({
              TableName,
              Item: { ...listKeys.changed(source, hash), ...line },
              ConditionExpression: 'attribute_not_exists(pk) OR #number <= :number',
              ExpressionAttributeNames: { '#number': 'number' },
              ExpressionAttributeValues: { ':number': line.number },
            }),
          );
        } catch (error) {
          if (!(error instanceof ConditionalCheckFailedException)) throw error;
        }
      }
    },

    /** What was told of lines of a part, as {@link staged}. */
    told: (source: string, unit: number, { version, from }: { readonly version: number; readonly from: string }) =>
      byPrefix<ToldLine>(
        itemsBetween(listKeys.changedUnit(source, unit).pk, listKeys.place(version, from), end(version)),
        (item) => StoredChange.parse(item),
      ),

    /** Removes some lines of a part of a file. @returns whether that were all. */
    async clear(fileId: ListFileId, unit: number): Promise<boolean> {
      const { items, last } = await queryFrom(table, listKeys.stagedUnit(fileId, unit), {
        after: undefined,
        limit: itemsCleared,
      });
      await deleteAll(
        table,
        items.map((item) => {
          const { pk, sk } = StoredGroup.parse(item);
          return { pk, sk };
        }),
      );
      return last === undefined;
    },
  };
};
export type StagedLineTable = ReturnType<typeof stagedLineTable>;
