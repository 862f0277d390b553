import { WaveId } from '../../events/event.ts';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { ListQueuesCommand, ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { LocalStack } from '../../local/stack/stack.ts';
import { evidencePaths, Result } from '../../shared/domain/evidence/layout.ts';
import { publicPath } from '../../shared/selection/paths.ts';
import { verifyEvidence, type VerificationReport } from '../../shared/evidence/verify.ts';
import { forAll } from './eventually.ts';
import { send } from './api.ts';
import { tableOf } from '../../local/stack/table-client.ts';

/** What a stack has written: items, objects and messages, as whoever broke in would find them. */

export type Item = Readonly<Record<string, unknown>>;

const ofStack = ({ region, credentials }: LocalStack) => ({ region, credentials });

/** All items of the table. A test may scan a small table; the service never does. */
export const itemsOf = async (stack: LocalStack): Promise<Item[]> => {
  const { client, name: TableName } = tableOf(stack);
  const found: Item[] = [];
  let from: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page = await client.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey: from }));
    found.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  client.destroy();
  return found;
};

/** The items whose keys begin like this. */
export const itemsUnder = (items: readonly Item[], pk: string, sk = ''): Item[] =>
  items.filter((item) => String(item['pk']).startsWith(pk) && String(item['sk']).startsWith(sk));

/** Every object of a bucket whose key begins like this, by the rest of its key. */
export const objectsOf = async (stack: LocalStack, bucket: string, prefix = ''): Promise<Map<string, Buffer>> => {
  const client = new S3Client({ ...ofStack(stack), endpoint: stack.endpoints.s3, forcePathStyle: true });
  const Bucket = stack.bucketName(bucket);
  const found = new Map<string, Buffer>();
  let from: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken: from }));
    const names = (page.Contents ?? []).flatMap(({ Key }) => Key ?? []);
    await forAll(names, async (Key) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      found.set(Key.slice(prefix.length), Buffer.from((await Body?.transformToByteArray()) ?? []));
    });
    from = page.NextContinuationToken;
  } while (from !== undefined);
  client.destroy();
  return found;
};

/**
 * The bodies of messages that wait in a queue, at most ten, or in every queue, dead letters included. They stay where
 * they are, but each look counts as a delivery.
 */
export const messagesOf = async (stack: LocalStack, queue?: string): Promise<string[]> => {
  const client = new SQSClient({ ...ofStack(stack), endpoint: stack.endpoints.messaging });
  const urls = queue === undefined ? (await client.send(new ListQueuesCommand({}))).QueueUrls : [stack.queueUrl(queue)];
  const bodies: string[] = [];
  for (const QueueUrl of urls ?? []) {
    const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 });
    bodies.push(...((await client.send(receive)).Messages ?? []).flatMap(({ Body }) => Body ?? []));
  }
  client.destroy();
  return bodies;
};

/** Puts messages on a queue, at most ten, each as JSON. */
export const sendMessages = async (stack: LocalStack, queue: string, messages: readonly object[]): Promise<void> => {
  const client = new SQSClient({ ...ofStack(stack), endpoint: stack.endpoints.messaging });
  const Entries = messages.map((message, place) => ({ Id: String(place), MessageBody: JSON.stringify(message) }));
  await client.send(new SendMessageBatchCommand({ QueueUrl: stack.queueUrl(queue), Entries }));
  client.destroy();
};

const Keys = z.object({ keys: z.array(z.looseObject({ kid: z.string() })) });

/** The public keys that the API publishes. */
export const publishedKeys = async (stack: LocalStack): Promise<z.infer<typeof Keys>> =>
  Keys.parse((await send(stack, { path: '/v1/keys' })).body);

/** The published evidence of a wave with what it says. */
export interface WaveEvidence {
  readonly report: VerificationReport;
  readonly result: Result;
  /** The regency and the list in which each ticket stands; a ticket that stands twice is found twice. */
  readonly listed: readonly {
    readonly ticket: string;
    readonly list: 'applicants' | 'excluded';
    readonly line: string;
  }[];
  readonly winners: ReadonlySet<string>;
  readonly struck: ReadonlySet<string>;
}

/** Reads the evidence of a wave, of its first run unless told, from the bucket and recomputes it with the published key. */
export const evidenceOf = async (stack: LocalStack, waveId: string, run = 1): Promise<WaveEvidence> => {
  const folder = publicPath({ waveId: WaveId.parse(waveId), run }, '');
  const files = await objectsOf(stack, 'evidence', folder);
  const { beacon, witness } = stack.sandboxes ?? {};
  const report = await verifyEvidence(
    { list: () => Promise.resolve([...files.keys()]), read: (path) => Promise.resolve(files.get(path)) },
    {
      allowLocal: true,
      publicKey: await publishedKeys(stack),
      witness: witness?.certificate,
      ...(beacon && { localTimes: { genesisTime: beacon.genesis, periodSeconds: beacon.period } }),
    },
  );
  const rowsIn = (folder: string) =>
    [...files].flatMap(([path, bytes]) =>
      path.startsWith(`${folder}/`) ? bytes.toString('utf8').trimEnd().split('\n').slice(1) : [],
    );
  const inList = (list: 'applicants' | 'excluded') =>
    rowsIn(list).map((line) => ({ ticket: line.slice(0, 32), list, line }));
  const result = Result.parse(JSON.parse(String(files.get(evidencePaths.result))));
  return {
    report,
    result,
    listed: [...inList('applicants'), ...inList('excluded')],
    winners: new Set(rowsIn('winners').map((line) => line.slice(0, 32))),
    struck: new Set(result.regencies.flatMap(({ struck }) => struck.map(({ ticket }) => ticket))),
  };
};
