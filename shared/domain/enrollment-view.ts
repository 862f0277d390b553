import type { Stage } from '../../events/selection-stage-started.ts';
import type { Enrollment, Standing } from './enrollment.ts';
import { regencyName } from './regions.ts';
import { reasonView, stageSentences } from './result-view.ts';
import { statusAt, type Wave } from './wave.ts';

interface Circumstances {
  readonly at: Date;
  /** Who claims a NIK that another holds is told nothing of the holder: for them it looks like a check under way. */
  readonly isDisputed: boolean;
  /** The stage that the wave's selection has reached. */
  readonly stage: Stage | undefined;
}

const standingView = (standing: Standing) => {
  if (standing.state === 'pending') return { state: standing.state };
  const { state, regency } = standing;
  return {
    state,
    ...(regency === undefined ? {} : { regency: { code: regency, name: regencyName(regency) ?? regency } }),
    ...(standing.state === 'excluded' ? { reason: reasonView(standing.reason, standing.listVersion) } : {}),
  };
};

/** An enrolment as its person sees it before the result: in or out, where they stand, and what the wave waits for. */
export const enrollmentView = (wave: Wave, enrollment: Enrollment, { at, isDisputed, stage }: Circumstances) => {
  const { waveId, ticket, joinedAt, leftAt, standing } = enrollment;
  const { closesAt, cutoffAt, drawAt } = wave;
  return {
    waveId,
    ticket,
    status: leftAt === undefined ? 'joined' : 'left',
    joinedAt,
    ...(leftAt === undefined ? {} : { leftAt }),
    standing: standingView(isDisputed ? { state: 'pending', asOf: joinedAt } : standing),
    wave: { status: statusAt(wave, at), closesAt, cutoffAt, drawAt },
    ...(stage === undefined ? {} : { selection: { stage, ...stageSentences[stage] } }),
  };
};
