import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inject } from 'vitest';
import { dynamoDbGate, type DynamoDbGateInside } from '../../local/emulators/dynamodb-gate.ts';
import { ownDatabase, type DynamoDbDatabase } from '../../local/emulators/dynamodb-local.ts';
import { misbehaviourOf } from '../../local/emulators/faults.ts';
import type { Table } from '../../shared/table/client.ts';

export interface LocalTable {
  readonly table: Table;
  readonly client: DynamoDBDocumentClient;
  /** With what a command is told to work on this table. */
  readonly environment: Readonly<Record<string, string>>;
  /** Deletes the table: the engine goes on for other tests. */
  stop(): Promise<void>;
}

/** The names of the key attributes of each table that is there now. */
const keysOf = new Map<string, readonly string[]>();

/** What goes wrong with the calls of this process: nothing unless told. */
export const tableTroubles = misbehaviourOf(1);

/** The gate before the engine of all test files, which raises the conflicts of overlapping transactions as the cloud does. */
let gate: DynamoDbGateInside | undefined;
let database: DynamoDbDatabase | undefined;
const databaseHere = (): DynamoDbDatabase => (database ??= ownDatabase(inject('dynamoDbUrl')));
const answer: DynamoDbGateInside['answer'] = (headers, body) => {
  gate ??= dynamoDbGate({ engine: databaseHere(), keysOf, conflicts: true, misbehaviour: tableTroubles });
  return gate.answer(headers, body);
};

/** Hands the requests of a client to the gate in this process: one way over the network less for each. */
const insideGate = () => ({
  handle: async ({ headers, body }: { headers: Record<string, string>; body?: Uint8Array }) => {
    // As over a network, others get their turn meanwhile: who asks again and again would stop the process otherwise.
    await nextTurn();
    const answered = await answer(headers, Buffer.concat(body ? [body] : []));
    return { response: { statusCode: answered.status, headers: headersOf(answered.headers), body: answered.body } };
  },
});

const headersOf = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** An empty table with its index on DynamoDB Local: the real engine, in memory, with the conflicts of the cloud. */
export const localTable = async (): Promise<LocalTable> => {
  const base = new DynamoDBClient({
    endpoint: inject('dynamoDbUrl'),
    requestHandler: insideGate(),
    // The gate signs for all, and the engine checks no signature.
    signer: { sign: (request) => Promise.resolve(request) },
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const client = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } });
  const name = `Table-${randomUUID()}`;
  keysOf.set(name, ['pk', 'sk']);
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
    keysOf.delete(name);
    base.destroy();
  };
  const { url, accessKeyId } = databaseHere();
  const environment = {
    TABLE_NAME: name,
    AWS_ENDPOINT_URL_DYNAMODB: url,
    AWS_REGION: 'ap-southeast-3',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  return { table: { client, name }, client, environment, stop };
};
