import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ApplicantId, Instant, WaveId } from '../../../events/event.ts';
import { EnvelopeId, IncentiveId, PayoutChannel, PayoutId } from '../../../events/money.ts';

/**
 * Where a payout is. `ready`: it waits for an envelope. `enveloped`: it is in one, which is not approved yet. `blocked`:
 * its money is blocked, and the instruction may have been shipped. `sent`: the bank has it. `unknown`: nobody knows
 * whether the bank has it; it is asked about, and never sent as another. `withdrawn`: it was taken back before it left.
 */
export const PayoutStatus = z.enum([
  'ready',
  'enveloped',
  'blocked',
  'sent',
  'unknown',
  'paid',
  'bounced',
  'withdrawn',
]);
export type PayoutStatus = z.infer<typeof PayoutStatus>;

/** One attempt to pay one incentive out. A bounced one is followed by another attempt with another number. */
export const Payout = z.object({
  payoutId: PayoutId,
  incentiveId: IncentiveId,
  /** From 1. */
  attempt: z.int().positive(),
  /** The account of the ledger that pays. */
  kind: z.enum(['incentive', 'survey-incentive']),
  applicantId: ApplicantId,
  waveId: WaveId,
  /** Of the award: where the money was allotted. */
  regency: z.string(),
  /** Whole rupiah. */
  amount: z.int().positive(),
  channel: PayoutChannel,
  /** Which of the person's accounts is paid to. */
  accountVersion: z.int().positive(),
  readyAt: Instant,
  status: PayoutStatus,
  /** Counts changes, so that two who change it at once take turns. */
  revision: z.int().positive(),
  envelopeId: EnvelopeId.optional(),
  blockedAt: Instant.optional(),
  /** When the bank was last told to pay it: written down before it is told. */
  toldAt: Instant.optional(),
  sentAt: Instant.optional(),
  /** Of one that is under way: when somebody looks what became of it, and how often that was in vain. */
  lookAt: Instant.optional(),
  looks: z.int().nonnegative().optional(),
  /** The bank's own number for it. */
  bankReference: z.string().optional(),
  settledAt: Instant.optional(),
  /** Of one that came back, or was withdrawn: why, as a stable code. */
  because: z.string().optional(),
});
export type Payout = z.infer<typeof Payout>;

/** The number of a payout. It follows from what is paid, so that an instruction that is sent again is the same instruction. */
export const payoutIdOf = (incentiveId: IncentiveId, attempt: number): PayoutId =>
  PayoutId.parse(createHash('sha256').update(`payout\0${incentiveId}\0${attempt}`).digest('hex').slice(0, 24));

/** How far a payout is, as its recipient is told it. */
export const progressOf = ({ status }: Payout): 'under-way' | 'paid' | 'bounced' | 'withdrawn' =>
  status === 'paid' || status === 'bounced' || status === 'withdrawn' ? status : 'under-way';
