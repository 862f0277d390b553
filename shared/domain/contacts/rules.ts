import * as z from 'zod';
import { CodeLimits } from '../one-time-code.ts';
import { Certainty } from '../rule-set.ts';

const text = z.string().min(1);

/** A rule of the programme, whatever the scheme: its value, what it stands on, since when, and how sure we are. */
const rule = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value, legalBasis: text, effectiveFrom: z.iso.date(), certainty: Certainty });

const ContactRules = z.strictObject({
  version: z.string().regex(/^contacts-\d{4}\.\d+$/),
  effectiveFrom: z.iso.date(),
  /**
   * How long a new phone or e-mail address waits, in hours: usually, and where the other one is itself no older than so
   * many days, so that no contact of long standing is left that could vouch for the change.
   */
  cooling: rule(
    z.strictObject({
      hours: z.int().positive(),
      hoursWhenOtherIsNew: z.int().positive(),
      newForDays: z.int().positive(),
    }),
  ),
  /** The one-time code to the new phone or address. */
  code: rule(CodeLimits),
  /** How many such codes go to one phone or address in a row, whoever asks for them, and the wait after those. */
  codesToOne: rule(CodeLimits.pick({ codesInARow: true, waitMinutes: true })),
});
export type ContactRules = z.infer<typeof ContactRules>;

const own = 'The programme’s own policy';

const versions: readonly ContactRules[] = [
  {
    version: 'contacts-2023.1',
    effectiveFrom: '2020-04-11',
    cooling: {
      value: { hours: 48, hoursWhenOtherIsNew: 168, newForDays: 30 },
      legalBasis: `${own}: as for payout accounts, whoever did not change it has two days to object; a week where neither contact is an old one`,
      effectiveFrom: '2020-04-11',
      certainty: 'M',
    },
    code: {
      value: { validMinutes: 15, tries: 5, codesInARow: 5, waitMinutes: 120 },
      legalBasis: 'As the official sign-in: a code is sent at most five times, then two hours pass',
      effectiveFrom: '2020-04-11',
      certainty: 'M',
    },
    codesToOne: {
      value: { codesInARow: 5, waitMinutes: 120 },
      legalBasis: `${own}: nobody is flooded with messages by many accounts`,
      effectiveFrom: '2020-04-11',
      certainty: 'M',
    },
  },
].map((candidate) => ContactRules.parse(candidate));

/**
 * The rules for changes of phone and e-mail in force on a date (YYYY-MM-DD, WIB).
 * @throws RangeError when there were none.
 */
export const contactRulesOn = (on: string): ContactRules => {
  const found = versions.findLast(({ effectiveFrom }) => effectiveFrom <= on);
  if (found === undefined) throw new RangeError(`There were no rules for contacts on ${on}.`);
  return found;
};
