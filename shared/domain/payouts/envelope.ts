import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '../../../events/event.ts';
import { EnvelopeId, PayoutChannel, PayoutId } from '../../../events/money.ts';
import { Refusal } from '../../errors.ts';
import { Approval, Declaration, isApproved, withApproval, type Verdict } from '../approval.ts';

/**
 * Where an envelope (amplop) is. `assembling`: what is ready is put into it. `proposed`: it waits for its approvers.
 * `approved`: its payouts are handed on to be shipped. `shipped`: all were. `rejected`: its payouts are ready again.
 * `empty`: nothing was ready.
 */
export const EnvelopeStatus = z.enum(['assembling', 'proposed', 'approved', 'shipped', 'rejected', 'empty']);
export type EnvelopeStatus = z.infer<typeof EnvelopeStatus>;

/** What is declared of an envelope: payouts and whole rupiah, in all and over each channel. */
export const EnvelopeSums = Declaration.extend({ channels: z.partialRecord(PayoutChannel, Declaration) });
export type EnvelopeSums = z.infer<typeof EnvelopeSums>;

/** Payouts that are approved and shipped together. */
export const Envelope = z.object({
  envelopeId: EnvelopeId,
  /** What was ready up to here is in it. */
  until: Instant,
  status: EnvelopeStatus,
  proposedBy: z.string(),
  proposedAt: Instant,
  reason: z.string().optional(),
  /** Once all that was ready is in it. */
  declared: EnvelopeSums.optional(),
  approvals: z.array(Approval).readonly(),
  rejectedBy: z.string().optional(),
  rejectedAt: Instant.optional(),
  /** Why somebody rejected it. */
  remark: z.string().optional(),
  shippedAt: Instant.optional(),
});
export type Envelope = z.infer<typeof Envelope>;

/** A payout in an envelope, as it was put there. */
export const EnvelopeMember = z.object({
  envelopeId: EnvelopeId,
  payoutId: PayoutId,
  channel: PayoutChannel,
  /** Whole rupiah. */
  amount: z.int().positive(),
});
export type EnvelopeMember = z.infer<typeof EnvelopeMember>;

/**
 * A new envelope. Its number follows from the instant, so that the same one, asked for again, is the same.
 * @throws Refusal envelope-until-ahead.
 */
export const openedEnvelope = (
  {
    until,
    proposedBy,
    reason,
  }: { readonly until: string; readonly proposedBy: string; readonly reason?: string | undefined },
  at: Date,
): Envelope => {
  if (until > at.toISOString()) throw new Refusal('envelope-until-ahead', { field: 'until' });
  return {
    envelopeId: EnvelopeId.parse(createHash('sha256').update(`envelope\0${until}`).digest('hex').slice(0, 24)),
    until,
    status: 'assembling',
    proposedBy,
    proposedAt: at.toISOString(),
    ...(reason === undefined ? {} : { reason }),
    approvals: [],
  };
};

const nothing: EnvelopeSums = { count: 0, sum: 0, channels: {} };

const added = (one: Declaration = nothing, other: Declaration = nothing): Declaration => ({
  count: one.count + other.count,
  sum: one.sum + other.sum,
});

/** What several parts come to together. */
export const addedEnvelopeSums = (parts: readonly EnvelopeSums[]): EnvelopeSums =>
  parts.reduce<EnvelopeSums>(
    (all, part) => ({
      ...added(all, part),
      channels: Object.fromEntries(
        PayoutChannel.options.flatMap((channel) => {
          const both = added(all.channels[channel], part.channels[channel]);
          return both.count === 0 ? [] : [[channel, both]];
        }),
      ),
    }),
    nothing,
  );

/** What payouts come to. */
export const envelopeSumsOf = (payouts: readonly Pick<EnvelopeMember, 'channel' | 'amount'>[]): EnvelopeSums =>
  addedEnvelopeSums(
    payouts.map(({ channel, amount: sum }) => ({ count: 1, sum, channels: { [channel]: { count: 1, sum } } })),
  );

/** The envelope once all that was ready is in it: it declares what that is. */
export const proposedEnvelope = (envelope: Envelope, declared: EnvelopeSums): Envelope => ({
  ...envelope,
  status: declared.count === 0 ? 'empty' : 'proposed',
  declared,
});

const declaredBy = ({ status, declared }: Envelope): EnvelopeSums => {
  if (status === 'assembling' || declared === undefined) throw new Refusal('envelope-not-proposed');
  if (status !== 'proposed') throw new Refusal('envelope-closed');
  return declared;
};

/**
 * An envelope with one more approval; with the second it is approved.
 * @throws Refusal envelope-not-proposed, envelope-closed, approval-own, declaration-differs.
 */
export const approvedEnvelope = (envelope: Envelope, verdict: Verdict): Envelope => {
  const approvals = withApproval({ ...envelope, declared: declaredBy(envelope) }, verdict);
  return { ...envelope, approvals, status: isApproved(approvals) ? 'approved' : 'proposed' };
};

/**
 * An envelope that one approver rejects: its payouts are ready for another one.
 * @throws Refusal envelope-not-proposed, envelope-closed, approval-own.
 */
export const rejectedEnvelope = (
  envelope: Envelope,
  { by, at, remark }: { readonly by: string; readonly at: string; readonly remark: string },
): Envelope => {
  declaredBy(envelope);
  if (by === envelope.proposedBy) throw new Refusal('approval-own');
  return { ...envelope, status: 'rejected', rejectedBy: by, rejectedAt: at, remark };
};
