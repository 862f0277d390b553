import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { startDynamoDbGate } from '../../local/emulators/dynamodb-gate.ts';
import type { Table } from '../../shared/table/client.ts';

export interface LocalTable {
  readonly table: Table;
  readonly client: DynamoDBDocumentClient;
  /** Deletes the table: the engine goes on for other tests. */
  stop(): Promise<void>;
}

/** The gate before the engine of all test files, which raises the conflicts of overlapping transactions as the cloud does. */
const startGate = async () => {
  const keysOf = new Map<string, readonly string[]>();
  const gate = await startDynamoDbGate({ engine: inject('dynamoDbUrl'), keysOf, conflicts: true });
  return {
    url: gate.url,
    expect: (table: string) => {
      keysOf.set(table, ['pk', 'sk']);
    },
    stop: gate.stop,
  };
};

let shared: { readonly starting: ReturnType<typeof startGate>; users: number } | undefined;

/** The gate of this process. */
const sharedGate = async () => {
  shared ??= { starting: startGate(), users: 0 };
  const own = shared;
  own.users += 1;
  const { url, expect } = await own.starting;
  const stop = async (): Promise<void> => {
    own.users -= 1;
    if (own.users > 0) return;
    if (shared === own) shared = undefined;
    await (await own.starting).stop();
  };
  return { url, expect, stop };
};

/** An empty table with its index on DynamoDB Local: the real engine, in memory, with the conflicts of the cloud. */
export const localTable = async (): Promise<LocalTable> => {
  const gate = await sharedGate();
  const base = new DynamoDBClient({
    endpoint: gate.url,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const client = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } });
  const name = `Table-${randomUUID()}`;
  gate.expect(name);
  await base.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi1',
          KeySchema: [
            { AttributeName: 'gsi1pk', KeyType: 'HASH' },
            { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  const stop = async (): Promise<void> => {
    await base.send(new DeleteTableCommand({ TableName: name }));
    base.destroy();
    await gate.stop();
  };
  return { table: { client, name }, client, stop };
};
