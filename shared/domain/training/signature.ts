import { createHmac, timingSafeEqual } from 'node:crypto';
import { compactForms } from './json-forms.ts';

/** `sha1` is what the clients of the institutions have always used; `sha256` is the same with another hash. */
export type SignatureAlgorithm = 'sha1' | 'sha256';

/** What a partner signs. */
export interface SignedRequest {
  /** The three as they were sent. */
  readonly clientCode: string;
  readonly timestamp: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/**
 * The signature of a request: lower-case hexadecimal HMAC (RFC 2104) over client code, timestamp, method, path and body,
 * one after the other without anything between. The key is the text of the key in UTF-8.
 */
export const signatureOf = (
  algorithm: SignatureAlgorithm,
  signKey: string,
  { clientCode, timestamp, method, path, body }: SignedRequest,
): string => createHmac(algorithm, signKey).update(`${clientCode}${timestamp}${method}${path}${body}`).digest('hex');

/** Whether two signatures are the same, in a time that does not tell how far they agree. */
export const isSameSignature = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/**
 * Whether a signature is by one of the keys, over the body as it was sent or as compact JSON: the official Python client
 * signs compact JSON and sends it with spaces.
 */
export const isSignedBy = (
  signKeys: readonly string[],
  algorithm: SignatureAlgorithm,
  request: SignedRequest,
  signature: string,
): boolean => {
  const bodies = new Set([request.body, ...compactForms(request.body)]);
  return signKeys.some((signKey) =>
    [...bodies].some((body) => isSameSignature(signatureOf(algorithm, signKey, { ...request, body }), signature)),
  );
};

/** Whether a timestamp is a number of seconds; until the year 5138 it has at most eleven digits. */
export const isTimestamp = (text: string): boolean => /^[1-9]\d{0,10}$/.test(text);

/** By how many seconds a timestamp is ahead of an instant; negative when it is behind. */
export const secondsAhead = (timestamp: string, at: Date): number => Number(timestamp) - at.getTime() / 1_000;
