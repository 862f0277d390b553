import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Faults } from '../../local/emulators/faults.ts';
import { ListFile } from '../../shared/domain/list-file.ts';
import { listFileTable } from '../../shared/table/list-files.ts';
import { transact, type Writes } from '../../shared/table/transaction.ts';
import { localTable, tableTroubles, type LocalTable } from '../support/table.ts';

let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
});
afterEach(() => {
  tableTroubles.behave(Faults.parse({}));
});
afterAll(() => local.stop());

const creating = (TableName: string, name: string): Writes[number] => ({
  Put: { TableName, Item: { pk: name, sk: name }, ConditionExpression: 'attribute_not_exists(pk)' },
});
const isThere = async (name: string): Promise<boolean> => {
  const { client, table } = local;
  const { Item } = await client.send(new GetCommand({ TableName: table.name, Key: { pk: name, sk: name } }));
  return Item !== undefined;
};

test('a transaction that the table turns away is tried again until there is room', async () => {
  const before = tableTroubles.injected()['table throttled'];
  tableTroubles.behave(Faults.parse({ table: { throttledRate: 0.5 } }));

  const outcomes = await Promise.all(
    ['one', 'two', 'three'].map((name) =>
      transact(local.table, (table) => [creating(table, `${name}-a`), creating(table, `${name}-b`)]),
    ),
  );

  tableTroubles.behave(Faults.parse({}));
  expect(outcomes).toEqual(Array(3).fill({ written: true }));
  expect(await Promise.all(['one-a', 'two-b', 'three-a'].map(isThere))).toEqual([true, true, true]);
  expect(tableTroubles.injected()['table throttled']).toBeGreaterThan(before);
});

test('a transaction that was carried out although the answer was an error is carried out once, and said to be', async () => {
  const before = tableTroubles.injected()['table answer lost'];
  tableTroubles.behave(Faults.parse({ table: { lostRate: 0.3 } }));

  const outcomes = await Promise.all(
    ['four', 'five', 'six'].map((name) =>
      transact(local.table, (table) => [creating(table, `${name}-a`), creating(table, `${name}-b`)]),
    ),
  );

  expect(outcomes).toEqual(Array(3).fill({ written: true }));
  expect(tableTroubles.injected()['table answer lost']).toBeGreaterThan(before);
});

test('a list’s file that was put on record although the answer was an error is open', async () => {
  const files = listFileTable(local.table);
  const digits = ['1', '2', '3', '4', '5'];
  const opened = digits.map((digit) =>
    ListFile.parse({
      ...{ fileId: digit.repeat(24), source: 'police', number: 1, version: 'polri-1', status: 'open' },
      ...{ openedAt: '2023-02-20T03:00:00.000Z', openedBy: 'olga' },
    }),
  );
  const before = tableTroubles.injected()['table answer lost'];
  tableTroubles.behave(Faults.parse({ table: { lostRate: 0.3 } }));
  await Promise.all(opened.map((file) => files.open(file)));
  tableTroubles.behave(Faults.parse({}));

  expect(await Promise.all(opened.map(({ fileId }) => files.get(fileId)))).toEqual(opened);
  expect(tableTroubles.injected()['table answer lost']).toBeGreaterThan(before);
});
