import * as z from 'zod';
import { rule } from '../rule-set.ts';

/** Rules about figures of a regency, each with what it stands on. */
const RegionRules = z.strictObject({
  /**
   * A count of people below this is not told, but for none. At least three: with two, what is withheld would be one.
   */
  smallestCount: rule(z.int().min(3)),
  /** The figures of the nation are put together anew where what is kept of a province is older than this, in minutes. */
  nationKeptMinutes: rule(z.int().min(1)),
});

/** The rules of figures that are in force. A change is a new version beside this one. */
export const regionRules = RegionRules.parse({
  smallestCount: {
    value: 5,
    legalBasis:
      'UU 27/2022 art. 16(2) (processing limited and proportionate) with the secrecy of UU 16/1997 art. 21 on statistics; the value is practice of statistical offices',
    effectiveFrom: '2023-02-17',
    certainty: 'M',
  },
  nationKeptMinutes: {
    value: 60,
    legalBasis:
      'Practice: areas are compared by shares that move within days, and an hour takes a sixtieth of the reads of a minute',
    effectiveFrom: '2023-02-17',
    certainty: 'M',
  },
});
