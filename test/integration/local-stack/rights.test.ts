import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { credentials } from '../../../local/emulators/aws-json.ts';
import { rightsAsked } from '../../../local/emulators/dynamodb-rights.ts';
import type { JsonObject } from '../../../local/emulators/json.ts';
import { loadAssembly } from '../../../local/stack/assembly.ts';
import { tableKeysOf } from '../../../local/stack/emulator-settings.ts';
import { planOf, type Plan } from '../../../local/stack/plan.ts';
import { accessKeyOf, roleRights } from '../../../local/stack/role-rights.ts';
import { synthesiseFixture } from './fixture/app.ts';

const folder = mkdtempSync(join(tmpdir(), 'rights-'));
let plan: Plan;

beforeAll(() => {
  plan = planOf(loadAssembly(synthesiseFixture(folder)), { queues: 'http://q', issuer: 'http://i', api: 'http://a' });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const table = new Map([['Table', { arn: 'arn:table', partitionKey: 'pk', indexes: { gsi1: 'gsi1pk' } }]]);
const keyed = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } });

describe('a call of DynamoDB asks for', () => {
  test.each<[string, string, JsonObject, string[]]>([
    ['the partition of an item', 'GetItem', { TableName: 'Table', Key: keyed('A') }, ['GetItem arn:table A']],
    ['that of what is put', 'PutItem', { TableName: 'Table', Item: keyed('A') }, ['PutItem arn:table A']],
    [
      'the partition that a query reads, whatever it is called there',
      'Query',
      {
        TableName: 'Table',
        KeyConditionExpression: '#p = :p AND begins_with(sk, :s)',
        ExpressionAttributeNames: { '#p': 'pk' },
        ExpressionAttributeValues: { ':p': { S: 'A' }, ':s': { S: 'B' } },
      },
      ['Query arn:table A'],
    ],
    [
      'the index and its partition',
      'Query',
      {
        TableName: 'Table',
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :p AND gsi1sk BETWEEN :a AND :b',
        ExpressionAttributeValues: { ':p': { S: 'A' }, ':a': { S: 'B' }, ':b': { S: 'C' } },
      },
      ['Query arn:table/index/gsi1 A'],
    ],
    [
      'each part of a transaction by itself',
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName: 'Table', Item: keyed('A') } },
          { ConditionCheck: { TableName: 'Table', Key: keyed('B') } },
          { Delete: { TableName: 'Table', Key: keyed('C') } },
        ],
      },
      ['PutItem arn:table A', 'ConditionCheckItem arn:table B', 'DeleteItem arn:table C'],
    ],
    [
      'all partitions of a batch',
      'BatchGetItem',
      { RequestItems: { Table: { Keys: [keyed('A'), keyed('B'), keyed('A')] } } },
      ['BatchGetItem arn:table A,B'],
    ],
    ['nothing in particular, where it reads all', 'Scan', { TableName: 'Table' }, ['Scan arn:table ']],
  ])('%s', (_, operation, input, asked) => {
    const found = rightsAsked(operation, input, table).map(
      ({ action, resource, context }) =>
        `${action.slice('dynamodb:'.length)} ${resource} ${(context?.['dynamodb:LeadingKeys'] ?? []).join(',')}`,
    );

    expect(found).toEqual(asked);
  });
});

describe('a function', () => {
  const roleOf = (logicalId: string): string =>
    plan.functions.find(({ resource }) => resource.logicalId.startsWith(logicalId))?.properties.Role ?? '';

  test('has the rights that the templates give its role, and no others', () => {
    const rights = roleRights(plan);
    const [{ arn } = { arn: '' }] = [...tableKeysOf(plan).values()];
    const may = (who: string, action: string, resource = arn) => rights(accessKeyOf(roleOf(who)), { action, resource });

    expect(may('WorkJobs', 'dynamodb:PutItem')).toBe(true);
    expect(may('WorkJobs', 'dynamodb:Scan')).toBe(false);
    expect(may('WorkJobs', 'dynamodb:PutItem', `${arn}/index/gsi1`)).toBe(false);
    expect(may('WorkJobs', 's3:GetObject', 'arn:aws:s3:::anything')).toBe(false);
    expect(may('Reach', 's3:PutObject', `${plan.buckets[0]?.attributes['Arn'] ?? ''}/waves/x`)).toBe(true);
    expect(rights('SOMEBODY', { action: 'dynamodb:GetItem', resource: arn })).toBe(false);
    expect(rights(credentials.accessKeyId, { action: 'dynamodb:Scan', resource: arn })).toBe(true);
  });

  test('is held to the conditions of a right: its partitions, and what a key is for', () => {
    const [own] = plan.policies;
    const role = plan.roles.find(({ ref }) => own?.properties.Roles.includes(ref))?.attributes['Arn'] ?? '';
    const statement = (Condition: object) => ({ Effect: 'Allow', Action: ['x:Do'], Resource: ['arn:x'], Condition });
    const confined = (Condition: object) =>
      roleRights({
        ...plan,
        policies: own
          ? [
              {
                ...own,
                properties: {
                  ...own.properties,
                  PolicyDocument: { Version: '2012-10-17', Statement: [statement(Condition)] },
                },
              },
            ]
          : [],
      } as Plan);
    const asked = (key: string, ...values: string[]) => ({
      action: 'x:Do',
      resource: 'arn:x',
      context: { [key]: values },
    });
    const inPartitions = confined({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['WAVE#*', 'KEYS'] } });
    const forHashes = confined({ StringEquals: { 'kms:EncryptionContext:purpose': ['hash', 'field'] } });
    const key = accessKeyOf(role);

    expect(inPartitions(key, asked('dynamodb:LeadingKeys', 'WAVE#2023-48', 'KEYS'))).toBe(true);
    expect(inPartitions(key, asked('dynamodb:LeadingKeys', 'WAVE#2023-48', 'APPLICANT#1'))).toBe(false);
    expect(inPartitions(key, asked('dynamodb:LeadingKeys'))).toBe(false);
    expect(forHashes(key, asked('kms:EncryptionContext:purpose', 'hash'))).toBe(true);
    expect(forHashes(key, asked('kms:EncryptionContext:purpose', 'wave-ticket'))).toBe(false);
    expect(forHashes(key, { action: 'x:Do', resource: 'arn:x' })).toBe(false);
  });
});
