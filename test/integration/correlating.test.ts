import '../support/environment.ts';
import { BatchWriteCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correlated } from '../../shared/platform/correlation.ts';
import type { Table } from '../../shared/table/client.ts';
import { correlating } from '../../shared/table/correlating.ts';
import { getItem, getItems } from '../../shared/table/read.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
let table: Table;
beforeAll(async () => {
  local = await localTable();
  table = { ...local.table, client: correlating(local.client) };
});
afterAll(() => local.stop());

const key = (pk: string) => ({ pk, sk: 'ONE' });
const event = { event: 'something.happened.v1', occurredAt: '2023-02-17T12:00:00.000Z', data: {} };

/** Writes the same in every way in which events are written; each under a key of its own. */
const writeAll = async (name: string): Promise<void> => {
  const { client, name: TableName } = table;
  const update = {
    TableName,
    UpdateExpression: 'SET #event = :event, occurredAt = :at REMOVE leftAt',
    ExpressionAttributeNames: { '#event': 'event' },
    ExpressionAttributeValues: { ':event': event.event, ':at': event.occurredAt },
  };
  const plain = { UpdateExpression: 'SET claimants = :one', ExpressionAttributeValues: { ':one': 1 } };
  await client.send(new PutCommand({ TableName, Item: { ...key(`${name}put`), ...event } }));
  await client.send(new UpdateCommand({ ...update, Key: key(`${name}update`) }));
  await client.send(new UpdateCommand({ TableName, ...plain, Key: key(`${name}plain-update`) }));
  await client.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName, Item: { ...key(`${name}transacted`), ...event } } },
        { Put: { TableName, Item: { ...key(`${name}plain`), figure: 1 } } },
        { Update: { ...update, Key: key(`${name}transacted-update`) } },
      ],
    }),
  );
  const batch = { [TableName]: [{ PutRequest: { Item: { ...key(`${name}batched`), ...event } } }] };
  await client.send(new BatchWriteCommand({ RequestItems: batch }));
};

test('whatever makes an event has the number of what set it going beside it, and nothing else has', async () => {
  await correlated('the-request', () => writeAll('a-'));

  for (const way of ['put', 'update', 'transacted', 'transacted-update', 'batched'])
    expect((await getItem(table, key(`a-${way}`)))?.['correlationId'], way).toBe('the-request');
  for (const way of ['plain', 'plain-update'])
    expect(await getItem(table, key(`a-${way}`))).not.toHaveProperty('correlationId');
  // A batch of reads has the form of one of writes, and is left alone.
  expect(await correlated('the-request', () => getItems(table, [key('a-put')]))).toHaveLength(1);
});

test('work that nobody set going writes no number, and a text that is none is taken for none', async () => {
  await writeAll('b-');
  await correlated('a text\nthat is no number', () => writeAll('c-'));
  await correlated('x'.repeat(65), () => writeAll('d-'));

  for (const name of ['b', 'c', 'd'])
    expect(await getItem(table, key(`${name}-put`))).not.toHaveProperty('correlationId');
});
