import { parentPort, workerData } from 'node:worker_threads';
import { credentials } from '../../local/emulators/aws-json.ts';
import { isObject, type JsonObject } from '../../local/emulators/json.ts';
import { onwardTo } from '../../local/emulators/onward.ts';
import { forEachAtOnce } from '../../shared/selection/stage.ts';
import { enrollmentItem, registrationItems, type LoadKeys, type TypedItem } from './items.ts';
import { familiesOf, peopleOf, type Chunk } from './population.ts';

/** One of the threads that load people: chunk by chunk, straight into the engine. */

export interface LoadSettings {
  /** Where the table answers. */
  readonly endpoint: string;
  readonly tableName: string;
  readonly keys: LoadKeys;
}

export interface LoadTask {
  readonly chunk: Chunk;
  /** Everybody's enrolment, everybody's registration, or the registrations of the families of these numbers. */
  readonly part: 'enrollments' | 'registrations' | readonly number[];
}

/** What DynamoDB takes in one call. */
const itemsACall = 25;
const callsAtOnce = 8;

/** Buffers arrive from another thread as plain arrays of bytes. */
const revived = ({ ring, wave }: LoadKeys): LoadKeys => {
  const versions = (list: LoadKeys['ring']['hashKeys']) =>
    list.map(({ version, key }) => ({ version, key: Buffer.from(key) }));
  return {
    ring: { hashKeys: versions(ring.hashKeys), fieldKeys: versions(ring.fieldKeys) },
    wave: { ticketKey: Buffer.from(wave.ticketKey), householdKey: Buffer.from(wave.householdKey) },
  };
};

const { endpoint, tableName, ...settings } = workerData as LoadSettings;
const keys = revived(settings.keys);
// The engine checks no signature, only that there is one.
const headers = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': 'DynamoDB_20120810.BatchWriteItem',
  authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20200101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
};
const engine = onwardTo(endpoint);

const write = async (items: readonly TypedItem[]): Promise<void> => {
  let left: unknown = { [tableName]: items.map((Item) => ({ PutRequest: { Item } })) };
  for (;;) {
    const body = Buffer.from(JSON.stringify({ RequestItems: left }));
    const answer = await engine.send('POST', '/', headers, body);
    if (answer.status !== 200) throw new Error(`The engine did not take a batch: ${answer.body.toString()}`);
    const { UnprocessedItems } = JSON.parse(answer.body.toString()) as JsonObject;
    if (!isObject(UnprocessedItems) || Object.keys(UnprocessedItems).length === 0) return;
    left = UnprocessedItems;
  }
};

const itemsOf = ({ chunk, part }: LoadTask): TypedItem[] =>
  part === 'enrollments'
    ? peopleOf(chunk).map((person) => enrollmentItem(keys, person))
    : (part === 'registrations' ? peopleOf(chunk) : familiesOf(chunk, part)).flatMap((person) =>
        registrationItems(keys, person),
      );

const load = async (task: LoadTask): Promise<void> => {
  const items = itemsOf(task);
  const batches = Array.from({ length: Math.ceil(items.length / itemsACall) }, (_, place) =>
    items.slice(place * itemsACall, (place + 1) * itemsACall),
  );
  await forEachAtOnce(batches, callsAtOnce, write);
};

parentPort?.on('message', (task: LoadTask) => {
  void load(task).then(() => parentPort?.postMessage('loaded'));
});
