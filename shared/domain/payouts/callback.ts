import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '../../../events/event.ts';
import { Refusal } from '../../errors.ts';

/** What a bank tells of a payment by itself. */
export const PayoutCallback = z.strictObject({
  payoutId: z.string().trim().min(1).max(100),
  status: z.enum(['pending', 'paid', 'rejected']),
  reference: z.string().trim().min(1).max(64),
  /** Whole rupiah. */
  amount: z.int().positive(),
  reason: z.string().trim().min(1).max(64).optional(),
  at: Instant,
});
export type PayoutCallback = z.infer<typeof PayoutCallback>;

/** A callback as it was presented: with which headers, and the very text of its body. */
export interface SignedCallback {
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
  readonly body: string;
}

/** How far the bank's clock may be from ours, in seconds, and how long a callback is remembered: longer than it could come again. */
const callbackClockSeconds = 300;
export const callbackRememberedSeconds = 3 * callbackClockSeconds;

const nonceForm = /^[\w-]{16,64}$/;
const signatureForm = /^[0-9a-f]{64}$/;

/** The signature of a callback: HMAC-SHA-256, in hexadecimal digits. */
export const callbackSignature = (key: string, { timestamp, nonce, body }: Omit<SignedCallback, 'signature'>): string =>
  createHmac('sha256', key).update(`${timestamp}\n${nonce}\n${body}`).digest('hex');

/**
 * That a callback was signed with our key, lately. Nothing of its body is looked at before.
 * @throws Refusal callback-unsigned, callback-signature-wrong, callback-clock.
 */
export const mustBeSigned = (presented: SignedCallback, key: string, at: Date): void => {
  const { timestamp, nonce, signature } = presented;
  const isInForm = Instant.safeParse(timestamp).success && nonceForm.test(nonce) && signatureForm.test(signature);
  if (!isInForm) throw new Refusal('callback-unsigned');
  const expected = Buffer.from(callbackSignature(key, presented), 'hex');
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) throw new Refusal('callback-signature-wrong');
  if (Math.abs(Date.parse(timestamp) - at.getTime()) > callbackClockSeconds * 1_000)
    throw new Refusal('callback-clock', { values: { seconds: callbackClockSeconds } });
};
