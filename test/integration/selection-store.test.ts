import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentials } from '../../local/emulators/aws-json.ts';
import { startMessaging, type Messaging } from '../../local/emulators/messaging.ts';
import { startS3Gate, type S3Gate } from '../../local/emulators/s3-gate.ts';
import { evidenceStore, type EvidenceStore } from '../../shared/evidence/store.ts';

const region = 'ap-southeast-3';
let engine: Messaging;
let gate: S3Gate;
let client: S3Client;
let store: EvidenceStore;

beforeAll(async () => {
  engine = await startMessaging(region);
  const bucket = { name: 'evidence', lockDays: 1, lockMode: 'GOVERNANCE' as const };
  engine.createBucket(bucket.name);
  gate = await startS3Gate(`http://127.0.0.1:${engine.port}`, [bucket]);
  client = new S3Client({ region, credentials, endpoint: gate.url });
  store = evidenceStore(bucket.name, client);
});
afterAll(async () => {
  client.destroy();
  await gate.stop();
  await engine.stop();
});

const bytes = Buffer.from('ticket,rank,score\n');

test('an object is written once, again with the same bytes to no effect, and never with others', async () => {
  expect(await store.putOnce('waves/w/once.csv', bytes, 'text/csv')).toBe('written');
  expect(await store.putOnce('waves/w/once.csv', bytes, 'text/csv')).toBe('already');
  await expect(store.putOnce('waves/w/once.csv', Buffer.from('other'), 'text/csv')).rejects.toThrow(/other bytes/);

  expect(await store.read('waves/w/once.csv')).toEqual(bytes);
});

test('of many who write an object at once one writes it, and the others find it there', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => store.putOnce('waves/w/raced.csv', bytes, 'text/csv')),
  );

  expect(outcomes.toSorted()).toEqual([...Array<string>(7).fill('already'), 'written']);
});

test('part of an object is read by its range, and a range that is not there is a fault', async () => {
  await store.putOnce('waves/w/ranged.csv', bytes, 'text/csv');

  expect((await store.readRange('waves/w/ranged.csv', 7, 4)).toString()).toBe('rank');
  expect(await store.readRange('waves/w/ranged.csv', 7, 0)).toHaveLength(0);
  await expect(store.readRange('waves/w/ranged.csv', 10, 400)).rejects.toThrow(/does not hold 400 bytes/);
});

test('an object that is not there reads as nothing', async () => {
  expect(await store.read('waves/w/none.csv')).toBeUndefined();
});

test('a link lets anybody read the object', async () => {
  await store.putOnce('waves/w/linked.csv', bytes, 'text/csv');

  const answer = await fetch(await store.link('waves/w/linked.csv', 60));

  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe(bytes.toString());
});
