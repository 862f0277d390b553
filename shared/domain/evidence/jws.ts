import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { fromBase64url, toBase64url } from '../base64url.ts';

/**
 * Detached signatures: RFC 7515 in compact form with the payload left out (appendix F), ES256 (RFC 7518 section 3.4).
 * Who signs is the caller's affair: in the cloud the private key never leaves KMS.
 */

/** One public key, or a set of them (RFC 7517) of which the signature's `kid` picks one. */
export type VerificationKey = JsonWebKey | KeySet;

interface KeySet {
  readonly [member: string]: unknown;
  readonly keys: readonly JsonWebKey[];
}

/** The text to be signed over a payload, which the signature then leaves out. `kid` names the key. */
export function detachedSigningInput(payload: Uint8Array, kid?: string): string {
  const header = JSON.stringify(kid === undefined ? { alg: 'ES256' } : { alg: 'ES256', kid });
  return `${toBase64url(header)}.${toBase64url(payload)}`;
}

/** The detached signature, from the text that was signed and its 64 bytes (r and s). */
export function detachedJws(signingInput: string, signature: Uint8Array): string {
  const [header = ''] = signingInput.split('.');
  return `${header}..${toBase64url(signature)}`;
}

/**
 * The 64 bytes (r and s) of an ES256 signature that KMS gives in DER.
 * @throws RangeError for bytes that are no such signature.
 */
export function signatureFromDer(der: Uint8Array): Buffer {
  const signature = Buffer.alloc(64);
  const rLength = der[3] ?? 0;
  const sLength = der[5 + rLength] ?? 0;
  const isPair = der[0] === 0x30 && der[2] === 0x02 && der[4 + rLength] === 0x02;
  if (!isPair || der[1] !== der.length - 2 || der.length !== 6 + rLength + sLength) {
    throw new RangeError('These bytes are no DER signature of two numbers.');
  }
  // A number may have lost leading zeros, or have gained one so as not to look negative.
  const place = (number: Uint8Array, end: number) => {
    const digits = number.subarray(Math.max(0, number.length - 32));
    signature.set(digits, end - digits.length);
  };
  place(der.subarray(4, 4 + rLength), 32);
  place(der.subarray(6 + rLength), 64);
  return signature;
}

/** Whether a detached signature is the key's over exactly these bytes. Any other spelling of it is refused. */
export function verifyDetached(jws: string, payload: Uint8Array, key: VerificationKey): boolean {
  const [, header = '', signatureText = ''] = /^([\w-]+)\.\.([\w-]{86})$/.exec(jws) ?? [];
  const signature = fromBase64url(signatureText);
  // The last character carries unused bits: without this, several texts would pass as the same signature.
  if (signature.length !== 64 || toBase64url(signature) !== signatureText) return false;
  const named = readHeader(header);
  if (named === undefined) return false;
  const signed = Buffer.from(`${header}.${toBase64url(payload)}`);
  return candidates(key, named.kid).some((jwk) => isSignedBy(jwk, signed, signature));
}

function readHeader(encoded: string): { kid: unknown } | undefined {
  try {
    const header: unknown = JSON.parse(fromBase64url(encoded).toString());
    if (typeof header !== 'object' || header === null || !('alg' in header) || header.alg !== 'ES256') return undefined;
    // A header that asks for an extension we do not know must be refused (RFC 7515 section 4.1.11).
    return 'crit' in header ? undefined : { kid: 'kid' in header ? header.kid : undefined };
  } catch {
    return undefined;
  }
}

const isKeySet = (key: VerificationKey): key is KeySet => Array.isArray(key.keys);

/** The keys of a set, or the one key that is given alone. */
export function keysOf(key: VerificationKey): readonly JsonWebKey[] {
  return isKeySet(key) ? key.keys : [key];
}

function candidates(key: VerificationKey, kid: unknown): readonly JsonWebKey[] {
  return isKeySet(key) && kid !== undefined ? key.keys.filter((jwk) => jwk['kid'] === kid) : keysOf(key);
}

function isSignedBy(jwk: JsonWebKey, signed: Uint8Array, signature: Uint8Array): boolean {
  if (jwk.kty !== 'EC' || jwk.crv !== 'P-256') return false;
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  return verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
}
