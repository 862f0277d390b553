import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Instant, WaveId } from '../../events/event.ts';
import { Refusal } from '../errors.ts';
import { mayCallAt, type Wave } from './wave.ts';

/**
 * What takes two people. `release`: a draw that the fairness gate holds is published all the same. `redraw`: a
 * published wave is drawn again. `call`: the next in order get the places that others gave up or lost.
 */
export const DecisionKind = z.enum(['release', 'redraw', 'call']);
export type DecisionKind = z.infer<typeof DecisionKind>;

export const Verdict = z.enum(['approve', 'reject']);
export type Verdict = z.infer<typeof Verdict>;

/** A decision (keputusan) about a wave: one member of staff proposes it, and an approver who is another confirms it or not. */
export const WaveDecision = z.object({
  decisionId: z.string(),
  waveId: WaveId,
  kind: DecisionKind,
  /** The run that the proposer saw: of a release the one that is held, otherwise the wave's newest. */
  run: z.int().positive(),
  /** Published with what it brings about. */
  reason: z.string(),
  /** Staff, by the numbers under which they are known here. */
  proposedBy: z.string(),
  proposedAt: Instant,
  status: z.enum(['open', 'approved', 'rejected']),
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
  /** What an approver said to it, if anything. Not published. */
  remark: z.string().optional(),
});
export type WaveDecision = z.infer<typeof WaveDecision>;

/** What is known of a wave when a decision about it is proposed or confirmed. */
export interface DecisionContext {
  readonly wave: Wave;
  /** The fairness gate holds the wave's draw, and nobody has released it. */
  readonly isHeld: boolean;
  /** A place was given up or lost, and not called anew. */
  readonly hasFreedPlace: boolean;
}

/**
 * Whether there is anything to decide at an instant.
 * @throws Refusal draw-not-held, result-not-published, run-under-way, wave-keys-destroyed, places-recovered,
 * waiting-list-over, no-place-freed.
 */
export const mustBeDue = (kind: DecisionKind, { wave, isHeld, hasFreedPlace }: DecisionContext, at: Date): void => {
  if (kind === 'release') {
    if (!isHeld) throw new Refusal('draw-not-held');
    return;
  }
  if (wave.progress !== 'published') throw new Refusal('result-not-published');
  if (wave.openRun !== undefined) throw new Refusal('run-under-way');
  if (wave.keysDestroyedAt !== undefined) throw new Refusal('wave-keys-destroyed');
  // What a draw anew gave out would be given out twice.
  if (wave.recoveredThrough !== undefined) throw new Refusal('places-recovered');
  if (kind === 'redraw') return;
  if (!mayCallAt(wave, at)) throw new Refusal('waiting-list-over');
  if (!hasFreedPlace) throw new Refusal('no-place-freed');
};

/** The run that a decision of this kind is about, as the wave stands. */
export const runDecidedOn = (kind: DecisionKind, { drawRun, lastRun }: Wave): number =>
  kind === 'release' ? drawRun : lastRun;

/** A new decision. Its number follows from its content, so that the same proposal, sent again, is the same decision. */
export const proposedDecision = (
  proposal: Pick<WaveDecision, 'waveId' | 'kind' | 'run' | 'reason' | 'proposedBy'>,
  at: Date,
): WaveDecision => {
  const { waveId, kind, run, reason, proposedBy } = proposal;
  const content = JSON.stringify([waveId, kind, run, proposedBy, reason]);
  const decisionId = createHash('sha256').update(content).digest('hex').slice(0, 24);
  return { decisionId, waveId, kind, run, reason, proposedBy, proposedAt: at.toISOString(), status: 'open' };
};

/**
 * The decision after an approver's verdict.
 * @throws Refusal decision-own when it is the proposer's; decision-closed when it is decided already.
 */
export const decidedDecision = (
  decision: WaveDecision,
  {
    verdict,
    decidedBy,
    at,
    remark,
  }: {
    readonly verdict: Verdict;
    readonly decidedBy: string;
    readonly at: Date;
    readonly remark?: string | undefined;
  },
): WaveDecision => {
  if (decision.proposedBy === decidedBy) throw new Refusal('decision-own');
  if (decision.status !== 'open') throw new Refusal('decision-closed');
  return {
    ...decision,
    status: statusAfter(verdict),
    decidedBy,
    decidedAt: at.toISOString(),
    ...(remark === undefined ? {} : { remark }),
  };
};

const statusAfter = (verdict: Verdict) => (verdict === 'approve' ? 'approved' : 'rejected');

/** Whether a decision stands just as this person's verdict has it: the verdict, sent again, is answered and changes nothing. */
export const isSameVerdict = ({ status, decidedBy }: WaveDecision, verdict: Verdict, by: string): boolean =>
  status === statusAfter(verdict) && decidedBy === by;
