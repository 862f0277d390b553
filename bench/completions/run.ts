import { setTimeout as pause } from 'node:timers/promises';
import { apiOf } from '../../local/api.ts';
import { told } from '../../shared/api-client/client.ts';
import { batchIdOf, type BatchId } from '../../shared/domain/training/completion.ts';
import { forEachAtOnce } from '../../shared/selection/stage.ts';
import { processorSeconds } from '../wave/processor.ts';
import { institutionId, itemsOf, load, noticeOf, orderNamed } from './trainings.ts';
import type { Setting } from './setting.ts';

/** What a round took. */
export interface Cost {
  readonly notices: number;
  readonly seconds: number;
  /** Seconds of processor time, the engine's included. */
  readonly processor: number;
}

const noticesACall = 1_000;

/** Calls on their way at once. */
const callsAtOnce = 2;

const queue = 'Completions';

/** Milliseconds from one killing to the next, at least: long enough for a worker to start and to get into its work. */
const leastPause = 2_500;

/** What an institution tells in one call. */
export interface Told {
  readonly batchId: BatchId;
  readonly names: readonly string[];
}

/** Until the queue has nothing left that waits or is in work. Dead letters are sent back. @returns how many were. */
const untilSettled = async ({ stack }: Setting): Promise<number> => {
  for (let redriven = 0; ;) {
    const { ready, delayed, inFlight, dead } = stack.queueDepth(queue);
    if (ready + delayed + inFlight === 0) {
      if (dead === 0) return redriven;
      redriven += await stack.redrive(queue);
    }
    await pause(20);
  }
};

/** Puts trainings of these names into the table, ready to be completed. */
export const loadTrainings = ({ table, ring }: Setting, names: readonly string[]): Promise<void> =>
  load(
    table,
    names.flatMap((name) => itemsOf(ring, orderNamed(name))),
  );

/** Tells of trainings in calls of a thousand, through the API. */
const tell = async ({ stack, token }: Setting, names: readonly string[], key: string): Promise<readonly Told[]> => {
  const calls = Array.from({ length: Math.ceil(names.length / noticesACall) }, (_, place) => {
    const part = names.slice(place * noticesACall, (place + 1) * noticesACall);
    const notices = part.map((name) => noticeOf(orderNamed(name)));
    return { names: part, notices, batchId: batchIdOf(institutionId, key, notices) };
  });
  const api = apiOf(stack, token);
  await forEachAtOnce(calls, callsAtOnce, async ({ notices, batchId }) => {
    const params = { header: { 'idempotency-key': key } };
    const answer = await told(api.POST('/v1/training-completions', { params, body: { notices } }));
    if (answer.accepted !== notices.length || answer.batchId !== batchId)
      throw new Error('A call was answered otherwise than expected.');
  });
  return calls;
};

/** Tells of trainings, and waits until all are settled. */
export const pipelineRound = async (
  setting: Setting,
  names: readonly string[],
): Promise<{ readonly cost: Cost; readonly told: readonly Told[] }> => {
  const processorBefore = processorSeconds();
  const startedAt = performance.now();
  const told = await tell(setting, names, 'first');
  await untilSettled(setting);
  const seconds = (performance.now() - startedAt) / 1_000;
  return { cost: { notices: names.length, seconds, processor: processorSeconds() - processorBefore }, told };
};

export interface KilledRound {
  readonly cost: Cost;
  readonly told: readonly Told[];
  readonly kills: number;
  readonly redriven: number;
}

/** The same, each tenth training being told of twice, while workers are killed again and again in the middle of their work. */
export const killedRound = async (setting: Setting, names: readonly string[]): Promise<KilledRound> => {
  let kills = 0;
  const over = new AbortController();
  const killing = (async () => {
    while (!over.signal.aborted) {
      await pause(leastPause + Math.random() * leastPause);
      kills += await setting.stack.kill('settle-completion');
    }
  })();
  const startedAt = performance.now();
  const processorBefore = processorSeconds();
  const [first, again] = await Promise.all([
    tell(setting, names, 'first'),
    tell(
      setting,
      names.filter((_, place) => place % 10 === 0),
      'again',
    ),
  ]);
  const redriven = await untilSettled(setting);
  const seconds = (performance.now() - startedAt) / 1_000;
  over.abort();
  await killing;
  const told = [...first, ...again];
  const notices = told.reduce((sum, { names: of }) => sum + of.length, 0);
  return { cost: { notices, seconds, processor: processorSeconds() - processorBefore }, told, kills, redriven };
};
