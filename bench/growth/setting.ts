import { KMSClient } from '@aws-sdk/client-kms';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openWorld, type World } from '../chaos/world.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import type { Table } from '../../shared/table/client.ts';
import { startBenchStack } from '../stack.ts';
import { invocationCounter, meterOf, type Meter } from './counters.ts';
import { startWatchedEngine, type ItemKey, type WatchedEngine } from './engine.ts';
import { sourcesOf, type Sources } from './sources.ts';

/** The local stack as the benchmark uses it: a table in a file, counters, and a school. */
export interface Setting {
  readonly world: World;
  readonly table: Table;
  readonly keys: KeyStore;
  readonly engine: WatchedEngine;
  readonly sources: Sources;
  readonly measure: Meter;
  readonly stop: () => Promise<void>;
}

const keysACall = 100;

/** The bytes of the items under some keys, as JSON without the types of its values. */
const bytesOf =
  ({ client, name }: Table) =>
  async (written: readonly ItemKey[]): Promise<number> => {
    let bytes = 0;
    for (let from = 0; from < written.length; from += keysACall) {
      let left: Record<string, unknown>[] = written.slice(from, from + keysACall).map((key) => ({ ...key }));
      while (left.length > 0) {
        const { Responses, UnprocessedKeys } = await client.send(
          new BatchGetCommand({ RequestItems: { [name]: { Keys: left, ConsistentRead: true } } }),
        );
        for (const item of Responses?.[name] ?? []) bytes += Buffer.byteLength(JSON.stringify(item));
        left = UnprocessedKeys?.[name]?.Keys ?? [];
      }
    }
    return bytes;
  };

interface StartOptions {
  /** The templates that it is built from. */
  readonly assemblyDir: string;
  readonly folder: string | undefined;
}

/** Memory that is a folder, where the system has one. */
const memoryFolder = '/dev/shm';

/**
 * Starts it. Schedules do not run, so that nothing goes on that is not measured. The table lies in memory where that is to
 * be had as a folder: the engine waits for the disk at each write. A million people take some 15 GB.
 */
export const startSetting = async ({ assemblyDir, folder }: StartOptions): Promise<Setting> => {
  const usual = existsSync(memoryFolder) ? memoryFolder : join(import.meta.dirname, '..', '..', '.local');
  const engine = await startWatchedEngine(join(folder ?? usual, 'bench-growth'));
  const invoked = invocationCounter();
  try {
    const { stack, table, functionNamed, stop } = await startBenchStack('bench-growth', {
      assemblyDir,
      engine: engine.url,
      listedPeople: 1,
      beacon: { periodSeconds: 1 },
      onInvocation: invoked.note,
    });
    const { region, credentials, endpoints } = stack;
    const kms = new KMSClient({ region, credentials, endpoint: endpoints.calls });
    const keyArn = functionNamed('run-selection-step').variables['DATA_KEY_ARN'] ?? '';
    const world = await openWorld(stack);
    return {
      world,
      table,
      keys: keyStore(table, keyArn, { kms }),
      engine,
      sources: sourcesOf({ stack, engine, invoked }),
      measure: meterOf({ stack, engine, invoked, bytesOf: bytesOf(table) }),
      stop: async () => {
        world.clock.stop();
        kms.destroy();
        await stop();
        await engine.stop();
      },
    };
  } catch (fault) {
    await engine.stop();
    throw fault;
  }
};
