import * as z from 'zod';
import { WaveId, event } from './event.ts';

/** The stages of a wave's selection, in their order. */
export const stages = [
  'barrier',
  'collect',
  'freeze',
  'commit',
  'seal',
  'beacon',
  'draw',
  'award',
  'publish',
  'notify',
] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

/** A stage of a selection started: its units are to be put on the queue. Read by run-selection-step. */
export const SelectionStageStarted = event('selection.stage-started.v1', z.object({ waveId: WaveId, stage: Stage }));
export type SelectionStageStarted = z.infer<typeof SelectionStageStarted>;
