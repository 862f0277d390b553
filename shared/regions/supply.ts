import { isSupplyOf } from '../domain/catalogue/supply.ts';
import type { Course } from '../domain/catalogue/course.ts';
import type { Catalogue } from '../table/catalogue.ts';
import type { Courses } from '../table/courses.ts';
import { forEachAtOnce } from '../selection/stage.ts';

/** What is taught at places of a regency, of sessions that are still to begin. Nothing of it is about people. */
export interface Supply {
  readonly courses: number;
  readonly schedules: number;
  readonly sessions: number;
  readonly seats: number;
}

/** More courses than that are not looked through: then the figures are those of the first of them. */
const mostCourses = 200;
const readsAtOnce = 8;

/** What the catalogue has of a regency: its published courses, and their schedules at venues there. */
export const supplyReader =
  ({
    catalogue,
    courses,
  }: {
    readonly catalogue: Pick<Catalogue, 'ofRegency'>;
    readonly courses: Pick<Courses, 'schedules'>;
  }) =>
  async (regency: string, at: Date): Promise<Supply> => {
    const known: Course[] = [];
    let cursor: string | undefined;
    do {
      const page = await catalogue.ofRegency(regency, cursor);
      known.push(...page.courses.filter((course) => course.published !== undefined && isSupplyOf(course, [regency])));
      cursor = page.next;
    } while (cursor !== undefined && known.length < mostCourses);
    const supply = { courses: known.length, schedules: 0, sessions: 0, seats: 0 };
    await forEachAtOnce(known, readsAtOnce, async ({ courseId }) => {
      for (const { status, venue, sessions, seats } of await courses.schedules(courseId)) {
        const ahead = sessions.filter(({ startsAt }) => startsAt > at.toISOString());
        if (status !== 'open' || venue?.regency !== regency || ahead.length === 0) continue;
        supply.schedules += 1;
        supply.sessions += ahead.length;
        supply.seats += seats;
      }
    });
    return supply;
  };
