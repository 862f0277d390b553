import { DynamoDBClient, TransactWriteItemsCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { DeleteMessageBatchCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { parentPort, workerData } from 'node:worker_threads';
import { credentials } from '../../local/emulators/aws-json.ts';

/** One of the threads that do bare work: messages out of the queue, a transaction for each, messages deleted; nothing else. */

export interface BareSettings {
  readonly dynamodb: string;
  readonly messaging: string;
  readonly region: string;
  readonly queueUrl: string;
  /** The transaction of each message, by the position that the message names. */
  readonly transactions: readonly TransactWriteItem[][];
  /** Whether the writes of all messages of a batch go into one transaction. */
  readonly together: boolean;
}

const { dynamodb, messaging, region, queueUrl, transactions, together } = workerData as BareSettings;
const table = new DynamoDBClient({ region, credentials, endpoint: dynamodb });
const queue = new SQSClient({ region, credentials, endpoint: messaging });

const positionIn = (body: string): number => (JSON.parse(body) as { readonly position: number }).position;

/** Takes one batch. @returns how many messages it had. */
const batch = async (): Promise<number> => {
  const { Messages = [] } = await queue.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
  );
  if (Messages.length === 0) return 0;
  const writes = Messages.map(({ Body = '' }) => transactions[positionIn(Body)] ?? []);
  const commits = together ? [writes.flat()] : writes;
  await Promise.all(commits.map((TransactItems) => table.send(new TransactWriteItemsCommand({ TransactItems }))));
  const Entries = Messages.map(({ ReceiptHandle }, place) => ({ Id: String(place), ReceiptHandle }));
  await queue.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  return Messages.length;
};

const run = async (): Promise<void> => {
  for (;;) parentPort?.postMessage(await batch());
};

parentPort?.once('message', () => {
  void run();
});
parentPort?.postMessage('ready');
