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
import { parentPort, workerData } from 'node:worker_threads';
import { credentials } from '../../local/emulators/aws-json.ts';
import { listen } from '../../local/emulators/http.ts';
import type { Call, Calls } from './recorder.ts';

/**
 * A bare HTTP server: to the address of a request it makes the calls of the table that the system made for it, by the plain
 * client, and answers 200. It checks nobody, parses nothing and reads nothing of what it is answered.
 */

export interface BareSettings {
  readonly endpoint: string;
  readonly region: string;
  /** A file with the calls of each request, as JSON. */
  readonly file: string;
}

/** What is bytes in the client is Base64 on the line. */
const fromLine = (key: string, value: unknown): unknown =>
  key === 'B' && typeof value === 'string' ? Buffer.from(value, 'base64') : value;

const { endpoint, region, file } = workerData as BareSettings;
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
  if (send === undefined) throw new Error(`The bare server does not know ${name}.`);
  // A token that stands for the transaction that was recorded would make this one a repetition.
  const input = JSON.parse(body, (key, value: unknown) =>
    key === 'ClientRequestToken' ? undefined : fromLine(key, value),
  ) as never;
  return () => send(input);
};

const requests = (JSON.parse(readFileSync(file, 'utf8')) as readonly Calls[]).map((groups) =>
  groups.map((group) => group.map(prepared)),
);

const server = await listen(async (request, response) => {
  const groups = requests[Number(request.url?.slice(1))] ?? [];
  for (const group of groups) await Promise.all(group.map((send) => send()));
  request.resume();
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{}');
});
// The thread is started by `startBare` alone.
parentPort?.postMessage(server.url);
