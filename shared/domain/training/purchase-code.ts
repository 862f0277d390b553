import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { CourseId, PlatformId, ScheduleId } from '../../../events/catalogue.ts';
import { ApplicantId, Instant, WaveId } from '../../../events/event.ts';
import type { RuleSet } from '../rule-sets.ts';

/**
 * That a participant was sent a one-time code, and for which purchase. The code itself is not kept: it follows from the
 * nonce and a key.
 */
export const PurchaseCode = z.object({
  applicantId: ApplicantId,
  waveId: WaveId,
  nonce: z.string(),
  platformId: PlatformId,
  courseId: CourseId,
  scheduleId: ScheduleId.optional(),
  /** What the message says that the code buys. Price in whole rupiah. */
  platformName: z.string(),
  title: z.string(),
  price: z.int().nonnegative(),
  issuedAt: Instant,
  validUntil: Instant,
  triesLeft: z.int().nonnegative(),
});
export type PurchaseCode = z.infer<typeof PurchaseCode>;

/** How many codes were asked for in a row with the number of a card, whether there is such a card or not, and when last. */
export const CodeRequests = z.object({ count: z.int().positive(), lastAt: Instant });
export type CodeRequests = z.infer<typeof CodeRequests>;

const digits = 6;

/**
 * The six digits that follow from a nonce under a key, as in RFC 4226, section 5.3, with HMAC-SHA-256: the four bytes at
 * the place that the last half-byte names, without the first bit, modulo a million.
 */
export const purchaseCodeOf = (
  key: Buffer,
  { applicantId, nonce }: Pick<PurchaseCode, 'applicantId' | 'nonce'>,
): string => {
  const mac = createHmac('sha256', key).update(`purchase-code\0${applicantId}\0${nonce}`).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
};

/** Whether a code is the one that was sent, under any of the live keys; in constant time. */
export const isPurchaseCode = (keys: readonly Buffer[], sent: PurchaseCode, code: string): boolean => {
  const given = Buffer.from(code.padEnd(digits).slice(0, digits));
  return keys.filter((key) => timingSafeEqual(Buffer.from(purchaseCodeOf(key, sent)), given)).length > 0;
};

/** What somebody wants to buy, and where. */
export type Wanted = Pick<PurchaseCode, 'platformId' | 'courseId' | 'scheduleId'>;

/** Whether a code was sent for this very purchase. */
export const isFor = (sent: PurchaseCode, { platformId, courseId, scheduleId }: Wanted): boolean =>
  sent.platformId === platformId && sent.courseId === courseId && sent.scheduleId === scheduleId;

/** Until when no further code is to be had, after so many in a row: an instant in milliseconds. */
const waitsUntil = ({ lastAt }: CodeRequests, { purchaseCode }: Pick<RuleSet, 'purchaseCode'>): number =>
  Date.parse(lastAt) + purchaseCode.value.waitMinutes * 60_000;

/**
 * How many seconds must go by before a further code is to be had; 0 where it is at once. After the last of the codes in
 * a row people wait, so that nobody is flooded with messages, or tries codes by the thousand.
 */
export const secondsToWait = (
  standing: CodeRequests | undefined,
  rules: Pick<RuleSet, 'purchaseCode'>,
  at: Date,
): number => {
  if (standing === undefined || standing.count < rules.purchaseCode.value.codesInARow) return 0;
  return Math.max(0, Math.ceil((waitsUntil(standing, rules) - at.getTime()) / 1_000));
};

/** One more request for a code. Requests count in a row until the wait after the last of them is over. */
export const countedRequest = (
  standing: CodeRequests | undefined,
  rules: Pick<RuleSet, 'purchaseCode'>,
  at: Date,
): CodeRequests => {
  const isInARow = standing !== undefined && at.getTime() < waitsUntil(standing, rules);
  return { count: isInARow ? standing.count + 1 : 1, lastAt: at.toISOString() };
};

/** Until when a code is good that is asked for at an instant: ISO 8601. */
export const validUntil = ({ purchaseCode }: Pick<RuleSet, 'purchaseCode'>, at: Date): string =>
  new Date(at.getTime() + purchaseCode.value.validMinutes * 60_000).toISOString();

/** A new code for a person. */
export const issuedCode = (
  code: Omit<PurchaseCode, 'issuedAt' | 'validUntil' | 'triesLeft'>,
  { rules, at }: { readonly rules: Pick<RuleSet, 'purchaseCode'>; readonly at: Date },
): PurchaseCode => ({
  ...code,
  issuedAt: at.toISOString(),
  validUntil: validUntil(rules, at),
  triesLeft: rules.purchaseCode.value.tries,
});
