import * as z from 'zod';
import { WaveId, event } from './event.ts';

/** Every stage that a run of a wave may have, in the order in which they follow each other (shared/domain/run.ts). */
export const stages = [
  'barrier',
  'collect',
  'freeze',
  'commit',
  'seal',
  'beacon',
  'draw',
  'gate',
  'call',
  'award',
  'publish',
  'record',
  'notify',
] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

/** A stage of a selection started: its units are to be put on the queue. Read by run-selection-step. */
export const SelectionStageStarted = event(
  'selection.stage-started.v1',
  z.object({ waveId: WaveId, run: z.int().positive().default(1), stage: Stage }),
);
export type SelectionStageStarted = z.infer<typeof SelectionStageStarted>;
