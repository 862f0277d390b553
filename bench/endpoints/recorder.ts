import type { DynamoDbDatabase } from '../../local/emulators/dynamodb-local.ts';
import { bodyOf, listen } from '../../local/emulators/http.ts';
import { onwardTo } from '../../local/emulators/onward.ts';
import { omit } from '../../local/emulators/json.ts';

/** A call of the table as it went over the line. */
export interface Call {
  /** Such as `DynamoDB_20120810.GetItem`. */
  readonly target: string;
  readonly body: string;
}

interface Timed extends Call {
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Calls that went one after another; those within a group overlapped. */
export type Calls = readonly (readonly Call[])[];

/** What stands before the engine and writes down, when it is told to, what is asked of it. */
interface Recorder {
  readonly url: string;
  /** The database of whoever asked last. @throws Error before anybody has. */
  readonly database: () => DynamoDbDatabase;
  /** Does something, and gives the calls that came meanwhile. */
  readonly during: (deed: () => Promise<unknown>) => Promise<Calls>;
  readonly stop: () => Promise<void>;
}

/** Calls that began before another had ended went together. */
const grouped = (timed: readonly Timed[]): Calls => {
  const groups: Timed[][] = [];
  for (const call of timed.toSorted((one, other) => one.startedAt - other.startedAt)) {
    const last = groups.at(-1);
    const isTogether = last?.every(({ endedAt }) => call.startedAt < endedAt) ?? false;
    if (last !== undefined && isTogether) last.push(call);
    else groups.push([call]);
  }
  return groups.map((group) => group.map(({ target, body }) => ({ target, body })));
};

const isOfTable = (target: string): boolean => target.startsWith('DynamoDB_');

export const startRecorder = async (engine: string): Promise<Recorder> => {
  const onward = onwardTo(engine);
  let heard: Timed[] | undefined;
  let accessKeyId: string | undefined;
  const server = await listen(async (request, response) => {
    const body = (await bodyOf(request)) ?? Buffer.alloc(0);
    const startedAt = performance.now();
    const answer = await onward.send('POST', '/', omit(request.headers, 'connection', 'content-length'), body);
    accessKeyId = /Credential=(\w+)\//.exec(request.headers.authorization ?? '')?.[1] ?? accessKeyId;
    const target = String(request.headers['x-amz-target'] ?? '');
    if (isOfTable(target)) heard?.push({ target, body: body.toString(), startedAt, endedAt: performance.now() });
    const headers = omit(answer.headers, 'transfer-encoding', 'connection');
    response.writeHead(answer.status, { ...headers, 'content-length': String(answer.body.length) });
    response.end(answer.body);
  });
  return {
    url: server.url,
    database: () => {
      if (accessKeyId === undefined) throw new Error('Nobody has asked the engine for anything.');
      return { url: server.url, accessKeyId };
    },
    during: async (deed) => {
      const calls: Timed[] = [];
      heard = calls;
      try {
        await deed();
      } finally {
        heard = undefined;
      }
      return grouped(calls);
    },
    stop: async () => {
      await server.stop();
      onward.close();
    },
  };
};
