import {
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { callAws, credentials } from '../../../local/emulators/aws-json.ts';
import { startDynamoDbGate, type DynamoDbGate } from '../../../local/emulators/dynamodb-gate.ts';
import { Faults, misbehaviourOf } from '../../../local/emulators/faults.ts';
import { startDynamoDbLocal, type DynamoDbLocal } from '../../../local/emulators/dynamodb-local.ts';

const keysOf = new Map([['Things', ['pk']]]);

let engine: DynamoDbLocal;
let gate: DynamoDbGate;
let calm: DynamoDbGate;
let client: DynamoDBClient;
let calmClient: DynamoDBClient;

beforeAll(async () => {
  engine = await startDynamoDbLocal(() => undefined);
  await callAws(engine.url, 'DynamoDB_20120810.CreateTable', {
    TableName: 'Things',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  });
  gate = await startDynamoDbGate({ engine, keysOf, conflicts: true });
  calm = await startDynamoDbGate({ engine, keysOf, conflicts: false });
  const settings = { region: 'ap-southeast-3', credentials, maxAttempts: 1 };
  client = new DynamoDBClient({ ...settings, endpoint: gate.url });
  calmClient = new DynamoDBClient({ ...settings, endpoint: calm.url });
});
afterAll(async () => {
  client.destroy();
  calmClient.destroy();
  await gate.stop();
  await calm.stop();
  await engine.stop();
});
beforeEach(() => {
  gate.resetConsumed();
});

const item = (pk: string, text = '') => ({ pk: { S: pk }, ...(text && { text: { S: text } }) });
const put = (pk: string, text?: string) => ({ Put: { TableName: 'Things', Item: item(pk, text) } });
const transact = (...TransactItems: ReturnType<typeof put>[]) => new TransactWriteItemsCommand({ TransactItems });
const update = (pk: string) =>
  new UpdateItemCommand({
    TableName: 'Things',
    Key: item(pk),
    UpdateExpression: 'ADD n :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
  });
const failures = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));

test('of transactions that overlap on a key, one goes through and the others are told which item was in conflict', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 6 }, (_, index) => client.send(transact(put(`own-${index}`), put('shared')))),
  );

  const refused = failures(outcomes);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(6);
  expect(refused[0]).toMatchObject({
    name: 'TransactionCanceledException',
    message: expect.stringContaining('[None, TransactionConflict]') as string,
    CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
  });
});

test('a single write and a read of a transaction meet the conflict too', async () => {
  const writing = Array.from({ length: 4 }, () => client.send(transact(put('busy'))));
  const others = [
    ...Array.from({ length: 4 }, () => client.send(update('busy'))),
    client.send(new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName: 'Things', Key: item('busy') } }] })),
  ];

  const names = failures(await Promise.allSettled([...writing, ...others])).map((fault) => (fault as Error).name);

  expect(names).toContain('TransactionCanceledException');
});

test('transactions of different keys, and plain writes of one key, go on side by side', async () => {
  const apart = await Promise.allSettled(
    Array.from({ length: 6 }, (_, index) => client.send(transact(put(`apart-${index}`)))),
  );
  const plain = await Promise.allSettled(Array.from({ length: 6 }, () => client.send(update('counter'))));

  expect(failures([...apart, ...plain])).toEqual([]);
});

test('a gate that is to raise no conflicts raises none', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => calmClient.send(transact(put('calm')))));

  expect(failures(outcomes)).toEqual([]);
});

test('units are counted as DynamoDB bills them, transactions twice', async () => {
  await client.send(new PutItemCommand({ TableName: 'Things', Item: item('one', 'x'.repeat(1500)) }));
  await client.send(new GetItemCommand({ TableName: 'Things', Key: item('one'), ConsistentRead: true }));
  await client.send(transact(put('two', 'x'.repeat(1500)), put('three')));

  expect(gate.consumed()).toEqual({ read: 1, write: 2 + 4 + 2 });
});

test('a table in trouble turns calls away whole or in part, or fails before or after their effect, and spares the stack itself', async () => {
  const misbehaviour = misbehaviourOf(1);
  const troubled = await startDynamoDbGate({ engine, keysOf, conflicts: false, misbehaviour });
  const settings = { region: 'ap-southeast-3', endpoint: troubled.url, maxAttempts: 1 };
  const ofFunction = new DynamoDBClient({ ...settings, credentials: { ...credentials, accessKeyId: 'SOMEFUNCTION' } });
  const ofStack = new DynamoDBClient({ ...settings, credentials });
  const isThere = async (pk: string) =>
    (await ofStack.send(new GetItemCommand({ TableName: 'Things', Key: item(pk) }))).Item !== undefined;
  const batch = new BatchWriteItemCommand({
    RequestItems: { Things: ['first', 'second'].map((pk) => ({ PutRequest: { Item: item(pk) } })) },
  });
  const under = (table: Partial<Faults['table']>, send: () => Promise<unknown>) => {
    misbehaviour.behave(Faults.parse({ table }));
    return send().catch((fault: unknown) => fault);
  };
  const count = (pk: string) => () => ofFunction.send(update(pk));

  const turnedAway = await under({ throttledRate: 1 }, count('away'));
  const cancelled = await under({ throttledRate: 1 }, () => ofFunction.send(transact(put('away'), put('away-too'))));
  const half = await under({ throttledRate: 1 }, () => ofFunction.send(batch));
  const failed = await under({ faultRate: 1 }, count('undone'));
  const lost = await under({ lostRate: 1 }, count('done'));
  const well = await under({}, count('well'));

  expect(turnedAway).toMatchObject({ name: 'ProvisionedThroughputExceededException' });
  expect(cancelled).toMatchObject({ CancellationReasons: [{ Code: 'ThrottlingError' }, { Code: 'None' }] });
  expect(half).toMatchObject({ UnprocessedItems: { Things: [{ PutRequest: { Item: item('second') } }] } });
  expect(failed).toMatchObject({ name: 'InternalServerError', $metadata: { httpStatusCode: 500 } });
  expect(lost).toMatchObject({ name: 'InternalServerError' });
  expect(well).toMatchObject({ $metadata: { httpStatusCode: 200 } });
  const asked = ['away', 'away-too', 'first', 'second', 'undone', 'done', 'well'];
  expect(await Promise.all(asked.map(isThere))).toEqual([false, false, true, false, false, true, true]);
  expect(misbehaviour.injected()).toMatchObject({ 'table throttled': 3, 'table fault': 1, 'table answer lost': 1 });
  for (const one of [ofFunction, ofStack]) one.destroy();
  await troubled.stop();
});
