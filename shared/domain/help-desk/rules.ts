import * as z from 'zod';
import { CodeLimits } from '../one-time-code.ts';
import { rule } from '../rule-set.ts';

/** What help desks (posko) may do, as data. It is the same under every scheme. */
const HelpDeskRules = z.strictObject({
  version: z.string().regex(/^help-desk-\d{4}\.\d+$/),
  effectiveFrom: z.iso.date(),
  /** How many people one member of staff may ask for on a day (WIB). */
  lookUpsPerDay: rule(z.int().positive()),
  /** The one-time code that the person reads out. */
  code: rule(CodeLimits),
  /** How long a visit stays open after the code was read out. */
  openMinutes: rule(z.int().positive()),
});
export type HelpDeskRules = z.infer<typeof HelpDeskRules>;

const ofTheProgramme = { effectiveFrom: '2020-04-11', certainty: 'M' } as const;

const ruleSets: readonly HelpDeskRules[] = [
  {
    version: 'help-desk-2020.1',
    effectiveFrom: '2020-04-11',
    lookUpsPerDay: {
      value: 80,
      legalBasis: 'The programme’s own policy: one person every six minutes of a working day of eight hours',
      ...ofTheProgramme,
    },
    code: {
      value: { validMinutes: 10, tries: 3, codesInARow: 3, waitMinutes: 60 },
      legalBasis:
        'The programme’s own policy, after the official sign-in: a message can be late, so it is good for longer',
      ...ofTheProgramme,
    },
    openMinutes: {
      value: 30,
      legalBasis:
        'The programme’s own policy: as long as one conversation at a desk; UU 27/2022, article 16 (limited purpose)',
      ...ofTheProgramme,
    },
  },
].map((candidate) => HelpDeskRules.parse(candidate));

/**
 * The rules in force on a date (YYYY-MM-DD, WIB).
 * @throws RangeError when there were none.
 */
export const helpDeskRulesOn = (day: string): HelpDeskRules => {
  const found = ruleSets
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : -1))[0];
  if (found === undefined) throw new RangeError(`Help desks had no rules on ${day}.`);
  return found;
};
