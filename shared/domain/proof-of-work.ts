/**
 * Work that a browser can do and a server can check at once: a number is looked for that, written after a text, gives a
 * SHA-256 (FIPS 180-4) with so many zero bits at its start. The module imports nothing and reads no clock, so that a page
 * takes it in as it is; SHA-256 is written out here because a browser's own gives each single hash to be waited for.
 */

/** How long the text is before the number: one block of SHA-256, which is worked out once and not for each number. */
export const textLength = 64;

const roundConstants = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
);

const initial = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
] as const;

/** The state of a hash between two blocks. */
type State = readonly [number, number, number, number, number, number, number, number];

/** The 64 words of a block's schedule, of which the first 16 are given. One array serves all calls: there is one thread. */
const schedule = new Int32Array(64);

const compressed = (state: State): State => {
  for (let t = 16; t < 64; t += 1) {
    const w15 = schedule[t - 15] ?? 0;
    const w2 = schedule[t - 2] ?? 0;
    const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
    const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
    schedule[t] = ((schedule[t - 16] ?? 0) + s0 + (schedule[t - 7] ?? 0) + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let t = 0; t < 64; t += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (roundConstants[t] ?? 0) + (schedule[t] ?? 0)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  return [
    (state[0] + a) | 0,
    (state[1] + b) | 0,
    (state[2] + c) | 0,
    (state[3] + d) | 0,
    (state[4] + e) | 0,
    (state[5] + f) | 0,
    (state[6] + g) | 0,
    (state[7] + h) | 0,
  ];
};

/** @throws RangeError when the text is not 64 characters of ASCII. */
const stateAfter = (text: string): State => {
  if (text.length !== textLength) throw new RangeError('The text before the number has 64 characters.');
  schedule.fill(0, 0, 16);
  for (let place = 0; place < textLength; place += 1) {
    const code = text.charCodeAt(place);
    if (code > 127) throw new RangeError('The text before the number is ASCII.');
    schedule[place >> 2] = (schedule[place >> 2] ?? 0) | (code << (24 - 8 * (place & 3)));
  }
  return compressed(initial);
};

/** The first 32 bits of the hash of a text, whose state is given, with a whole number written after it in decimal digits. */
const startOfHash = (state: State, number: number): number => {
  const digits = String(number);
  const { length } = digits;
  schedule.fill(0, 0, 16);
  for (let place = 0; place < length; place += 1) {
    schedule[place >> 2] = (schedule[place >> 2] ?? 0) | (digits.charCodeAt(place) << (24 - 8 * (place & 3)));
  }
  schedule[length >> 2] = (schedule[length >> 2] ?? 0) | (0x80 << (24 - 8 * (length & 3)));
  schedule[15] = 8 * (textLength + length);
  return compressed(state)[0];
};

/** The most zero bits that can be asked for: those of the hash's first word. */
export const hardest = 32;

/**
 * Whether a number does the work: the hash of text and number starts with so many zero bits (0 to 32).
 * @throws RangeError when the text is not 64 characters of ASCII.
 */
export const isWork = (text: string, number: number, bits: number): boolean =>
  Number.isSafeInteger(number) && number >= 0 && Math.clz32(startOfHash(stateAfter(text), number)) >= bits;

/** Some numbers of a search. */
interface Stretch {
  /** The first number to be tried. */
  readonly from: number;
  /** How many are tried: some ten thousand keep a page that does this between two frames responsive. */
  readonly tries: number;
}

/**
 * Looks for a number that does the work, in one stretch; undefined where none of them does, and the search goes on at
 * `from + tries`. On average it takes 2 to the power of `bits` tries; one search in twenty takes three times as many.
 * @throws RangeError when the text is not 64 characters of ASCII.
 */
export const findWork = (text: string, bits: number, { from, tries }: Stretch): number | undefined => {
  const state = stateAfter(text);
  for (let number = from; number < from + tries; number += 1) {
    if (Math.clz32(startOfHash(state, number)) >= bits) return number;
  }
  return undefined;
};
