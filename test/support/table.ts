import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { startDynamoDbGate } from '../../local/emulators/dynamodb-gate.ts';
import { startDynamoDbLocal } from '../../local/emulators/dynamodb-local.ts';
import type { Table } from '../../shared/table/client.ts';

export interface LocalTable {
  readonly table: Table;
  readonly client: DynamoDBDocumentClient;
  /** Lets go of the engine, which ends with the last of its tables. */
  stop(): Promise<void>;
}

const quiet = (): void => undefined;

/** The engine with the gate before it, which raises the conflicts of overlapping transactions as the cloud does. */
const startEngine = async () => {
  const engine = await startDynamoDbLocal(quiet);
  const keysOf = new Map<string, readonly string[]>();
  const gate = await startDynamoDbGate({ engine: engine.url, keysOf, conflicts: true });
  return {
    url: gate.url,
    expect: (table: string) => {
      keysOf.set(table, ['pk', 'sk']);
    },
    stop: async (): Promise<void> => {
      await gate.stop();
      await engine.stop();
    },
  };
};

let shared: { readonly starting: ReturnType<typeof startEngine>; users: number } | undefined;

/** The engine of this process: a JVM takes seconds to start, a table milliseconds. */
const sharedEngine = async () => {
  shared ??= { starting: startEngine(), users: 0 };
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
  const engine = await sharedEngine();
  const base = new DynamoDBClient({
    endpoint: engine.url,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const client = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } });
  const name = `Table-${randomUUID()}`;
  engine.expect(name);
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
    base.destroy();
    await engine.stop();
  };
  return { table: { client, name }, client, stop };
};
