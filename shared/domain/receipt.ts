import * as z from 'zod';
import { Instant, Ticket, WaveId } from '../../events/event.ts';
import { StatementFault, verifiedStatement, type NamedKey } from './statement.ts';

/** A receipt (tanda terima): the signed statement that a ticket was issued, or given back. */
export const Receipt = z.strictObject({
  kind: z.enum(['joined', 'left']),
  waveId: WaveId,
  ticket: Ticket,
  /** Since when the person has been in, or when they left. */
  at: Instant,
  /** When this receipt was asked for. */
  issuedAt: Instant,
});
export type Receipt = z.infer<typeof Receipt>;

/**
 * The receipt of what is on record, asked for at an instant. Of two clicks at once either may be recorded: the one that
 * came first then tells of the other, and counts as asked for no earlier than that.
 */
export const receiptOf = (facts: Omit<Receipt, 'issuedAt'>, askedAt: string): Receipt => ({
  ...facts,
  issuedAt: askedAt < facts.at ? facts.at : askedAt,
});

/**
 * What a receipt proves, under one of the published root keys, looked at `at` an instant.
 * @throws StatementFault saying what is wrong with it.
 */
export const verifyReceipt = (receipt: string, roots: NamedKey | readonly NamedKey[], at: Date): Receipt => {
  const payload = verifiedStatement(receipt, { use: 'receipt', payload: Receipt }, { roots, at });
  if (payload.at > payload.issuedAt) throw new StatementFault('The receipt tells of what came after it.');
  return payload;
};
