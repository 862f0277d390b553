import * as z from 'zod';
import { CourseId, ScheduleId, VersionNumber } from '../../../events/catalogue.ts';
import { Instant } from '../../../events/event.ts';
import { provinceOf } from '../regions.ts';
import { dateInWib } from '../wave.ts';
import { provincesOf } from './course-content.ts';
import type { CourseVersion } from './course-version.ts';
import { Mode } from './mode.ts';
import { spanOf, type Schedule } from './schedule.ts';

/** Stands for every province, or every mode, in a place of the index. */
export const any = 'ANY';

/** Where in the catalogue's index an entry stands: under a word, under province and mode, or under a day. */
export type ListingPlace =
  | { readonly by: 'term'; readonly term: string }
  | { readonly by: 'facet'; readonly province: string; readonly mode: string }
  /** `day` is a date (YYYY-MM-DD) in WIB. */
  | { readonly by: 'day'; readonly day: string; readonly province: string };

/** What an entry of the index knows of its course: enough to tell whether it is looked for. What is shown comes from the course. */
export const ListingEntry = z.object({
  courseId: CourseId,
  version: VersionNumber,
  /** In whole rupiah. */
  price: z.int().positive(),
  mode: Mode,
  provinces: z.array(z.string()),
  terms: z.array(z.string()),
  /** Under a day: which schedule begins on it, and when. */
  scheduleId: ScheduleId.optional(),
  startsAt: Instant.optional(),
});
export type ListingEntry = z.infer<typeof ListingEntry>;

/** An entry of the catalogue's index at its place. */
export interface Listing {
  readonly place: ListingPlace;
  readonly entry: ListingEntry;
}

const entryOf = ({ courseId, version, content, terms = [] }: CourseVersion): ListingEntry => ({
  courseId,
  version,
  price: content.price,
  mode: content.mode,
  provinces: provincesOf(content),
  terms,
});

/**
 * Every place at which a version is found that stands, or stood, in the catalogue: under each of its words, and under each of
 * its provinces and its mode, and all of them together. At most 40 and 42.
 */
export const courseListings = (version: CourseVersion): Listing[] => {
  const entry = entryOf(version);
  const terms = entry.terms.map((term) => ({ by: 'term', term }) as const);
  const facets = [any, ...entry.provinces].flatMap((province) =>
    [any, entry.mode].map((mode) => ({ by: 'facet', province, mode }) as const),
  );
  return [...terms, ...facets].map((place) => ({ place, entry }));
};

/** The places at which a schedule is found: under the day in WIB on which it begins, and under its province on that day. */
export const scheduleListings = (
  schedule: Pick<Schedule, 'scheduleId' | 'sessions' | 'venue'>,
  version: CourseVersion,
): Listing[] => {
  const { startsAt } = spanOf(schedule);
  const provinces = schedule.venue === undefined ? [] : [provinceOf(schedule.venue.regency)];
  const entry = { ...entryOf(version), provinces, scheduleId: schedule.scheduleId, startsAt };
  const day = dateInWib(new Date(startsAt));
  return [any, ...provinces].map((province) => ({ place: { by: 'day', day, province }, entry }));
};
