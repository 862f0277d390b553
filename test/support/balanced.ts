import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import type { Table } from '../../shared/table/client.ts';
import { checkedLedger } from './ledger.ts';

/** The last day of a test's ledger. */
const lastDayOf = async ({ client, name }: Table): Promise<string | undefined> => {
  const days: string[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: name,
        FilterExpression: 'begins_with(gsi1pk, :ledger)',
        ExpressionAttributeValues: { ':ledger': 'LEDGER#' },
        ProjectionExpression: 'gsi1pk',
        ExclusiveStartKey: start,
      }),
    );
    days.push(...Items.map((item) => String(item['gsi1pk']).slice('LEDGER#'.length, 'LEDGER#YYYY-MM-DD'.length)));
    start = LastEvaluatedKey;
  } while (start !== undefined);
  return days.toSorted().at(-1);
};

/** Whatever a test has done to the money: the ledger balances, and agrees with all that is on record. */
export const expectBalanced = async (table: Table): Promise<void> => {
  const day = await lastDayOf(table);
  if (day === undefined) return;
  const report = await checkedLedger(table, day);
  expect(report?.findings.differences).toEqual([]);
};
