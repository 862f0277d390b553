import * as z from 'zod';
import { Refusal } from '../../errors.ts';
import { dateInWib } from '../wave.ts';
import { any, type ListingEntry, type ListingPlace } from './listing.ts';
import { Mode } from './mode.ts';
import { ProvinceCode } from './open-province.ts';
import { wordsOf } from './terms.ts';

const rupiah = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** What anybody may ask the catalogue for. Whatever is left out does not matter. */
export const CourseQuery = z.strictObject({
  text: z.string().trim().min(1).max(200).optional(),
  province: ProvinceCode.optional(),
  mode: Mode.optional(),
  /** In whole rupiah, both included. */
  priceFrom: rupiah.optional(),
  priceTo: rupiah.optional(),
  /** The days (YYYY-MM-DD, WIB) on which a schedule is to begin, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  cursor: z.string().max(500).optional(),
});
export type CourseQuery = z.infer<typeof CourseQuery>;

/** At most so many days are looked through: each is a partition of its own. */
const mostDays = 31;
const highestPrice = 999_999_999;
const dayMilliseconds = 86_400_000;

/** What is looked for. */
export interface CourseSearch {
  /** Where in the index: one place after the other. */
  readonly places: readonly ListingPlace[];
  readonly words: readonly string[];
  readonly province: string | undefined;
  readonly mode: Mode | undefined;
  readonly priceFrom: number;
  readonly priceTo: number;
  /** Schedules that have begun are not found. */
  readonly after: string;
}

const daysOf = (from: string | undefined, to: string | undefined, at: Date): string[] => {
  const today = dateInWib(at);
  const first = from === undefined || from < today ? today : from;
  const last = to ?? dateOf(Date.parse(first) + (mostDays - 1) * dayMilliseconds);
  const count = Math.floor((Date.parse(last) - Date.parse(first)) / dayMilliseconds) + 1;
  if (count > mostDays) throw new Refusal('dates-too-far-apart', { field: 'to', values: { mostDays } });
  return Array.from({ length: Math.max(0, count) }, (_, day) => dateOf(Date.parse(first) + day * dayMilliseconds));
};

const dateOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** The longest word is, most often, the one under which the fewest courses stand. */
const rarest = (words: readonly string[]): string | undefined =>
  words.toSorted((one, other) => other.length - one.length)[0];

/**
 * Where to look for what a query asks for: under days where it names any, else under its longest word, else under
 * province and mode. What the place does not tell is compared entry by entry.
 * @throws Refusal search-text-empty when the text has no word that finds anything; dates-too-far-apart.
 */
export const searchOf = (query: CourseQuery, at: Date): CourseSearch => {
  const { text, province, mode, priceFrom = 0, priceTo = highestPrice, from, to } = query;
  const words = text === undefined ? [] : wordsOf(text);
  const term = rarest(words);
  if (text !== undefined && term === undefined) throw new Refusal('search-text-empty', { field: 'text' });
  const places = (): ListingPlace[] => {
    if (priceFrom > priceTo) return [];
    if (from !== undefined || to !== undefined)
      return daysOf(from, to, at).map((day) => ({ by: 'day', day, province: province ?? any }));
    if (term !== undefined) return [{ by: 'term', term }];
    return [{ by: 'facet', province: province ?? any, mode: mode ?? any }];
  };
  return { places: places(), words, province, mode, priceFrom, priceTo, after: at.toISOString() };
};

/** Whether an entry is what is looked for. */
export const isFound = (entry: ListingEntry, search: CourseSearch): boolean => {
  const { words, province, mode, priceFrom, priceTo, after } = search;
  return (
    entry.price >= priceFrom &&
    entry.price <= priceTo &&
    (mode === undefined || entry.mode === mode) &&
    (province === undefined || entry.provinces.includes(province)) &&
    words.every((word) => entry.terms.includes(word)) &&
    (entry.startsAt === undefined || entry.startsAt > after)
  );
};
