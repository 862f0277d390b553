import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '../../events/event.ts';

/** How long a code is good for, tries of it, codes in a row, and the wait after those. */
export const CodeLimits = z.strictObject({
  validMinutes: z.int().positive(),
  tries: z.int().positive(),
  codesInARow: z.int().positive(),
  waitMinutes: z.int().positive(),
});
export type CodeLimits = z.infer<typeof CodeLimits>;

/** What of it bears on how often codes are asked for. */
type RequestLimits = Pick<CodeLimits, 'codesInARow' | 'waitMinutes'>;

/** How many codes were asked for in a row for the same thing, whether there is such a thing or not, and when last. */
export const CodeRequests = z.object({ count: z.int().positive(), lastAt: Instant });
export type CodeRequests = z.infer<typeof CodeRequests>;

const digits = 6;

/**
 * The six digits that follow from a text under a key, as in RFC 4226, section 5.3, with HMAC-SHA-256: the four bytes at
 * the place that the last half-byte names, without the first bit, modulo a million. The text says what the code is for,
 * so that a code for one purpose is none for another.
 */
export const codeOf = (key: Buffer, text: string): string => {
  const mac = createHmac('sha256', key).update(text).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
};

/** Whether a code follows from the text under any of the live keys; in constant time. */
export const isCodeOf = (keys: readonly Buffer[], text: string, code: string): boolean => {
  const given = Buffer.from(code.padEnd(digits).slice(0, digits));
  return keys.filter((key) => timingSafeEqual(Buffer.from(codeOf(key, text)), given)).length > 0;
};

/** Until when no further code is to be had, after so many in a row: an instant in milliseconds. */
const waitsUntil = ({ lastAt }: CodeRequests, { waitMinutes }: Pick<CodeLimits, 'waitMinutes'>): number =>
  Date.parse(lastAt) + waitMinutes * 60_000;

/**
 * How many seconds must go by before a further code is to be had; 0 where it is at once. After the last of the codes in
 * a row people wait, so that nobody is flooded with messages, or tries codes by the thousand.
 */
export const secondsUntilCode = (standing: CodeRequests | undefined, limits: RequestLimits, at: Date): number => {
  if (standing === undefined || standing.count < limits.codesInARow) return 0;
  return Math.max(0, Math.ceil((waitsUntil(standing, limits) - at.getTime()) / 1_000));
};

/** One more request for a code. Requests count in a row until the wait after the last of them is over. */
export const oneMoreRequest = (standing: CodeRequests | undefined, limits: RequestLimits, at: Date): CodeRequests => {
  const isInARow = standing !== undefined && at.getTime() < waitsUntil(standing, limits);
  return { count: isInARow ? standing.count + 1 : 1, lastAt: at.toISOString() };
};

/** Until when a code is good that is asked for at an instant: ISO 8601. */
export const codeValidUntil = ({ validMinutes }: CodeLimits, at: Date): string =>
  new Date(at.getTime() + validMinutes * 60_000).toISOString();
