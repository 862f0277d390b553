import { hash } from 'node:crypto';

/** The lower-case hex of a 32-byte hash: the form in which hashes are published. */
export const hashPattern = /^[0-9a-f]{64}$/;

/** SHA-256 of text (as UTF-8) or bytes, as 32 bytes. */
export function sha256(input: string | Uint8Array): Buffer {
  return hash('sha256', input, 'buffer');
}

/** SHA-256 of text (as UTF-8) or bytes, as 64 lower-case hex characters. */
export function sha256Hex(input: string | Uint8Array): string {
  return hash('sha256', input, 'hex');
}
