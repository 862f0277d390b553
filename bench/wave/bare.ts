import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ApplicantId } from '../../events/event.ts';
import { dueDay } from '../../shared/domain/award.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { enrollmentShards, keys, type KeyedHash } from '../../shared/table/keys.ts';
import { getItem, queryAll } from '../../shared/table/read.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import type { Units } from '../../local/emulators/dynamodb-units.ts';
import type { TypedItem } from './items.ts';
import type { BareSettings, BareTask } from './bare-worker.ts';
import { waveId } from './population.ts';
import { processorSeconds } from './processor.ts';
import type { Setting } from './setting.ts';

/** The same reads and writes as the pipeline's, with nothing around them. */
export interface BareWork {
  readonly seconds: number;
  /** Seconds of processor time, the engine's included. */
  readonly processor: number;
  readonly units: Units;
}

const measured = async ({ stack, table }: Setting, tasks: readonly BareTask[]): Promise<BareWork> => {
  const { dynamodb: endpoint } = stack.endpoints;
  const workerData: BareSettings = { endpoint, region: stack.region, tableName: table.name };
  const workers = tasks.map(() => new Worker(new URL('./bare-worker.ts', import.meta.url), { workerData }));
  const ask = async (messageOf: (place: number) => unknown): Promise<void> => {
    await Promise.all(
      workers.map(async (worker, place) => {
        worker.postMessage(messageOf(place));
        await once(worker, 'message');
      }),
    );
  };
  // Starting a thread and loading the SDK are not part of the work.
  await ask(() => 'are you there?');
  const before = stack.consumed();
  const processorBefore = processorSeconds();
  const startedAt = performance.now();
  await ask((place) => tasks[place]);
  const seconds = (performance.now() - startedAt) / 1_000;
  const processor = processorSeconds() - processorBefore;
  const { read, write } = stack.consumed();
  await Promise.all(workers.map((worker) => worker.terminate()));
  return { seconds, processor, units: { read: read - before.read, write: write - before.write } };
};

/** Deals items out to so many hands, one after the other. */
const dealt = <Item>(items: readonly Item[], hands: number): Item[][] =>
  Array.from({ length: hands }, (_, hand) => items.filter((__, place) => place % hands === hand));

/** Reads every enrolment of the wave, on as many threads as the pipeline has workers, one partition each at a time. */
export const bareReads = (setting: Setting, threads: number): Promise<BareWork> => {
  const partitions = Array.from({ length: enrollmentShards }, (_, shard) => keys.enrollments(waveId, shard).pk);
  return measured(
    setting,
    dealt(partitions, threads).map((of) => ({ partitions: of, atOnce: 1 })),
  );
};

/** The items that the award has left of a winner, read back. */
const itemsOf = async ({ table }: Setting, winner: string): Promise<Record<string, unknown>[]> => {
  const applicantId = ApplicantId.parse(winner);
  const award = await awardTable(table).get(applicantId, waveId);
  const registration = await registrationTable(table).get(applicantId);
  if (award === undefined || registration === undefined) throw new Error('A winner has no award.');
  const { nikHashes, kkHashes } = registration;
  const underEach = (hashes: readonly KeyedHash[], prefixed: (hash: KeyedHash) => { pk: string; prefix: string }) =>
    Promise.all(hashes.map((hash) => queryAll(table, prefixed(hash)))).then((found) => found.flat());
  const members = await underEach(kkHashes, keys.householdMembers);
  const orders = await Promise.all(
    members.map(({ applicantId: member }) => getItem(table, keys.workOrder(ApplicantId.parse(member)))),
  );
  const recipients = await underEach(kkHashes, keys.householdRecipients);
  const nikHash = nikHashes[0]?.hash ?? '';
  return [
    await getItem(table, keys.award(applicantId, waveId)),
    await getItem(table, keys.card(award.cardNumber)),
    await getItem(table, keys.due(dueDay(award), applicantId, waveId)),
    ...(await queryAll(table, { pk: keys.registration(applicantId).pk, prefix: 'EVENT#' })),
    ...recipients.filter(({ sk }) => String(sk).endsWith(nikHash)),
    ...(await underEach(nikHashes, keys.listings)),
    ...orders,
  ].filter((item) => item !== undefined);
};

/** Where a copy's number is put into a key. */
const numberLength = 8;

/** A copy of an item under a key of its own, of the same size. It is no event, so that nobody acts on it. */
const copyOf = (item: TypedItem, number: number): TypedItem => {
  const pk = item['pk']?.S ?? '';
  const sk = item['sk']?.S ?? '';
  const text = String(number).padStart(numberLength, '0');
  const isLong = pk.length > 2 * numberLength;
  const { event, ...others } = item;
  return {
    ...others,
    ...(event === undefined ? {} : { evenx: event }),
    pk: { S: `~${(isLong ? pk.slice(0, -numberLength) + text : pk).slice(1)}` },
    sk: { S: isLong ? sk : sk.slice(0, -numberLength) + text },
  };
};

export interface BareWrites extends BareWork {
  readonly transactions: number;
  readonly items: number;
}

/**
 * Writes as many transactions as there are winners, each with the items that the award left of one of them, under other
 * keys: the items of some winners are read back, and copied over and over before the clock starts.
 */
export const bareWinnerWrites = async (
  setting: Setting,
  { sample, winners, threads, atOnce }: { sample: readonly string[]; winners: number; threads: number; atOnce: number },
): Promise<BareWrites> => {
  const templates: TypedItem[][] = [];
  for (const winner of sample) templates.push((await itemsOf(setting, winner)).map((item) => marshall(item)));
  const TableName = setting.table.name;
  const transactions = Array.from({ length: winners }, (_, number): TransactWriteItem[] =>
    (templates[number % templates.length] ?? []).map((item) => ({ Put: { TableName, Item: copyOf(item, number) } })),
  );
  const work = await measured(
    setting,
    dealt(transactions, threads).map((of) => ({ transactions: of, atOnce })),
  );
  return { ...work, transactions: winners, items: transactions.reduce((sum, items) => sum + items.length, 0) };
};
