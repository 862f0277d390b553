import * as z from 'zod';
import { Instant } from '../../../events/event.ts';
import { Refusal } from '../../errors.ts';
import { isProvince, provinceName } from '../regions.ts';
import { currentRuleSet, type RuleSet } from '../rule-sets.ts';
import { dateInWib } from '../wave.ts';

export const ProvinceCode = z.string().refine(isProvince, 'province-unknown');

/** A province that an operator opened for training held at a place, beyond those of the rules. */
export const OpenedProvince = z.object({
  province: z.string(),
  /** The first day (YYYY-MM-DD, WIB) on which it is open. */
  since: z.iso.date(),
  reason: z.string(),
  openedBy: z.string(),
  openedAt: Instant,
});
export type OpenedProvince = z.infer<typeof OpenedProvince>;

/** The provinces open on a day (YYYY-MM-DD, WIB): those of the rules, and those that operators opened by then. */
export const openProvinces = (
  { offlineProvinces }: Pick<RuleSet, 'offlineProvinces'>,
  opened: readonly OpenedProvince[],
  on: string,
): ReadonlySet<string> => {
  const since = opened.filter((one) => one.since <= on).map(({ province }) => province);
  // A scheme without a province of its own is taught online only, wherever operators open others.
  return offlineProvinces.value.length === 0 ? new Set() : new Set([...offlineProvinces.value, ...since]);
};

/** An opening, as an operator asks for it. @throws Refusal province-open-already when the rules have it open. */
export const openedProvince = (
  asked: Pick<OpenedProvince, 'province' | 'since' | 'reason'>,
  { by, at }: { readonly by: string; readonly at: Date },
): OpenedProvince => {
  const { offlineProvinces } = currentRuleSet('normal', dateInWib(at));
  if (offlineProvinces.value.includes(asked.province)) throw new Refusal('province-open-already');
  return { ...asked, openedBy: by, openedAt: at.toISOString() };
};

/** Whether two openings say the same, whoever said it. */
export const isSameOpening = (one: OpenedProvince, other: OpenedProvince): boolean =>
  one.province === other.province && one.since === other.since && one.reason === other.reason;

/** Every province that is open, or will be, with the ground: the rule's legal basis, or an operator's reason. In the order of the codes. */
export const provinceViews = (opened: readonly OpenedProvince[], at: Date) => {
  const { offlineProvinces } = currentRuleSet('normal', dateInWib(at));
  const byRule = offlineProvinces.value.map((code) => ({
    code,
    since: offlineProvinces.effectiveFrom,
    ground: offlineProvinces.legalBasis,
  }));
  const byOperator = opened
    .filter(({ province }) => !offlineProvinces.value.includes(province))
    .map(({ province, since, reason }) => ({ code: province, since, ground: reason }));
  return [...byRule, ...byOperator]
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map(({ code, ...ground }) => ({ code, name: provinceName(code) ?? code, ...ground }));
};
