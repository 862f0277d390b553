import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import type { Table } from './client.ts';

/** What DynamoDB takes in one call. */
const itemsACall = 25;
/** How many calls are under way at once. */
const callsAtOnce = 8;
/** How often what DynamoDB did not take is sent again: some ten seconds in all. */
const attempts = 10;
const longestPauseMilliseconds = 2_000;

type Key = Readonly<Record<string, unknown>>;
type Request = { readonly PutRequest: { readonly Item: Key } } | { readonly DeleteRequest: { readonly Key: Key } };

const writeAll = async ({ client, name }: Table, requests: readonly Request[]): Promise<void> => {
  const calls = Array.from(
    { length: Math.ceil(requests.length / itemsACall) },
    (_, call) => call * itemsACall,
  ).values();
  const writer = async (): Promise<void> => {
    for (const from of calls) {
      let left: unknown[] = requests.slice(from, from + itemsACall);
      for (let attempt = 1; left.length > 0; attempt += 1) {
        const { UnprocessedItems } = await client.send(
          new BatchWriteCommand({ RequestItems: { [name]: left as Request[] } }),
        );
        left = UnprocessedItems?.[name] ?? [];
        if (left.length === 0) break;
        if (attempt === attempts) throw new Error(`DynamoDB did not take ${left.length} items.`);
        await pause(Math.random() * Math.min(longestPauseMilliseconds, 20 * 2 ** attempt));
      }
    }
  };
  await Promise.all(Array.from({ length: callsAtOnce }, writer));
};

/** Puts items, all with different keys, in any order and without conditions. @throws Error when DynamoDB keeps refusing some. */
export const putAll = (table: Table, items: readonly Key[]): Promise<void> =>
  writeAll(
    table,
    items.map((Item) => ({ PutRequest: { Item } })),
  );

/** Deletes items by their keys, all different; those that are not there are no fault. @throws as {@link putAll}. */
export const deleteAll = (table: Table, found: readonly Key[]): Promise<void> =>
  writeAll(
    table,
    found.map((key) => ({ DeleteRequest: { Key: key } })),
  );
