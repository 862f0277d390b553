import * as z from 'zod';
import { event, Instant } from './event.ts';
import { EnvelopeId, HolderData, IncentiveId, PayoutId } from './money.ts';

/** A payout came to its end: the bank paid it, or gave it back. Read by send-notice. */
export const PayoutSettled = event(
  'payout.settled.v1',
  HolderData.extend({
    payoutId: PayoutId,
    incentiveId: IncentiveId,
    outcome: z.enum(['paid', 'bounced']),
    /** Whole rupiah. */
    amount: z.int().nonnegative(),
  }),
);
export type PayoutSettled = z.infer<typeof PayoutSettled>;

/** An envelope was proposed: what is ready up to an instant is to be put into it. Read by run-payout-step. */
export const EnvelopeOpened = event('envelope.opened.v1', z.object({ envelopeId: EnvelopeId, until: Instant }));
export type EnvelopeOpened = z.infer<typeof EnvelopeOpened>;

/** A second person has approved an envelope: it is to be shipped. Read by run-payout-step. */
export const EnvelopeApproved = event('envelope.approved.v1', z.object({ envelopeId: EnvelopeId }));
export type EnvelopeApproved = z.infer<typeof EnvelopeApproved>;

/** An approver has rejected an envelope: what is in it waits for another one. Read by run-payout-step. */
export const EnvelopeRejected = event('envelope.rejected.v1', z.object({ envelopeId: EnvelopeId }));
export type EnvelopeRejected = z.infer<typeof EnvelopeRejected>;
