import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64url } from '../../../shared/domain/base64url.ts';

/**
 * What the rules of the draw and of signed statements ask of `node:crypto`, for a browser: the build puts this module in
 * its place, so that the very code that draws also checks. It answers at once, which the browser's own cryptography
 * does not.
 */

/** SHA-256 of text (as UTF-8) or bytes. */
export function hash(_algorithm: 'sha256', input: string | Uint8Array, form: 'buffer' | 'hex' | 'binary') {
  const bytes = Buffer.from(sha256(typeof input === 'string' ? Buffer.from(input) : input));
  if (form === 'buffer') return bytes;
  return bytes.toString(form === 'binary' ? 'latin1' : form);
}

interface PublicKey {
  /** The point of the curve, not compressed. */
  readonly point: Uint8Array;
}

/** A public key of the curve P-256 from its JWK. */
export function createPublicKey({ key: { x = '', y = '' } }: { key: { x?: string; y?: string } }): PublicKey {
  return { point: Buffer.concat([Uint8Array.of(4), fromBase64url(x), fromBase64url(y)]) };
}

/** Whether an ES256 signature (r and s, 64 bytes) is the key's over the bytes. */
export function verify(
  _algorithm: 'sha256',
  bytes: Uint8Array,
  { key }: { key: PublicKey },
  signature: Uint8Array,
): boolean {
  try {
    // As everybody else, node:crypto takes both of the two signatures that hold for a message.
    return p256.verify(signature, bytes, key.point, { lowS: false });
  } catch {
    // Coordinates that are no point of the curve.
    return false;
  }
}
