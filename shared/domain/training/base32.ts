/** Crockford's base 32: digits and letters without I, L, O and U, which look like others or make words. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A letter for each byte, by its last five bits: of random bytes all letters are equally likely. */
export const base32Of = (bytes: Uint8Array): string => [...bytes].map((byte) => letters.charAt(byte & 31)).join('');
