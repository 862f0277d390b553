import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { CourseId, ScheduleId, type InstitutionId, type PlatformId } from '../../../events/catalogue.ts';
import { RedeemCode } from '../../../events/training.ts';
import { Refusal } from '../../errors.ts';
import { isUsed, mustBeActive, type Award } from '../award.ts';
import type { Mode } from '../catalogue/mode.ts';
import { spanOf, type Schedule } from '../catalogue/schedule.ts';
import { isCardNumber } from '../card-number.ts';
import { mustStay, type Registration } from '../registration.ts';
import type { Scheme } from '../rule-set.ts';
import { ruleSetOf } from '../rule-sets.ts';
import { dateInWib, endOfDayInWib } from '../wave.ts';
import { base32Of } from './base32.ts';
import { orderIdOf, type Order } from './order.ts';

/** The number of a card, as a person types it: spaces and hyphens do no harm. */
export const CardNumberInput = z
  .string()
  .max(40)
  .transform((text) => text.replaceAll(/[\s-]/g, ''))
  .refine(isCardNumber, 'card-number-malformed');

const numbered = z.string().regex(/^[0-9a-f]{24}$/);

/** What is to be bought, as a request names it. A number of another form is a malformed field, not one that is not found. */
export const wantedFields = { courseId: numbered.pipe(CourseId), scheduleId: numbered.pipe(ScheduleId).optional() };

/** A platform's own number for a purchase. */
export const Reference = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$/);

/** What is bought: a version of a course on a platform, and when. */
export interface Bought {
  readonly platformId: PlatformId;
  readonly institutionId: InstitutionId;
  readonly courseId: CourseId;
  /** The institution's own code for the course. */
  readonly courseCode: string;
  readonly version: number;
  readonly title: string;
  readonly mode: Mode;
  readonly hours: number;
  /** Whole rupiah. */
  readonly price: number;
  readonly schemes: readonly Scheme[];
  /** Of a course at set times. */
  readonly schedule: Schedule | undefined;
}

/** Whether a list names the person as a pupil or student by now, and nobody waived that rule for them. */
const isEnrolledInSchool = ({ screening, waivers }: Registration): boolean =>
  screening.listings.some(({ source, removedAt }) => source === 'students' && removedAt === undefined) &&
  !waivers.some(({ rule }) => rule === 'formal_education');

/**
 * Holds a purchase to the rules at an instant: the one at which the gateway received the request. The first purchase is
 * due on the card's last day; who has bought in time may buy on while the balance lasts.
 * @throws Refusal award-held, award-ended, erasure-asked, order-scheme-differs, first-purchase-overdue, formal-education, order-over-balance.
 */
export const mustBuy = (
  {
    award,
    registration,
    bought,
  }: { award: Award; registration: Registration; bought: Pick<Bought, 'schemes' | 'price'> },
  at: Date,
): void => {
  mustBeActive(award);
  mustStay(registration);
  if (!bought.schemes.includes(award.scheme)) throw new Refusal('order-scheme-differs', { field: 'courseId' });
  if (!isUsed(award) && award.firstPurchaseDeadline < at.toISOString()) throw new Refusal('first-purchase-overdue');
  // The official FAQ names it as a condition of each purchase, apart from eligibility.
  if (isEnrolledInSchool(registration)) throw new Refusal('formal-education');
  if (award.balance < bought.price)
    throw new Refusal('order-over-balance', { values: { balance: award.balance, price: bought.price } });
};

const codeLength = 16;

/** A redeem code of 80 random bits. */
export const newRedeemCode = (): RedeemCode => RedeemCode.parse(base32Of(randomBytes(codeLength)));

/** The purchase that an award pays for. Nothing is decided here: see {@link mustBuy}. */
export const placedOrder = (
  award: Award,
  { schedule, platformId, institutionId, courseId, courseCode, version, title, mode, hours, price }: Bought,
  {
    reference,
    redeemCode,
    seat,
    at,
  }: {
    readonly reference: string;
    readonly redeemCode: RedeemCode;
    readonly seat: number | undefined;
    readonly at: Date;
  },
): Order => {
  const { applicantId, waveId, regency, scheme, ruleVersion } = award;
  const orderId = orderIdOf(platformId, reference);
  const { voucherDays } = ruleSetOf(scheme, ruleVersion);
  return {
    orderId,
    reference,
    platformId,
    institutionId,
    courseId,
    version,
    courseCode,
    title,
    mode,
    hours,
    ...(schedule === undefined
      ? { redeemableUntil: endOfDayInWib(at, voucherDays.value).toISOString() }
      : {
          scheduleId: schedule.scheduleId,
          scheduleCode: schedule.code,
          ...spanOf(schedule),
          ...(seat === undefined ? {} : { seat }),
        }),
    applicantId,
    waveId,
    regency,
    scheme,
    ruleVersion,
    price,
    redeemCode,
    invoiceCode: `INV/${dateInWib(at).replaceAll('-', '')}/${orderId.slice(0, 12).toUpperCase()}`,
    placedAt: at.toISOString(),
    status: 'placed',
    revision: 1,
    commits: [],
  };
};
