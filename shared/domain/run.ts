import * as z from 'zod';
import { ApplicantId, Instant, WaveId } from '../../events/event.ts';
import type { Stage } from '../../events/selection-stage-started.ts';

/**
 * A run (putaran) of a wave. Run 1 is its selection. Whatever is drawn again, or drawn further, is a run of its own,
 * with a record and evidence of its own: what a run before it published stays as it was.
 */
export interface Run {
  readonly waveId: WaveId;
  /** From 1. */
  readonly run: number;
}

/** The run that begins with the wave's closing. */
export const firstRun = (waveId: WaveId): Run => ({ waveId, run: 1 });

/** `2023-48` for the first run, `2023-48~2` for the second: no wave's own number holds a tilde. */
export const runName = ({ waveId, run }: Run): string => (run === 1 ? waveId : `${waveId}~${run}`);

/**
 * Why there is another run. `recommitment`: an objection was upheld before the strikes were sealed, so that the lists
 * are committed to anew, for a later round. `redraw`: two people ordered it, after the result was published. `call`:
 * the next in the order of a published draw get the places that others gave up or lost.
 */
const LaterRunKind = z.enum(['recommitment', 'redraw', 'call']);
type LaterRunKind = z.infer<typeof LaterRunKind>;
export type RunKind = 'selection' | LaterRunKind;

/** Why and by whom a later run was begun. Written once, with the run's first stage. */
export const RunRecord = z.object({
  waveId: WaveId,
  run: z.int().min(2),
  kind: LaterRunKind,
  /** The draw that it replaces, or goes on with. */
  basis: z.int().positive(),
  at: Instant,
  /** `objection-upheld`, or what two people wrote, knowing that it is published. */
  reason: z.string(),
  /** Of a recommitment: whose standing was corrected. */
  applicantId: ApplicantId.optional(),
  /** Staff, by the numbers under which they are known here. */
  proposedBy: z.string().optional(),
  approvedBy: z.string().optional(),
});
export type RunRecord = z.infer<typeof RunRecord>;

const drawStages = [
  'barrier',
  'collect',
  'freeze',
  'commit',
  'seal',
  'beacon',
  'draw',
  'gate',
  'award',
  'publish',
  'notify',
] as const satisfies readonly Stage[];
const callStages = ['call', 'award', 'record', 'notify'] as const satisfies readonly Stage[];

/** The stages of a run, in their order. */
export const stagesOf = (kind: RunKind): readonly Stage[] => (kind === 'call' ? callStages : drawStages);

/** The first stage of a run. */
export const firstStage = (kind: RunKind): Stage => (kind === 'call' ? 'call' : 'barrier');

/** The stage of a run that follows, or undefined after the last. */
export const stageAfter = (kind: RunKind, stage: Stage): Stage | undefined => {
  const stages = stagesOf(kind);
  return stages[stages.indexOf(stage) + 1];
};
