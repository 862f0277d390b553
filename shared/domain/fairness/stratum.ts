import * as z from 'zod';
import { ageOn } from '../eligibility.ts';
import type { Nik } from '../nik.ts';

/**
 * What the fairness gate needs to know of an applicant's person, as two characters: the sex that the NIK carries, and
 * the band of the age. It lies in the enrolment, so that testing a draw reads nobody's registration, and it is
 * published in national sums only.
 */

/** The bands of age, by the digit that stands for each; the last holds whoever is of none, or of unknown age. */
const ageBands = [
  { name: '18-24', from: 18, to: 24 },
  { name: '25-34', from: 25, to: 34 },
  { name: '35-44', from: 35, to: 44 },
  { name: '45-54', from: 45, to: 54 },
  { name: '55-64', from: 55, to: 64 },
  { name: 'other', from: 0, to: -1 },
] as const;
const otherBand = ageBands.length - 1;

const sexes: Readonly<Record<string, string>> = { f: 'female', m: 'male', x: 'unknown' };

/** Such as `f1`: a woman of 25 to 34 years. */
export const Stratum = z.string().regex(/^[fmx][0-5]$/);

/** The stratum of somebody of whom neither sex nor age is known. */
export const unknownStratum = `x${otherBand}`;

/** The stratum of a person on a date; `birthDate` and `on` are YYYY-MM-DD. */
export const stratumOf = (
  { sex, birthDate }: { readonly sex: Nik['sex'] | undefined; readonly birthDate: string },
  on: string,
): string => {
  const age = ageOn(birthDate, on);
  const band = ageBands.findIndex(({ from, to }) => age >= from && age <= to);
  return `${sex?.charAt(0) ?? 'x'}${band < 0 ? otherBand : band}`;
};

/** The names of a stratum's sex and band of age, as they are published. */
export const stratumNames = (stratum: string): { readonly sex: string; readonly age: string } => ({
  sex: sexes[stratum.charAt(0)] ?? 'unknown',
  age: ageBands[Number(stratum.charAt(1))]?.name ?? 'other',
});
