import { createHash } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../../shared/table/client.ts';

/** What is written whether a request is refused or not: who asked, whose data was opened, how often somebody asked. */
const ofAsking = ['ACTIONS#', 'ACCESSES#', 'RATE#', 'PAYOUTS#NONCE#', 'VISITS#STAFF#', 'VISITS#NIK#'];

const withoutOrder = (_: string, value: unknown): unknown => (value instanceof Set ? [...value].sort() : value);

/** The text of an item. Guessing at a code counts, and is refused: tries, and how often they were counted, are left out. */
const textOf = (item: Readonly<Record<string, unknown>>): string => {
  const sorted = Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify(sorted, withoutOrder);
  if (!text.includes('"triesLeft"')) return text;
  return text.replaceAll(/"triesLeft"[,:]\d+/g, '').replaceAll(/"revision"[,:]\d+/g, '');
};

/** The digest of every item of a table by its key, but for those that put asking on record. */
export const stateOf = async ({ client, name }: Table): Promise<ReadonlyMap<string, string>> => {
  const digests = new Map<string, string>();
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({ TableName: name, ConsistentRead: true, ExclusiveStartKey: from }),
    );
    for (const item of Items) {
      const pk = String(item['pk']);
      if (ofAsking.some((prefix) => pk.startsWith(prefix))) continue;
      const digest = createHash('sha256').update(textOf(item)).digest('base64url');
      digests.set(`${pk} | ${String(item['sk'])}`, digest);
    }
    from = LastEvaluatedKey;
  } while (from !== undefined);
  return digests;
};

/** The keys of items that came, went or changed between two states. */
export const differencesOf = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).sort();
