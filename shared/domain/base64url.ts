/** The alphabet of RFC 4648 section 5 without padding, written over base64: a browser's Buffer knows no other. */

/** Bytes, or text as UTF-8, in base64url. */
export const toBase64url = (bytes: Uint8Array | string): string =>
  Buffer.from(bytes).toString('base64').replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** The bytes of a text in base64url. As in Buffer, what is not of the alphabet is passed over. */
export const fromBase64url = (text: string): Buffer =>
  Buffer.from(text.replaceAll('-', '+').replaceAll('_', '/'), 'base64');
