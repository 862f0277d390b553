import { BatchGetCommand, GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Table } from './client.ts';
import { index } from './keys.ts';

type Item = Record<string, unknown>;

/** One item by its key, read consistently unless `eventually`. */
export const getItem = async (
  { client, name }: Table,
  key: { readonly pk: string; readonly sk: string },
  { eventually = false } = {},
): Promise<Item | undefined> => {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: { ...key }, ConsistentRead: !eventually }));
  return Item;
};

/** What DynamoDB answers in one call. */
const keysACall = 100;

/** Those items of some keys, all different, that are there, in any order, read consistently. */
export const getItems = async (
  { client, name }: Table,
  wanted: readonly { readonly pk: string; readonly sk: string }[],
): Promise<Item[]> => {
  const found: Item[] = [];
  for (let from = 0; from < wanted.length; from += keysACall) {
    let left: Item[] = wanted.slice(from, from + keysACall).map((key) => ({ ...key }));
    // What DynamoDB leaves out of an answer (16 MB is the most) it names as not processed.
    while (left.length > 0) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [name]: { Keys: left, ConsistentRead: true } } }),
      );
      found.push(...(Responses?.[name] ?? []));
      left = UnprocessedKeys?.[name]?.Keys ?? [];
    }
  }
  return found;
};

export interface QueryOptions {
  readonly eventually?: boolean;
  /** Newest first. */
  readonly backwards?: boolean;
  readonly limit?: number;
  readonly attributes?: readonly string[];
}

/** The items under one partition whose sort key starts with a prefix, page by page, read consistently unless `eventually`. */
export async function* queryPages(
  { client, name }: Table,
  { pk, prefix }: { readonly pk: string; readonly prefix?: string },
  { eventually = false, backwards = false, limit, attributes }: QueryOptions = {},
): AsyncGenerator<Item[]> {
  const names = Object.fromEntries(
    (attributes ?? []).map((attribute, position) => [`#a${String(position)}`, attribute]),
  );
  const input: QueryCommandInput = {
    TableName: name,
    KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ...(prefix === undefined ? {} : { ':prefix': prefix }) },
    ConsistentRead: !eventually,
    ScanIndexForward: !backwards,
    ...(limit === undefined ? {} : { Limit: limit }),
    ...(attributes === undefined
      ? {}
      : { ProjectionExpression: Object.keys(names).join(', '), ExpressionAttributeNames: names }),
  };
  let from: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand({ ...input, ExclusiveStartKey: from }));
    yield Items;
    from = LastEvaluatedKey;
  } while (from !== undefined && limit === undefined);
}

/**
 * One page of the items under a partition whose sort key starts with a prefix, after a sort key (before it, where they are
 * read backwards), read consistently unless `eventually`. `last` is the sort key after which to go on, where there may be more.
 */
export const queryFrom = async (
  { client, name }: Table,
  { pk, prefix }: { readonly pk: string; readonly prefix?: string },
  {
    after,
    limit,
    backwards = false,
    eventually = false,
  }: {
    readonly after: string | undefined;
    readonly limit: number;
    readonly backwards?: boolean;
    readonly eventually?: boolean;
  },
): Promise<{ readonly items: Item[]; readonly last: string | undefined }> => {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ...(prefix === undefined ? {} : { ':prefix': prefix }) },
      ConsistentRead: !eventually,
      ScanIndexForward: !backwards,
      Limit: limit,
      ...(after === undefined ? {} : { ExclusiveStartKey: { pk, sk: after } }),
    }),
  );
  return { items: Items, last: LastEvaluatedKey === undefined ? undefined : String(LastEvaluatedKey['sk']) };
};

/**
 * The items under one partition of the index whose sort key lies between two instants (ISO 8601, both included), or begins
 * with one of them; from the first on where `from` is left out. Page by page, in the order of time, eventually consistent.
 */
export async function* indexPages(
  { client, name }: Table,
  { gsi1pk, from = '', to }: { readonly gsi1pk: string; readonly from?: string; readonly to: string },
): AsyncGenerator<Item[]> {
  let start: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: name,
        IndexName: index.name,
        KeyConditionExpression:
          from === '' ? 'gsi1pk = :pk AND gsi1sk <= :to' : 'gsi1pk = :pk AND gsi1sk BETWEEN :from AND :to',
        // The sort key goes on after the instant, and `~` comes after all that it holds.
        ExpressionAttributeValues: { ':pk': gsi1pk, ':to': `${to}~`, ...(from === '' ? {} : { ':from': from }) },
        ExclusiveStartKey: start,
      }),
    );
    yield Items;
    start = LastEvaluatedKey;
  } while (start !== undefined);
}

/** All items of {@link queryPages}, for collections that are known to be small. */
export const queryAll = async (
  table: Table,
  key: { readonly pk: string; readonly prefix?: string },
  options: QueryOptions = {},
): Promise<Item[]> => (await Array.fromAsync(queryPages(table, key, options))).flat();
