import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, startFixture, type FixtureStack } from './fixture/fixture-stack.ts';

let fixture: FixtureStack;
let s3: S3Client;

beforeAll(async () => {
  fixture = await startFixture();
  const { region, credentials, endpoints } = fixture.stack;
  s3 = new S3Client({ region, credentials, endpoint: endpoints.s3, forcePathStyle: true });
});
afterAll(() => fixture.stop());

const make = async (pk: string, attributes: Record<string, { S: string }> = { event: { S: 'thing.made.v1' } }) => {
  const Item = { pk: { S: pk }, sk: { S: 'THING' }, ...attributes };
  await fixture.table.send(new PutItemCommand({ TableName: fixture.stack.tableName, Item }));
};
const seen = (pk: string) => fixture.item(`SEEN#${pk}`);

test('only the items that the filter names reach the function', async () => {
  await make('other', { event: { S: 'thing.ignored.v1' } });
  await make('silent', {});
  await make('lost', { event: { S: 'thing.lost.v1' } });
  await make('made');

  await eventually(() => seen('made'));

  expect((await seen('lost'))?.['seenTimes']?.N).toBe('1');
  expect(await seen('other')).toBeUndefined();
  expect(await seen('silent')).toBeUndefined();
});

test('a poisoned record is found by halving, given up with its whole content, and the others are worked', async () => {
  await fixture.stack.pauseSource('route-events');
  for (const name of ['before-1', 'before-2', 'before-3']) await make(name);
  await make('poisoned', { event: { S: 'thing.made.v1' }, poison: { S: 'yes' } });
  for (const name of ['after-1', 'after-2']) await make(name);
  fixture.stack.resumeSource('route-events');

  const Bucket = fixture.stack.bucketName('FailedEvents');
  const Key = await eventually(async () => (await s3.send(new ListObjectsV2Command({ Bucket }))).Contents?.[0]?.Key);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  const failure = JSON.parse((await Body?.transformToString()) ?? '{}') as {
    payload: string;
    DDBStreamBatchInfo: object;
  };

  expect(Key).toMatch(
    /^aws\/lambda\/[0-9a-f]{32}\/.+\/\d{4}\/\d{2}\/\d{2}\/\d{4}-\d{2}-\d{2}T\d{2}\.\d{2}\.\d{2}-[0-9a-f-]{36}$/,
  );
  expect(failure).toMatchObject({
    requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
    DDBStreamBatchInfo: { batchSize: 1 },
  });
  expect(JSON.parse(failure.payload)).toMatchObject({
    Records: [{ dynamodb: { NewImage: { pk: { S: 'poisoned' } } } }],
  });
  for (const name of ['before-1', 'before-2', 'before-3', 'after-1', 'after-2']) await eventually(() => seen(name));
  expect(await seen('poisoned')).toBeUndefined();
});

test('records reach the function in the order in which they were written', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `ordered-${index}`);
  for (const name of names) await make(name);

  const sequences = await Promise.all(
    names.map(async (name) => (await eventually(() => seen(name)))['firstPosition']?.S ?? ''),
  );

  expect(sequences).toEqual([...sequences].sort());
});

test('what a stream holds when it is passed over never reaches the function, and what comes after it does', async () => {
  await fixture.stack.pauseSource('route-events');
  for (const name of ['passed-1', 'passed-2']) await make(name);
  const passed = await fixture.stack.skipStream('route-events');
  fixture.stack.resumeSource('route-events');
  await make('after-it');

  await eventually(() => seen('after-it'));

  expect(passed).toBeGreaterThanOrEqual(2);
  expect(await seen('passed-1')).toBeUndefined();
  expect(await seen('passed-2')).toBeUndefined();
});
