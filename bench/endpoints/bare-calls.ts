import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { readFileSync } from 'node:fs';
import { credentials } from '../../local/emulators/aws-json.ts';
import type { Call, Calls } from './recorder.ts';

/** Where bare work finds the table, and what it is to do. */
export interface BareSettings {
  readonly endpoint: string;
  readonly region: string;
  /** A file with the calls of each request, as JSON. */
  readonly file: string;
}

/** What is bytes in the client is Base64 on the line. */
const fromLine = (key: string, value: unknown): unknown =>
  key === 'B' && typeof value === 'string' ? Buffer.from(value, 'base64') : value;

/** Makes, by the plain client, the calls of the table that the system made for a request, by the request's number. */
export const bareCalls = ({ endpoint, region, file }: BareSettings): ((number: number) => Promise<void>) => {
  const client = new DynamoDBClient({ region, credentials, endpoint });

  /** By the operation. A recorded body is the input of this very operation, whose type nobody knows here. */
  const senders: Readonly<Record<string, (input: never) => Promise<unknown>>> = {
    BatchGetItem: (input) => client.send(new BatchGetItemCommand(input)),
    GetItem: (input) => client.send(new GetItemCommand(input)),
    PutItem: (input) => client.send(new PutItemCommand(input)),
    Query: (input) => client.send(new QueryCommand(input)),
    TransactGetItems: (input) => client.send(new TransactGetItemsCommand(input)),
    TransactWriteItems: (input) => client.send(new TransactWriteItemsCommand(input)),
    UpdateItem: (input) => client.send(new UpdateItemCommand(input)),
  };

  /** What is sent for a call, made before any clock runs. */
  const prepared = ({ target, body }: Call): (() => Promise<unknown>) => {
    const name = target.slice(target.indexOf('.') + 1);
    const send = senders[name];
    if (send === undefined) throw new Error(`Bare work does not know ${name}.`);
    // A token that stands for the transaction that was recorded would make this one a repetition.
    const input = JSON.parse(body, (key, value: unknown) =>
      key === 'ClientRequestToken' ? undefined : fromLine(key, value),
    ) as never;
    return () => send(input);
  };

  const requests = (JSON.parse(readFileSync(file, 'utf8')) as readonly Calls[]).map((groups) =>
    groups.map((group) => group.map(prepared)),
  );
  return async (number) => {
    for (const group of requests[number] ?? []) await Promise.all(group.map((send) => send()));
  };
};
