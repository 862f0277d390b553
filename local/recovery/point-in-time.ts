import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import { deleteAll, putAll } from '../../shared/table/batch-write.ts';
import type { Table } from '../../shared/table/client.ts';

type Item = Readonly<Record<string, unknown>>;

/** All items of a table as they were at an instant. */
export interface PointInTime {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly items: readonly Item[];
}

const itemsOf = async ({ client, name: TableName }: Table): Promise<Item[]> => {
  const found: Item[] = [];
  let from: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page = await client.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey: from }));
    found.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return found;
};

/**
 * What a recovery to this instant would bring back. It stands in for DynamoDB's own, which DynamoDB Local has not: a scan,
 * which is of one instant only where nobody writes meanwhile.
 */
export const pointInTimeOf = async (table: Table): Promise<PointInTime> => {
  const items = await itemsOf(table);
  return { at: new Date().toISOString(), items };
};

/**
 * Makes a table what it was, by emptying it and writing every item of that instant. Nobody may write meanwhile. In the
 * cloud the same comes to be as a table beside the old one.
 * @returns how many items were taken away first.
 */
export const restore = async (table: Table, { items }: PointInTime): Promise<number> => {
  const standing = (await itemsOf(table)).map(({ pk, sk }) => ({ pk, sk }));
  await deleteAll(table, standing);
  await putAll(table, items);
  return standing.length;
};
