import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from '../../events/selection-stage-started.ts';
import { sealTime } from '../../shared/domain/selection.ts';
import { factNames, PublishedCommitmentFact } from '../../shared/selection/facts.ts';
import { privatePaths } from '../../shared/selection/paths.ts';
import { parseWinners } from '../../shared/selection/slices.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { bareReads, bareWinnerWrites } from './bare.ts';
import { closeWave, loadWave, loadWinners, objectionWindowSeconds, type LoadSize } from './load.ts';
import { unitAgain } from './memory.ts';
import { largestRegency, waveId, waveRun } from './population.ts';
import { processorSeconds } from './processor.ts';
import { report } from './report.ts';
import { startSetting, type Setting } from './setting.ts';
import { timelineOf, type StageCost } from './timeline.ts';

const say = (line: string): void => {
  console.log(line);
};

/** So many awards each worker makes at once: four units of ten. */
const awardsAtOnce = 40;

/** The items of so many winners stand for those of all in the bare writes. */
const sampledWinners = 200;

/** Everybody who won, as the draw has left them for the award. */
const winnersOf = async ({ table, store }: Setting): Promise<string[]> => {
  const codes = Object.keys(await waveTable(table).quota(waveId));
  const winners: string[] = [];
  for (const code of codes) {
    const rows = await store.read(privatePaths.winners(waveRun, code));
    if (rows !== undefined) winners.push(...parseWinners(rows).map(({ applicantId }) => applicantId));
  }
  return winners;
};

/** The stretches of a run in which it waits for what it is meant to wait for, or is held back by the benchmark. */
export interface Waits {
  /** From the commitment to the strikes' seal, in seconds. */
  readonly objectionWindow: number;
  /** From the seal to the time of the beacon's round. */
  readonly round: number;
  /** While the registrations of the winners were loaded. */
  readonly loading: number;
}

/** It starts in the table when the draw is done. */
const stageAfterDraw: Stage = 'gate';

const secondsBetween = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 1_000;

interface Followed {
  readonly stages: readonly StageCost[];
  readonly waits: Waits;
  readonly winners: readonly string[];
  /** Seconds of processor time from the start of the run to its publication, without the loading in between. */
  readonly processor: number;
}

/** Closes the wave and follows its run through queues and functions until it is published and the notices are queued. */
const follow = async (setting: Setting, size: LoadSize): Promise<Followed> => {
  const { stack, table } = setting;
  // What follows from an award (its family's standing, its message) is other functions' work, here on the same cores.
  for (const other of ['settle-standing', 'send-notice']) await stack.pauseSource(other);
  await closeWave(setting, size.places);
  stack.resetConsumed();
  const timeline = timelineOf(setting);
  let winners: string[] = [];
  let loading = 0;
  let processorBefore = 0;
  const holdForWinners = async (): Promise<void> => {
    // The units of the draw are on their way. The stage after it starts in the table, and nobody is told of it yet.
    await timeline.untilFannedOut('draw');
    await stack.pauseSource('route-events');
    await timeline.until(stageAfterDraw, () => Promise.resolve());
    const heldSince = performance.now();
    const processorSince = processorSeconds();
    await timeline.besides(async () => {
      winners = await winnersOf(setting);
      await loadWinners(setting, size, winners);
    });
    processorBefore += processorSeconds() - processorSince;
    loading = (performance.now() - heldSince) / 1_000;
    stack.resumeSource('route-events');
  };
  processorBefore = processorSeconds();
  await stack.runSchedule('tick-waves');
  const stages = await timeline.until('notify', async (stage) => {
    if (stage === 'draw' && !size.registersAll) await holdForWinners();
  });
  const processor = processorSeconds() - processorBefore;
  const commitment = await selectionTable(table).fact(waveRun, factNames.commitment, PublishedCommitmentFact);
  if (commitment === undefined) throw new Error('The run has no commitment.');
  const sealAt = sealTime({ objectionWindowSeconds }, commitment.roundAt);
  const waits = {
    objectionWindow: Math.max(0, secondsBetween(await timeline.doneAt('commit'), sealAt)),
    round: Math.max(0, secondsBetween(await timeline.doneAt('seal'), commitment.roundAt)),
    loading,
  };
  if (size.registersAll) winners = await winnersOf(setting);
  return { stages, waits, winners, processor };
};

/** Until a queue has nothing left that is ready or in work. */
const untilIdle = async ({ stack }: Setting, queue: string): Promise<void> => {
  for (;;) {
    const { ready, inFlight } = stack.queueDepth(queue);
    if (ready + inFlight === 0) return;
    await pause(100);
  }
};

/**
 * Loads a wave, runs it from its closing to its publication, and measures the bare work beside it.
 * @returns whether every bar is met.
 */
export const benchWave = async (size: LoadSize & { readonly workers: number }): Promise<boolean> => {
  const { workers } = size;
  say('Starting the local stack …');
  const setting = await startSetting({ environments: workers });
  try {
    const tickets = await loadWave(setting, size);
    say('\nFrom closing to publication');
    const { stages, waits, winners, processor } = await follow(setting, size);
    await untilIdle(setting, 'Selection');
    say('\nBare reads and bare winner writes; the largest regency in a process of its own');
    const reads = await bareReads(setting, workers);
    const stride = Math.max(1, Math.floor(winners.length / sampledWinners));
    const sample = winners.filter((_, place) => place % stride === 0).slice(0, sampledWinners);
    const writes = await bareWinnerWrites(setting, {
      sample,
      winners: winners.length,
      threads: workers,
      atOnce: awardsAtOnce,
    });
    const freeze = await unitAgain(setting, 'freeze', largestRegency);
    const draw = await unitAgain(setting, 'draw', largestRegency);
    return report({
      ...size,
      tickets,
      winners: winners.length,
      stages,
      waits,
      processor,
      reads,
      writes,
      freeze,
      draw,
    });
  } finally {
    await setting.stop();
  }
};
