import type { WavePlan } from './costs.ts';
import { units, workers } from './units.ts';

/** How long one stage of a selection takes, in seconds, without what it waits for on purpose. */
export interface StageTime {
  readonly stage: string;
  readonly seconds: number;
  /** What bounds it. */
  readonly bound: string;
}

/** So long for so many, when all workers are busy; and not less than the largest part takes by itself. */
const shared = (count: number, pace: number, largest: number, largestPace: number): Omit<StageTime, 'stage'> => {
  const spread = count / (pace * workers.selection.value);
  const alone = largest / largestPace;
  return spread >= alone
    ? { seconds: spread, bound: `${workers.selection.value} workers` }
    : { seconds: alone, bound: 'the largest regency' };
};

/** The stages of a selection that take time. */
export const stageTimes = ({ applicants, places }: WavePlan): StageTime[] => {
  const largest = applicants * units.largestRegencyShare.value;
  const rounds = Math.ceil(workers.shards.value / workers.selection.value);
  const batches = Math.max(1, places / units.awardBatch.value);
  const atOnce = Math.min(workers.selection.value, batches);
  return [
    {
      stage: 'collect',
      seconds: (rounds * applicants) / workers.shards.value / units.collectPace.value,
      bound: `${workers.shards.value} shards in ${rounds} rounds`,
    },
    { stage: 'freeze', ...shared(applicants, units.freezePace.value, largest, units.largestRegencyPace.value) },
    { stage: 'draw', ...shared(applicants, units.drawPace.value, largest, units.largestRegencyPace.value) },
    { stage: 'award', seconds: places / (units.awardPace.value * atOnce), bound: `${Math.floor(atOnce)} workers` },
    {
      stage: 'all others',
      seconds: units.stageSeconds.value + units.stages.value * units.hopSeconds.value,
      bound: 'the way from stage to stage',
    },
  ];
};

/** Telling those who were drawn, by mail and SMS. */
export const tellingTime = ({ places }: WavePlan): StageTime => ({
  stage: 'then: everybody who was drawn is told',
  seconds: (2 * places) / (units.noticePace.value * workers.notices.value),
  bound: `mail and SMS, ${workers.notices.value} workers`,
});

/** How long a queue’s pollers need until so many batches are worked on at once, in seconds. */
export const rampSeconds = (batches: number): number =>
  Math.max(0, batches - workers.firstBatches.value) / workers.batchesGained.value;

/** How long the registry’s pace takes for so many, in seconds. */
export const verificationSeconds = (people: number): number =>
  people / (workers.verification.value * workers.verificationPace.value);
