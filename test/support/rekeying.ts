import './environment.ts';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { keyTimes, type KeyUse, type KeyVersion } from '../../shared/domain/keys/key-life.ts';
import type { KeyRing } from '../../shared/keys/ring.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { RekeyingMessage } from '../../shared/rekeying/messages.ts';
import { rekeyingStep } from '../../shared/rekeying/step.ts';
import type { Table } from '../../shared/table/client.ts';
import { keyVersionTable } from '../../shared/table/key-versions.ts';
import { keys as tableKeys } from '../../shared/table/keys.ts';
import { rekeyingTable } from '../../shared/table/rekeying.ts';
import { testKeys } from './keys.ts';
import { Crash, Fuse, fusedClient, seeded } from './selection.ts';

/** When the first keys were made, and when an exchange begins in tests. */
const firstMadeAt = '2023-02-01T00:00:00.000Z';
export const exchangeBegins = '2023-02-22T04:00:00.000Z';

/** The bytes that every version of a key has in tests, as those of `testRing` and the others. */
const bytesOf = (use: KeyUse, version: number): Buffer => Buffer.alloc(32, version + (use === 'hash' ? 0 : 10));

/** The ring of an environment that looks at the table at an instant. */
const ringAt = (versions: readonly KeyVersion[], at: string): KeyRing => {
  const live = (use: KeyUse) => {
    const known = versions
      .filter((version) => version.use === use && version.retiredAt === undefined)
      .sort((one, other) => other.version - one.version);
    const current = known.find(({ currentFrom = '' }) => currentFrom <= at);
    return [...(current === undefined ? [] : [current]), ...known.filter((version) => version !== current)].map(
      ({ version }) => ({ version, key: bytesOf(use, version) }),
    );
  };
  return { hashKeys: live('hash'), fieldKeys: live('field') };
};

/** The exchange of keys on one table, with a queue and a clock of its own. */
export const rekeyingWorld = async (table: Table, { pageSize = 2, seed = 1 } = {}) => {
  const fuse = new Fuse();
  const random = seeded(seed);
  let clock = Date.parse(exchangeBegins);
  let queue: Outgoing[] = [];
  let isFullOfCopies = false;
  const fused: Table = { client: fusedClient(table.client, fuse), name: table.name };
  const now = () => new Date(clock);
  const versions = keyVersionTable(table);
  for (const use of ['HASH', 'FIELD'] as const)
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...tableKeys.key(use, 1), wrapped: 'wrapped', createdAt: firstMadeAt },
      }),
    );

  const ring = async (): Promise<KeyRing> => ringAt(await versions.all(), now().toISOString());
  const environment = (at: Table, cut: Fuse) =>
    rekeyingStep({
      table: at,
      keys: { ring, newKey: (use, version) => cut.call(() => Promise.resolve(`wrapped-${use}-${version}`)) },
      send: (messages) =>
        cut.call(() => {
          queue.push(...messages);
          // SQS may deliver any message twice.
          if (isFullOfCopies) queue.push(...messages);
          return Promise.resolve();
        }),
      times: keyTimes,
      now,
      pageSize,
    });
  const run = environment(table, new Fuse());
  const killed = environment(fused, fuse);

  /** Handles a message, the worker being killed after every call that it makes. @returns how often. */
  const killedAfterEachCall = async (message: RekeyingMessage): Promise<number> => {
    for (let calls = 1; ; calls += 1) {
      fuse.arm(calls);
      try {
        await killed(message);
        return calls - 1;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      } finally {
        fuse.disarm();
      }
    }
  };

  return {
    versions,
    passes: rekeyingTable(table),
    ring,
    now,
    run,
    killedAfterEachCall,
    /** The keys as an environment knows them that has just looked. */
    keys: async () => testKeys(await ring()),
    ask: (message: RekeyingMessage): void => {
      queue.push({ body: message });
    },
    sleep(seconds: number): void {
      clock += seconds * 1_000;
    },
    messages: () => queue.length,
    loseMessages(): void {
      queue = [];
    },
    copies(are: boolean): void {
      isFullOfCopies = are;
    },
    /** Delivers messages in a random order, some at once, until none is left. */
    async drain({
      deliver = run,
      atOnce = 8,
    }: {
      readonly deliver?: (message: RekeyingMessage) => Promise<unknown>;
      readonly atOnce?: number;
    } = {}): Promise<void> {
      while (queue.length > 0) {
        const take = (): Outgoing[] => queue.splice(Math.floor(random() * queue.length), 1);
        const together = Array.from({ length: atOnce }, take).flat();
        await Promise.all(together.map(({ body }) => deliver(RekeyingMessage.parse(body))));
      }
    },
    /** Lets everybody learn of the last change of the keys, and what was signed before end. */
    settle(): void {
      clock += (2 * keyTimes.leadSeconds + keyTimes.afterlifeSeconds + 1) * 1_000;
    },
  };
};
export type RekeyingWorld = Awaited<ReturnType<typeof rekeyingWorld>>;

/** Every item of a table: for tests only, which look for what should not be there. */
export const everyItem = async ({
  client,
  name,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}): Promise<Record<string, unknown>[]> => {
  const found: Record<string, unknown>[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({ TableName: name, ConsistentRead: true, ExclusiveStartKey: from }),
    );
    found.push(...Items);
    from = LastEvaluatedKey;
  } while (from !== undefined);
  return found;
};
