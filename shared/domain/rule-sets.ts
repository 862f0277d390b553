import * as z from 'zod';
import { PayoutChannel } from '../../events/money.ts';
import { isProvince } from './regions.ts';
import { employments, occupations } from './registration.ts';
import { CodeLimits } from './one-time-code.ts';
import { Scheme, excludingSources, rule, sources } from './rule-set.ts';
import { normal } from './rules/normal.ts';
import { semiBansos } from './rules/semi-bansos.ts';

const date = z.iso.date();
const rupiah = z.int().nonnegative();
const text = z.string().min(1);

const Payment = z.strictObject({ amount: rupiah, times: z.int().positive(), interval: z.string().optional() });

/**
 * Every rule of one scheme, as data. A value of null means that the scheme has no such rule; the string `unknown` means
 * that no source tells it.
 */
export const RuleSet = z.strictObject({
  version: z.string().regex(/^[a-z-]+-\d{4}\.\d+$/),
  scheme: Scheme,
  effectiveFrom: date,

  // Who may receive the card.
  legalBasis: rule(text),
  citizenship: rule(z.literal('WNI')),
  ageMin: rule(z.int().positive()),
  ageMax: rule(z.int().positive().nullable()),
  formalEducation: rule(z.literal('not-enrolled')),
  targetGroup: rule(z.array(z.enum(employments)).min(1)),
  excludedOccupations: rule(
    z.strictObject({ declared: z.array(z.enum(occupations)), lists: z.array(z.enum(excludingSources)) }),
  ),
  maxRecipientsPerKk: rule(z.int().positive()),
  socialAidRecipient: rule(z.enum(['rejected', 'allowed'])),
  earlierRecipient: rule(z.literal('rejected')),
  wageLimit: rule(rupiah.nullable()),

  // Money, in whole rupiah.
  trainingBudget: rule(rupiah),
  postTrainingIncentive: rule(Payment),
  surveyIncentive: rule(Payment),
  totalPerPerson: rule(rupiah),
  firstPurchaseDays: rule(z.int().positive()),
  onMissedDeadline: rule(z.strictObject({ membership: z.literal('revoked'), barredForGood: z.boolean() })),
  revokedSeat: rule(text),
  balanceUseDeadline: rule(z.union([z.array(date), z.literal('unknown')])),
  balanceProperties: rule(
    z.strictObject({ cashable: z.boolean(), transferable: z.boolean(), leftover: z.literal('returns-to-treasury') }),
  ),
  topUpAllowed: rule(z.boolean().nullable()),
  coursesPerPerson: rule(z.literal('while-balance-lasts')),
  incentiveCourse: rule(z.literal('first-completed')),
  incentivePreconditions: rule(z.array(text)),
  incentiveDependsOnGrade: rule(z.union([z.boolean(), z.literal('unknown')])),
  payoutWorkingDays: rule(z.strictObject({ from: z.int(), to: z.int() })),
  payoutChannels: rule(z.array(PayoutChannel)),
  /** How long an account that takes another's place cools off, and how often a day one may try to link one. */
  payoutAccount: rule(z.strictObject({ coolingHours: z.int().nonnegative(), attemptsPerDay: z.int().positive() })),

  // Training.
  minTrainingHours: rule(z.int().positive()),
  trainingModes: rule(z.array(z.enum(['spl', 'webinar', 'luring', 'bauran']))),
  /** By code. */
  offlineProvinces: rule(z.array(z.string().refine(isProvince))),
  courseProviderSelection: rule(text),

  // Purchase and training.
  /** A one-time code for a purchase: how long it is good for, tries of it, codes in a row, and the wait after those. */
  purchaseCode: rule(CodeLimits),
  /** Until when a participant takes a purchase back, and what share of the price returns. What was redeemed stays. */
  cancellation: rule(
    z.strictObject({ untilHoursBeforeStart: z.int().nonnegative(), refundPercent: z.int().min(0).max(100) }),
  ),
  /** Around the start of a session. */
  redeemWindow: rule(z.strictObject({ minutesBefore: z.int().positive(), minutesAfter: z.int().positive() })),
  /** How long the code of a self-paced course can be redeemed. */
  voucherDays: rule(z.int().positive()),
  /** How many days before the last day of the first purchase people are reminded of it. */
  purchaseReminderDays: rule(z.array(z.int().positive()).min(1)),
  /** The share of the sessions that one must have attended. */
  attendancePercent: rule(z.int().min(1).max(100)),
  /** The task that shows a skill, and how long after the last session it may be handed in. */
  skillsTask: rule(z.strictObject({ required: z.boolean(), withinHours: z.int().positive() })),
  review: rule(z.strictObject({ ratingMin: z.int(), ratingMax: z.int(), leastCharacters: z.int().positive() })),

  /** What platforms are paid for: committed courses, but for those at which people were seen less than this. */
  settlement: rule(z.strictObject({ holdBelowAttendancePercent: z.int().min(0).max(100) })),

  // The wave.
  selectionMethod: rule(text),
  quotaWeighting: rule(text),
  firstWave: rule(z.strictObject({ wave: text, quota: z.int().positive() })),
  budgetTarget: rule(text),
  wrongAwardRecovery: rule(text),
  /**
   * How what is owed is paid back: how many days one has to object, and to choose instalments, before anything is due; the
   * most months, and the least rupiah of each; and what is owed: all that was received, or only what was since the list's
   * line counts; and the article under which it is claimed, as the letter names it.
   */
  debtRecovery: rule(
    z.strictObject({
      objectionDays: z.int().positive(),
      instalmentsMax: z.int().positive(),
      monthlyMinimum: rupiah.positive(),
      counts: z.enum(['all-received', 'received-since-listed']),
      article: z.strictObject({ id: text, en: text }),
    }),
  ),
  /** Lists that the scheme reads; a line of any other list has no effect under it. */
  lists: rule(z.array(z.enum(sources))),
});
export type RuleSet = z.infer<typeof RuleSet>;

const ruleSets: readonly RuleSet[] = [semiBansos, normal].map((candidate) => RuleSet.parse(candidate));

/** @throws RangeError when there is no such version of the scheme's rules. */
export const ruleSetOf = (scheme: Scheme, version: string): RuleSet => {
  const found = ruleSets.find((candidate) => candidate.scheme === scheme && candidate.version === version);
  if (found === undefined) throw new RangeError(`There are no rules ${version} of the scheme ${scheme}.`);
  return found;
};

/**
 * The rules of a scheme in force on a date (YYYY-MM-DD, WIB).
 * @throws RangeError when the scheme had not begun.
 */
export const currentRuleSet = (scheme: Scheme, on: string): RuleSet => {
  const found = ruleSets
    .filter((candidate) => candidate.scheme === scheme && candidate.effectiveFrom <= on)
    .sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : -1))[0];
  if (found === undefined) throw new RangeError(`The scheme ${scheme} had no rules on ${on}.`);
  return found;
};

/** Every number of days ahead at which the rules of any scheme remind of the first purchase, the most first. */
export const reminderDaysOfAll = (): number[] =>
  [...new Set(ruleSets.flatMap(({ purchaseReminderDays }) => purchaseReminderDays.value))].sort((a, b) => b - a);
