import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startDynamoDbLocal } from '../../local/emulators/dynamodb-local.ts';
import { isObject, textOf, type Json, type JsonObject } from '../../local/emulators/json.ts';
import { listenBefore } from '../before-engine.ts';
import { isShared } from './shared-reads.ts';

/** The key of an item: its partition and its place in it. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** Reads that are no person's, and the read units that they took. */
export interface SharedReads {
  readonly reads: number;
  readonly units: number;
}

/** An engine that keeps its items in a file, and what goes to it and comes from it. */
export interface WatchedEngine {
  /** Where it answers, watched. */
  readonly url: string;
  /** The one file that holds the table; there is none before a table was made. */
  readonly file: () => string;
  /** Reads of what belongs to nobody and is kept by the environments that read it, since the start. */
  readonly sharedReads: () => SharedReads;
  /**
   * What is to be added to the read units that the stack has counted, so that they are those of persons: shared reads
   * are taken out, and what was looked for and not found counts as in the cloud, where the engine counts nothing.
   */
  readonly correction: () => number;
  /** The keys written since it was last asked, each once. */
  readonly takeWritten: () => readonly ItemKey[];
  /** When somebody last wrote, or was last given a record of the stream (`performance.now()`). */
  readonly lastStirred: () => number;
  readonly stop: () => Promise<void>;
}

const keyOf = (item: Json | undefined): ItemKey[] => {
  if (!isObject(item) || !isObject(item['pk']) || !isObject(item['sk'])) return [];
  return [{ pk: textOf(item['pk']['S']), sk: textOf(item['sk']['S']) }];
};

/** What a call writes: the item that is put, or the key of what is changed or deleted. */
const writtenBy = (operation: string, input: JsonObject): ItemKey[] => {
  if (operation === 'TransactWriteItems') {
    const items = Array.isArray(input['TransactItems']) ? input['TransactItems'].filter(isObject) : [];
    return items.flatMap((item) =>
      [item['Put'], item['Update'], item['Delete']].filter(isObject).flatMap(({ Item, Key }) => keyOf(Item ?? Key)),
    );
  }
  if (operation === 'BatchWriteItem') {
    const tables = isObject(input['RequestItems']) ? Object.values(input['RequestItems']) : [];
    return tables
      .flatMap((requests) => (Array.isArray(requests) ? requests.filter(isObject) : []))
      .flatMap(({ PutRequest, DeleteRequest }) => [PutRequest, DeleteRequest].filter(isObject))
      .flatMap(({ Item, Key }) => keyOf(Item ?? Key));
  }
  return ['PutItem', 'UpdateItem', 'DeleteItem'].includes(operation) ? keyOf(input['Item'] ?? input['Key']) : [];
};

/** The partition that a read is about; that of the first key where it is about many. */
const partitionRead = (operation: string, input: JsonObject): string => {
  if (operation === 'GetItem') return keyOf(input['Key'])[0]?.pk ?? '';
  if (operation === 'BatchGetItem') {
    const [of] = isObject(input['RequestItems']) ? Object.values(input['RequestItems']) : [];
    const keys = isObject(of) && Array.isArray(of['Keys']) ? of['Keys'] : [];
    return keyOf(keys[0])[0]?.pk ?? '';
  }
  const values = isObject(input['ExpressionAttributeValues']) ? Object.values(input['ExpressionAttributeValues']) : [];
  return values.filter(isObject).map(({ S }) => textOf(S))[0] ?? '';
};

const reads = new Set(['GetItem', 'BatchGetItem', 'Query']);

/** What DynamoDB counts at least for a call that finds nothing. */
const leastUnits = (operation: string, { ConsistentRead }: JsonObject): number => {
  if (operation === 'BatchGetItem') return 0;
  return ConsistentRead === true ? 1 : 0.5;
};

const unitsIn = ({ ConsumedCapacity }: JsonObject): number =>
  (Array.isArray(ConsumedCapacity) ? ConsumedCapacity : [ConsumedCapacity])
    .filter((one) => isObject(one))
    .reduce((sum, { CapacityUnits }) => sum + Number(CapacityUnits ?? 0), 0);

/**
 * Starts DynamoDB Local with its items in a file under this folder, which goes with it, and listens before it: what is
 * loaded goes past it into the file, and all else is seen here.
 */
export const startWatchedEngine = async (under: string): Promise<WatchedEngine> => {
  mkdirSync(under, { recursive: true });
  const folder = mkdtempSync(join(under, 'table-'));
  const engine = await startDynamoDbLocal(() => undefined, { isForMany: true, folder });
  let sharedReads: SharedReads = { reads: 0, units: 0 };
  let correction = 0;
  let stirredAt = performance.now();
  let written = new Map<string, ItemKey>();

  const server = await listenBefore(engine.url, ({ target, body, answer }) => {
    const operation = target.replace(/^.*\./, '');
    if (answer.status === 200 && body.length > 0) {
      const input = JSON.parse(body.toString()) as JsonObject;
      const keys = writtenBy(operation, input);
      for (const key of keys) written.set(`${key.pk} ${key.sk}`, key);
      if (keys.length > 0) stirredAt = performance.now();
      if (reads.has(operation)) {
        const counted = unitsIn(JSON.parse(answer.body.toString()) as JsonObject);
        const units = Math.max(counted, leastUnits(operation, input));
        if (isShared(partitionRead(operation, input))) {
          sharedReads = { reads: sharedReads.reads + 1, units: sharedReads.units + units };
          correction -= counted;
        } else correction += units - counted;
      }
      if (operation === 'GetRecords' && !answer.body.includes('"Records":[]')) stirredAt = performance.now();
    }
  });

  return {
    url: server.url,
    file: () => {
      const found = readdirSync(folder).find((name) => name.endsWith('.db'));
      if (found === undefined) throw new Error('The engine has no file yet.');
      return join(folder, found);
    },
    sharedReads: () => sharedReads,
    correction: () => correction,
    takeWritten: () => {
      const taken = [...written.values()];
      written = new Map();
      return taken;
    },
    lastStirred: () => stirredAt,
    stop: async () => {
      await server.stop();
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
