import * as z from 'zod';
import { PlatformId } from '../../../events/catalogue.ts';
import { Instant, WaveId } from '../../../events/event.ts';
import { OrderId } from '../../../events/training.ts';
import { Refusal } from '../../errors.ts';
import { HoldReason } from './settlement.ts';

/** How a hold ends: the platform is paid after all, or never. */
export const HoldOutcome = z.enum(['release', 'deduct']);
export type HoldOutcome = z.infer<typeof HoldOutcome>;

/** What a platform is not paid until somebody has looked into it. One member of staff proposes how it ends, another decides. */
export const Hold = z.object({
  orderId: OrderId,
  platformId: PlatformId,
  waveId: WaveId,
  /** Whole rupiah. */
  amount: z.int().nonnegative(),
  reasons: z.array(HoldReason).min(1),
  /** What an auditor noted. */
  remark: z.string().optional(),
  heldBy: z.string(),
  heldAt: Instant,
  /** Counts every hold of this course, and every change of it. */
  revision: z.int().positive(),
  status: z.enum(['open', 'released', 'deducted', 'given-back']),
  proposal: z.object({ outcome: HoldOutcome, reason: z.string(), by: z.string(), at: Instant }).optional(),
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
});
export type Hold = z.infer<typeof Hold>;

const mustBeOpen = ({ status }: Hold): void => {
  if (status !== 'open') throw new Refusal('hold-closed');
};

/** A hold with a proposal of how it ends; a later one takes the place of an earlier one. @throws Refusal hold-closed. */
export const proposedHold = (
  hold: Hold,
  proposal: { readonly outcome: HoldOutcome; readonly reason: string; readonly by: string; readonly at: string },
): Hold => {
  mustBeOpen(hold);
  return { ...hold, proposal, revision: hold.revision + 1 };
};

/**
 * A hold after another member of staff agreed to the proposal that they name.
 * @throws Refusal hold-closed, hold-not-proposed (or proposed otherwise by now), approval-own.
 */
export const decidedHold = (
  hold: Hold,
  { outcome, by, at }: { readonly outcome: HoldOutcome; readonly by: string; readonly at: string },
): Hold => {
  mustBeOpen(hold);
  if (hold.proposal?.outcome !== outcome) throw new Refusal('hold-not-proposed', { field: 'outcome' });
  if (hold.proposal.by === by) throw new Refusal('approval-own');
  return {
    ...hold,
    status: outcome === 'release' ? 'released' : 'deducted',
    decidedBy: by,
    decidedAt: at,
    revision: hold.revision + 1,
  };
};
