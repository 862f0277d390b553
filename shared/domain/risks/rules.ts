import * as z from 'zod';
import { Certainty } from '../rule-set.ts';

const text = z.string().min(1);

/** A rule of the programme, whatever the scheme: its value, what it stands on, since when, and how sure we are. */
const rule = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value, legalBasis: text, effectiveFrom: z.iso.date(), certainty: Certainty });

const RiskRules = z.strictObject({
  version: z.string().regex(/^risks-\d{4}\.\d+$/),
  effectiveFrom: z.iso.date(),
  /** How many people may share one of each; beyond that a person looks into it. A payout account is one person's anyway. */
  sharedBy: rule(z.strictObject({ phone: z.int().positive(), email: z.int().positive(), device: z.int().positive() })),
  /** So many people are counted; what more than these share and was cleared is a known place, such as a help desk. */
  mostCounted: rule(z.int().positive()),
});
export type RiskRules = z.infer<typeof RiskRules>;

/** What a refusal by two people stands on. */
export const sharedMeansBasis =
  'The programme’s own policy, after the ring with scraped NIK of 2021: one person, one card';

const versions: readonly RiskRules[] = [
  {
    version: 'risks-2023.1',
    effectiveFrom: '2020-04-11',
    sharedBy: {
      value: { phone: 3, email: 3, device: 5 },
      legalBasis:
        'The programme’s own policy: a family may share a phone, and a device with more than those; nobody is refused by it',
      effectiveFrom: '2020-04-11',
      certainty: 'M',
    },
    mostCounted: {
      value: 200,
      legalBasis: 'The programme’s own policy: help desks of local governments register many people on one device',
      effectiveFrom: '2020-04-11',
      certainty: 'M',
    },
  },
].map((candidate) => RiskRules.parse(candidate));

/**
 * The rules for signals of abuse in force on a date (YYYY-MM-DD, WIB).
 * @throws RangeError when there were none.
 */
export const riskRulesOn = (on: string): RiskRules => {
  const found = versions.findLast(({ effectiveFrom }) => effectiveFrom <= on);
  if (found === undefined) throw new RangeError(`There were no rules for signals of abuse on ${on}.`);
  return found;
};
