import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { proportional } from '../../shared/domain/quota.ts';
import { Wave } from '../../shared/domain/wave.ts';
import { keys } from '../../shared/table/keys.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { progressOf } from '../../local/demo/progress.ts';
import type { LoadSettings, LoadTask } from './load-worker.ts';
import { applicantsByRegency, chunksOf, numberOf, waveId, type Chunk } from './population.ts';
import type { Setting } from './setting.ts';

/** Puts the wave and its people into the table, as they would stand there when it closes. */

/** Generating costs about as much as writing: two threads keep the engine busy. */
const threads = 2;

/** The local beacon has a round every second, so nothing has to be waited for longer than that. */
export const objectionWindowSeconds = 10;

/** The wave but for its places. It stays open for as long as anybody loads. */
export const plainWave = Wave.parse({
  waveId,
  version: 1,
  scheme: 'normal',
  ruleVersion: 'normal-2023.1',
  opensAt: '2023-02-17T12:00:00.000Z',
  closesAt: '2099-02-20T16:59:59.999Z',
  cutoffAt: '2099-02-20T16:59:59.999Z',
  drawAt: '2023-02-20T18:00:00.000Z',
  objectionWindowSeconds,
  reservePercent: 10,
  reservedGroups: ['laid-off'],
  quotaTotal: 1,
  createdAt: '2023-02-10T03:00:00.000Z',
  createdBy: 'bench',
  progress: 'scheduled',
});

/** Carries tasks out on a few threads. `onDone` is told of each one. */
const carryOut = async (
  { stack, table, keys: store }: Setting,
  tasks: Iterable<LoadTask>,
  onDone: (task: LoadTask) => void,
): Promise<void> => {
  const settings: LoadSettings = {
    endpoint: stack.endpoints.dynamodb,
    tableName: table.name,
    keys: { ring: await store.ring(), wave: await store.waveKeys(waveId) },
  };
  const next = tasks[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(new URL('./load-worker.ts', import.meta.url), { workerData: settings });
      for (let task = next.next(); task.done !== true; task = next.next()) {
        worker.postMessage(task.value);
        await once(worker, 'message');
        onDone(task.value);
      }
      await worker.terminate();
    }),
  );
};

export interface LoadSize {
  readonly applicants: number;
  readonly places: number;
  /** Whether everybody's registration is loaded, and not only the enrolments. */
  readonly registersAll: boolean;
}

/** Loads the wave, which stays open until closeWave. Answers how many tickets it has, of those who take no part too. */
export const loadWave = async (setting: Setting, { applicants, places, registersAll }: LoadSize): Promise<number> => {
  const quota = Object.fromEntries(proportional(places, [...applicantsByRegency(applicants)]));
  const wrappedKeys = await setting.keys.newWaveKeys(waveId);
  await waveTable(setting.table).create({ wave: { ...plainWave, quotaTotal: places }, quota, wrappedKeys });
  const chunks = chunksOf(applicants);
  const load = async (label: string, part: 'enrollments' | 'registrations', of: readonly Chunk[]) => {
    const total = of.reduce((sum, { count }) => sum + count, 0);
    const progress = progressOf(label, total);
    await carryOut(
      setting,
      of.map((chunk) => ({ chunk, part })),
      ({ chunk }) => {
        progress.advance(chunk.count);
      },
    );
    progress.finish();
    return total;
  };
  const tickets = await load('enrolments loaded', 'enrollments', chunks);
  // Of those who take no part only the enrolment is ever read.
  const takingPart = chunks.filter(({ takesPart }) => takesPart);
  if (registersAll) await load('registrations loaded', 'registrations', takingPart);
  return tickets;
};

/** Loads the registrations of the winners and their families, when it is known who they are. */
export const loadWinners = async (
  setting: Setting,
  { applicants }: Pick<LoadSize, 'applicants'>,
  winners: Iterable<string>,
): Promise<void> => {
  const numbers = [...winners].map(numberOf);
  const tasks = chunksOf(applicants).flatMap((chunk): LoadTask[] => {
    const part = numbers.filter((number) => number >= chunk.first && number < chunk.first + chunk.count);
    return part.length === 0 ? [] : [{ chunk, part }];
  });
  const progress = progressOf('families with winners loaded', tasks.length);
  await carryOut(setting, tasks, () => {
    progress.advance();
  });
  progress.finish();
};

/** Moves the end of the wave into the past, so that the next tick finds it over. */
export const closeWave = async ({ table }: Setting, places: number): Promise<void> => {
  const closesAt = new Date(Date.now() - 60_000).toISOString();
  const Item = { ...keys.wave(waveId), ...plainWave, closesAt, cutoffAt: closesAt, quotaTotal: places };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
};
