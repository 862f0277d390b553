import * as z from 'zod';
import type { PlatformId } from '../../../events/catalogue.ts';
import { Instant, type ApplicantId, type WaveId } from '../../../events/event.ts';
import { Account, accountName, isOwn } from './account.ts';

/** Why money moves. */
export const Cause = z.enum([
  // Funds, cards and training.
  'allotment',
  'award',
  'award-end',
  'award-return',
  'purchase',
  'cancellation',
  'refund',
  'revocation',
  // Incentives and payouts.
  'incentive',
  'incentive-withdrawal',
  'payout-block',
  'payout-payment',
  'payout-bounce',
  'payout-withdrawal',
  // Platforms.
  'settlement',
  'settlement-hold',
  'settlement-release',
  'settlement-deduction',
  // Who was not entitled.
  'entitlement-stop',
  'entitlement-resumption',
  'debt',
  'repayment',
  'debt-cancellation',
]);
export type Cause = z.infer<typeof Cause>;

/** A transfer's form. What {@link Transfer} asks of it beyond that is a fault of the ledger where it is not so. */
export const TransferForm = z.object({
  transferId: z.string().max(200),
  at: Instant,
  /** What caused it, and of what: `purchase` of an order, say. */
  cause: z.object({ kind: Cause, of: z.string() }),
  entries: z.array(z.object({ account: Account, amount: z.int() })).min(2),
});
export type TransferForm = z.infer<typeof TransferForm>;

/**
 * Money that moved, and why: whole rupiah, what an account loses being negative. The entries add up to nothing, each
 * account has one, and at most one participant takes part: the transfer lies with them.
 */
export const Transfer = TransferForm.refine(
  ({ entries }) => entries.reduce((sum, { amount }) => sum + amount, 0) === 0,
  'transfer-unbalanced',
)
  .refine(
    ({ entries }) => new Set(entries.map(({ account }) => accountName(account))).size === entries.length,
    'transfer-account-twice',
  )
  .refine(
    ({ entries }) => new Set(entries.flatMap(({ account }) => (isOwn(account) ? [account.applicantId] : []))).size <= 1,
    'transfer-of-two-people',
  );
export type Transfer = z.infer<typeof Transfer>;

/** The participant with whom a transfer lies; undefined where it concerns none. */
export const participantOf = ({ entries }: Transfer): ApplicantId | undefined =>
  entries.flatMap(({ account }) => (isOwn(account) ? [account.applicantId] : []))[0];

interface Movement {
  /** Whole rupiah. */
  readonly amount: number;
  readonly at: string;
  readonly cause: Transfer['cause'];
}

/** An amount that one account loses and another gets. The transfer's id follows from its cause: the same cause, the same transfer. */
export const between = (from: Account, to: Account, { amount, at, cause }: Movement): Transfer =>
  Transfer.parse({
    transferId: `${cause.kind}-${cause.of}`,
    at,
    cause,
    entries: [
      { account: from, amount: -amount },
      { account: to, amount },
    ],
  });

/** Whose training balance pays, or is paid back, and which platform's course it is. */
interface Sale {
  readonly applicantId: ApplicantId;
  readonly waveId: WaveId;
  readonly platformId: PlatformId;
  readonly orderId: string;
}

/** A course is paid for from the training balance. Amount in whole rupiah, instant in ISO 8601. */
export const purchaseTransfer = (sale: Sale, amount: number, at: string): Transfer =>
  between(
    { kind: 'training', applicantId: sale.applicantId, waveId: sale.waveId },
    { kind: 'payable', platformId: sale.platformId },
    { amount, at, cause: { kind: 'purchase', of: sale.orderId } },
  );

/** What was paid for a course goes back to the training balance, by the participant's wish or the programme's. */
export const refundTransfer = (
  sale: Sale,
  { amount, at, kind }: { readonly amount: number; readonly at: string; readonly kind: 'cancellation' | 'refund' },
): Transfer =>
  between(
    { kind: 'payable', platformId: sale.platformId },
    { kind: 'training', applicantId: sale.applicantId, waveId: sale.waveId },
    { amount, at, cause: { kind, of: sale.orderId } },
  );

/** The training balance of a card that was revoked goes back to the treasury. */
export const revocationTransfer = (
  {
    applicantId,
    waveId,
    ticket,
  }: { readonly applicantId: ApplicantId; readonly waveId: WaveId; readonly ticket: string },
  amount: number,
  at: string,
): Transfer =>
  between(
    { kind: 'training', applicantId, waveId },
    { kind: 'returned', waveId },
    { amount, at, cause: { kind: 'revocation', of: `${waveId}-${ticket}` } },
  );
