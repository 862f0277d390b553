import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { Refusal } from '../errors.ts';

/** What leaves the programme takes two approvers beside whoever proposed it. */
export const approvalsNeeded = 2;

/** What is declared of a batch of money before it leaves: how many items, and whole rupiah in all. */
export const Declaration = z.object({ count: z.int().nonnegative(), sum: z.int() });
export type Declaration = z.infer<typeof Declaration>;

/** That somebody who may do so approved a batch, and when. */
export const Approval = z.object({ by: z.string(), at: Instant });
export type Approval = z.infer<typeof Approval>;

/** What an approver says of a batch: they approve what they name, or reject it and say why. */
export const VerdictInput = z.discriminatedUnion('verdict', [
  z.strictObject({
    verdict: z.literal('approve'),
    /** As the approver saw them declared: items, and whole rupiah. */
    count: z.int().nonnegative(),
    sum: z.int().nonnegative(),
  }),
  z.strictObject({ verdict: z.literal('reject'), reason: z.string().trim().min(10).max(2_000) }),
]);

/** A batch of money that waits for its approvers. */
export interface Approvable {
  readonly proposedBy: string;
  readonly approvals: readonly Approval[];
  readonly declared: Declaration;
}

/** Who passes a verdict on a batch, and what they saw declared. */
export interface Verdict {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly declared: Declaration;
}

/**
 * The approvals of a batch with one more. Whoever approves names count and sum as they saw them, so that nobody approves
 * another batch than they looked at. The same approver twice is one approval.
 * @throws Refusal approval-own (by whoever proposed it), declaration-differs.
 */
export const withApproval = (
  { proposedBy, approvals, declared }: Approvable,
  { by, at, declared: seen }: Verdict,
): readonly Approval[] => {
  if (by === proposedBy) throw new Refusal('approval-own');
  if (seen.count !== declared.count) throw new Refusal('declaration-differs', { field: 'count' });
  if (seen.sum !== declared.sum) throw new Refusal('declaration-differs', { field: 'sum' });
  return approvals.some((approval) => approval.by === by) ? approvals : [...approvals, { by, at }];
};

/** Whether enough different people have approved. */
export const isApproved = (approvals: readonly Approval[]): boolean => approvals.length >= approvalsNeeded;
