import '../support/environment.ts';
import { KMSClient } from '@aws-sdk/client-kms';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { credentials } from '../../local/emulators/aws-json.ts';
import { startAwsCalls } from '../../local/emulators/aws-calls.ts';
import { kms } from '../../local/emulators/kms.ts';
import { keyTimes, nextVersion } from '../../shared/domain/keys/key-life.ts';
import { open, seal } from '../../shared/keys/fields.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { keyVersionTable } from '../../shared/table/key-versions.ts';
import { keys as tableKeys } from '../../shared/table/keys.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const keyArn = 'arn:aws:kms:ap-southeast-3:000000000000:key/data';
let engine: LocalTable;
let calls: Awaited<ReturnType<typeof startAwsCalls>>;
let client: KMSClient;
let local: LocalTable;
beforeAll(async () => {
  const key = { id: 'data', arn: keyArn, spec: 'SYMMETRIC_DEFAULT' as const, aliases: [] };
  [engine, calls] = await Promise.all([localTable(), startAwsCalls({ TrentService: kms([key], Buffer.alloc(32, 7)) })]);
  client = new KMSClient({ endpoint: calls.url, region: 'ap-southeast-3', credentials });
});
afterAll(async () => {
  client.destroy();
  await Promise.all([engine.stop(), calls.stop()]);
});
beforeEach(async () => {
  local = await localTable();
  return () => local.stop();
});

const minutes = 60_000;

/** Environments of one table, which share a clock. */
const world = () => {
  let clock = Date.parse('2026-03-01T00:00:00.000Z');
  const versions = keyVersionTable(local.table);
  const environment = () => keyStore(local.table, keyArn, { kms: client, now: () => clock });
  return {
    versions,
    environment,
    sleep: (milliseconds: number) => {
      clock += milliseconds;
    },
    rotate: async (): Promise<void> => {
      const version = nextVersion(await versions.all(), 'field', { at: new Date(clock), times: keyTimes });
      const wrapped = await environment().newKey('field', version.version);
      await versions.make(version, { wrapped, by: 'olga' });
    },
  };
};

test('nobody seals with a new key before everybody can open what it sealed', async () => {
  const { environment, rotate, sleep } = world();
  const old = environment();
  await old.ring();
  await rotate();

  // Looked at every minute, whoever is asked last can read what whoever knows most has just sealed.
  const knowing = environment();
  for (let minute = 0; minute < 40; minute += 1) {
    const sealed = seal(await knowing.ring(), 'a'.repeat(32), 'nik', '3201');
    expect(open(await old.ring(), 'a'.repeat(32), 'nik', sealed)).toBe('3201');
    sleep(minutes);
  }

  expect((await old.ring()).fieldKeys.map(({ version }) => version)).toEqual([2, 1]);
});

test('a retired key is forgotten within five minutes, and needs no unwrapping any more', async () => {
  const { environment, rotate, sleep, versions } = world();
  const old = environment();
  await old.ring();
  await rotate();
  sleep(30 * minutes);
  expect((await old.ring()).fieldKeys).toHaveLength(2);
  await local.client.send(
    new UpdateCommand({
      TableName: local.table.name,
      Key: tableKeys.key('FIELD', 1),
      UpdateExpression: 'SET retiredAt = :at',
      ExpressionAttributeValues: { ':at': '2026-03-01T00:31:00.000Z' },
    }),
  );
  await versions.destroy({ use: 'field', version: 1 }, { at: '2026-03-01T01:00:00.000Z', by: 'olga' });
  sleep(6 * minutes);

  expect((await old.ring()).fieldKeys.map(({ version }) => version)).toEqual([2]);
  expect((await environment().ring()).hashKeys.map(({ version }) => version)).toEqual([1]);
});

test('a key that a purpose was wrapped for opens for no other', async () => {
  const { environment } = world();
  const wrapped = await environment().newKey('field', 2);
  await environment().ring();
  await local.client.send(
    new UpdateCommand({
      TableName: local.table.name,
      Key: tableKeys.key('HASH', 1),
      UpdateExpression: 'SET #wrapped = :other',
      ExpressionAttributeNames: { '#wrapped': 'wrapped' },
      ExpressionAttributeValues: { ':other': wrapped },
    }),
  );

  await expect(environment().ring()).rejects.toThrow();
});
