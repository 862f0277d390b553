import { Refusal } from '../../errors.ts';
import { currentRuleSet, type RuleSet } from '../rule-sets.ts';
import { provinceName } from '../regions.ts';
import { dateInWib } from '../wave.ts';
import { hoursOf, provincesOf, type CourseContent } from './course-content.ts';
import { isHeldAtPlace, isModeAllowed } from './mode.ts';
import { openProvinces, type OpenedProvince } from './open-province.ts';

/** A rule of a scheme that a course does not keep, with what its sentence names. */
export interface Breach {
  readonly field: keyof CourseContent;
  readonly code: 'course-hours-too-few' | 'course-mode-not-allowed' | 'course-price-over-budget' | 'province-not-open';
  readonly values: Readonly<Record<string, string | number>>;
}

type CourseRules = Pick<RuleSet, 'minTrainingHours' | 'trainingModes' | 'trainingBudget' | 'offlineProvinces'>;

/**
 * The rules that a course does not keep under one scheme on a day (YYYY-MM-DD, WIB). None when it may be taught and paid
 * for under it. The price counts against the whole training budget: whether own money may be added is not known.
 */
export const breachesOf = (
  content: CourseContent,
  rules: CourseRules,
  { opened, on }: { readonly opened: readonly OpenedProvince[]; readonly on: string },
): Breach[] => {
  const breaches: Breach[] = [];
  const minimumHours = rules.minTrainingHours.value;
  if (hoursOf(content) < minimumHours)
    breaches.push({ field: 'syllabus', code: 'course-hours-too-few', values: { minimumHours } });
  if (!isModeAllowed(rules, content.mode))
    breaches.push({ field: 'mode', code: 'course-mode-not-allowed', values: { mode: content.mode } });
  const maximumPrice = rules.trainingBudget.value;
  if (content.price > maximumPrice)
    breaches.push({ field: 'price', code: 'course-price-over-budget', values: { maximumPrice } });
  if (isHeldAtPlace(content.mode)) {
    const open = openProvinces(rules, opened, on);
    const closed = provincesOf(content).filter((province) => !open.has(province));
    const province = closed.map((code) => provinceName(code) ?? code).join(', ');
    if (closed.length > 0) breaches.push({ field: 'regencies', code: 'province-not-open', values: { province } });
  }
  return breaches;
};

/** The rules of each scheme for whose recipients a course is. @throws Refusal scheme-not-in-force. */
const ruleSetsFor = ({ schemes }: CourseContent, on: string): RuleSet[] =>
  schemes.map((scheme) => {
    try {
      return currentRuleSet(scheme, on);
    } catch (error) {
      if (error instanceof RangeError) throw new Refusal('scheme-not-in-force', { field: 'schemes' });
      throw error;
    }
  });

/**
 * The versions of the rules that a course keeps at an instant, one for each of its schemes.
 * @throws Refusal with the code of the first rule that it does not keep, and every field at fault; scheme-not-in-force.
 */
export const rulesKept = (content: CourseContent, opened: readonly OpenedProvince[], at: Date): string[] => {
  const on = dateInWib(at);
  const ruleSets = ruleSetsFor(content, on);
  const breaches = ruleSets.flatMap((rules) => breachesOf(content, rules, { opened, on }));
  const [first, ...others] = breaches;
  if (first === undefined) return ruleSets.map(({ version }) => version);
  throw new Refusal(first.code, {
    field: first.field,
    others: others.map(({ field, code }) => ({ field, code })),
    // Of two schemes that are broken in the same way the first names the bound.
    values: breaches.reduceRight<Breach['values']>((values, breach) => ({ ...values, ...breach.values }), {}),
  });
};
