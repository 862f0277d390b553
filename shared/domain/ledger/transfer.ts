import * as z from 'zod';
import { PlatformId } from '../../../events/catalogue.ts';
import { ApplicantId, Instant, WaveId } from '../../../events/event.ts';

/**
 * The accounts (rekening) of the programme's money. A participant's training balance is one account for each award; what
 * platforms are owed for courses is one for each platform; what goes back to the treasury (RKUN) is one for each wave.
 */
const Account = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('training'), applicantId: ApplicantId, waveId: WaveId }),
  z.object({ kind: z.literal('payable'), platformId: PlatformId }),
  z.object({ kind: z.literal('returned'), waveId: WaveId }),
]);
type Account = z.infer<typeof Account>;

/** Money that moved, and why: whole rupiah, what an account loses being negative. The entries add up to nothing. */
export const Transfer = z
  .object({
    transferId: z.string(),
    at: Instant,
    /** What caused it, and of what: `purchase` of an order, say. */
    cause: z.object({ kind: z.enum(['purchase', 'cancellation', 'refund', 'revocation']), of: z.string() }),
    entries: z.array(z.object({ account: Account, amount: z.int() })).min(2),
  })
  .refine(({ entries }) => entries.reduce((sum, { amount }) => sum + amount, 0) === 0, 'transfer-unbalanced');
export type Transfer = z.infer<typeof Transfer>;

const between = (
  from: Account,
  to: Account,
  { amount, at, cause }: { readonly amount: number; readonly at: string; readonly cause: Transfer['cause'] },
): Transfer =>
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
