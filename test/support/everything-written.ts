import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Invocation, LocalStack } from '../../local/stack/stack.ts';
import { streamReader } from '../../local/stack/stream-reader.ts';
import { tableOf } from '../../local/stack/table-client.ts';
import { itemsOf, messagesOf, objectsOf } from './traces.ts';

/** Every place in which the system leaves something, each as one text. */
export type Places = Readonly<Record<PlaceName, string>>;
export const placeNames = [
  'items',
  'stream',
  'objects',
  'object names',
  'messages',
  'logs',
  'addresses of ours',
  'addresses outside',
  'refusals',
  'public answers',
] as const;
export type PlaceName = (typeof placeNames)[number];

/** A value as one text in which bytes stand for themselves. */
export const asText = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => {
    if (member instanceof Uint8Array) return Buffer.from(member).toString('latin1');
    return member instanceof Set ? [...member] : member;
  });

const QueueRecord = z.object({ eventSource: z.literal('aws:sqs'), body: z.string() });
const Records = z.object({ Records: z.array(z.unknown()) });
const Request = z.object({
  rawPath: z.string(),
  rawQueryString: z.string().default(''),
  headers: z.record(z.string(), z.string()).default({}),
});
const Answer = z.object({ statusCode: z.number() });

/** The wire form of a record of the stream, with what is binary in it as its bytes. */
const decoded = (text: string): string =>
  text.replaceAll(/\{"B":"([A-Za-z0-9+/=]+)"\}/g, (_, bytes: string) =>
    JSON.stringify(Buffer.from(bytes, 'base64').toString('latin1')),
  );

/** An object as text; what is packed is unpacked. */
const unpacked = (bytes: Buffer): string =>
  (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('latin1');

/** Everything that ever stood in the table, also for a moment, in the order of the stream. */
const streamOf = async (stack: LocalStack): Promise<string> => {
  const table = tableOf(stack);
  const { Table } = await table.client.send(new DescribeTableCommand({ TableName: table.name }));
  table.client.destroy();
  const { accessKeyId } = stack.credentials;
  const reader = streamReader({ url: stack.endpoints.dynamodb, accessKeyId }, Table?.LatestStreamArn ?? '');
  const signal = AbortSignal.timeout(30_000);
  const found: string[] = [];
  for (;;) {
    const records = await reader.next(1_000, signal);
    if (records.length === 0) return found.join('\n');
    for (const { record } of records) found.push(decoded(JSON.stringify(record)));
  }
};

/** Keeps what passes through a stack that is told of with its options, and gathers what it left behind. */
export const everythingWritten = () => {
  const [messages, addresses, outside, refusals, answers]: [string[], string[], string[], string[], string[]] = [
    [],
    [],
    [],
    [],
    [],
  ];
  /** Addresses that somebody made up who wrote personal data into them: what we answer is looked at, and not what they asked. */
  const careless = new Set<string>();

  const onInvocation = ({ event, result }: Invocation): void => {
    for (const record of Records.safeParse(event).data?.Records ?? []) {
      const { data } = QueueRecord.safeParse(record);
      if (data !== undefined) messages.push(data.body);
    }
    const request = Request.safeParse(event).data;
    if (request === undefined) return;
    const address = request.rawPath + (request.rawQueryString === '' ? '' : `?${request.rawQueryString}`);
    if (!careless.has(address)) addresses.push(address);
    const text = result.ok ? result.answer : JSON.stringify(result.error);
    const status = result.ok ? (Answer.safeParse(JSON.parse(result.answer)).data?.statusCode ?? 500) : 500;
    if (status >= 400) refusals.push(text);
    // Institutions sign in place of a token, and read what they themselves handed in.
    else if (request.headers['authorization'] === undefined && !request.rawPath.startsWith('/api/v1/integration/'))
      answers.push(text);
  };

  return {
    /** Options of the stack. */
    options: { onInvocation, onAddress: (address: string) => void outside.push(address) },
    careless,

    /** What can be found anywhere by now, and in the buckets of these names. */
    async places(stack: LocalStack, buckets: readonly string[], isOurs: (object: string) => boolean): Promise<Places> {
      const objects = (
        await Promise.all(
          buckets.map(async (bucket) =>
            [...(await objectsOf(stack, bucket))].map(([key, bytes]) => ({ key: `${bucket}/${key}`, bytes })),
          ),
        )
      ).flat();
      return {
        items: (await itemsOf(stack)).map(asText).join('\n'),
        stream: await streamOf(stack),
        objects: objects
          .filter(({ key }) => isOurs(key))
          .map(({ bytes }) => unpacked(bytes))
          .join('\n'),
        'object names': objects.map(({ key }) => key).join('\n'),
        messages: [...messages, ...(await messagesOf(stack))].join('\n'),
        logs: readdirSync(stack.logsDir)
          .map((name) => readFileSync(join(stack.logsDir, name), 'utf8'))
          .join('\n'),
        'addresses of ours': addresses.join('\n'),
        'addresses outside': outside.join('\n'),
        refusals: refusals.join('\n'),
        'public answers': answers.join('\n'),
      };
    },
  };
};
