import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from './ring.ts';

const randomLength = 16;
const expiryLength = 4;
const signatureLength = 16;

/** 36 bytes are 48 letters of base64url exactly. */
const form = /^[A-Za-z0-9_-]{48}$/;

const signatureOf = (key: Buffer, signed: Buffer): Buffer =>
  createHmac('sha256', key).update('presence-link\0').update(signed).digest().subarray(0, signatureLength);

/**
 * The name of a new page of presence: 128 random bits, the second of its end, and a signature over both (HMAC-SHA-256,
 * cut to 128 bits) under the current key. It can neither be guessed nor be made by anybody else, and says nothing of
 * whom it is for.
 */
export const newLinkId = ({ hashKeys: [current] }: KeyRing, validUntil: string): string => {
  if (current === undefined) throw new Error('There is no hash key.');
  const expiry = Buffer.alloc(expiryLength);
  expiry.writeUInt32BE(Math.floor(Date.parse(validUntil) / 1_000));
  const signed = Buffer.concat([randomBytes(randomLength), expiry]);
  return Buffer.concat([signed, signatureOf(current.key, signed)]).toString('base64url');
};

/** When a page ends, by its name alone; undefined for a name that we did not sign. */
export const endOfLink = ({ hashKeys }: KeyRing, linkId: string): Date | undefined => {
  if (!form.test(linkId)) return undefined;
  const bytes = Buffer.from(linkId, 'base64url');
  const signed = bytes.subarray(0, randomLength + expiryLength);
  const signature = bytes.subarray(randomLength + expiryLength);
  const isOurs = hashKeys.some(({ key }) => timingSafeEqual(signatureOf(key, signed), signature));
  return isOurs ? new Date(signed.readUInt32BE(randomLength) * 1_000) : undefined;
};

/** What an institution gets back with its participant, to know that the answer is to its own question. */
export const newState = (): string => randomBytes(16).toString('base64url');
