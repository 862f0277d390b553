import { listenBefore } from '../before-engine.ts';
import type { DynamoDbDatabase } from '../../local/emulators/dynamodb-local.ts';

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
  let heard: Timed[] | undefined;
  let accessKeyId: string | undefined;
  const server = await listenBefore(engine, ({ target, headers, body, startedAt }) => {
    accessKeyId = /Credential=(\w+)\//.exec(headers.authorization ?? '')?.[1] ?? accessKeyId;
    if (isOfTable(target)) heard?.push({ target, body: body.toString(), startedAt, endedAt: performance.now() });
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
    stop: server.stop,
  };
};
