import * as z from 'zod';
import { CourseId, PlatformId, ScheduleId } from '../../../events/catalogue.ts';
import { ApplicantId, Instant, WaveId } from '../../../events/event.ts';
import { codeOf, codeValidUntil, isCodeOf } from '../one-time-code.ts';
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

/** What the code of a purchase follows from, beside the key. */
const textOf = ({ applicantId, nonce }: Pick<PurchaseCode, 'applicantId' | 'nonce'>): string =>
  `purchase-code\0${applicantId}\0${nonce}`;

/** The six digits that a participant is sent. */
export const purchaseCodeOf = (key: Buffer, sent: Pick<PurchaseCode, 'applicantId' | 'nonce'>): string =>
  codeOf(key, textOf(sent));

/** Whether a code is the one that was sent, under any of the live keys; in constant time. */
export const isPurchaseCode = (keys: readonly Buffer[], sent: PurchaseCode, code: string): boolean =>
  isCodeOf(keys, textOf(sent), code);

/** What somebody wants to buy, and where. */
export type Wanted = Pick<PurchaseCode, 'platformId' | 'courseId' | 'scheduleId'>;

/** Whether a code was sent for this very purchase. */
export const isFor = (sent: PurchaseCode, { platformId, courseId, scheduleId }: Wanted): boolean =>
  sent.platformId === platformId && sent.courseId === courseId && sent.scheduleId === scheduleId;

/** A new code for a person. */
export const issuedCode = (
  code: Omit<PurchaseCode, 'issuedAt' | 'validUntil' | 'triesLeft'>,
  { rules, at }: { readonly rules: Pick<RuleSet, 'purchaseCode'>; readonly at: Date },
): PurchaseCode => ({
  ...code,
  issuedAt: at.toISOString(),
  validUntil: codeValidUntil(rules.purchaseCode.value, at),
  triesLeft: rules.purchaseCode.value.tries,
});
