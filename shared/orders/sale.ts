import type { CourseId, PlatformId, ScheduleId } from '../../events/catalogue.ts';
import { isScheduled } from '../domain/catalogue/mode.ts';
import { isCovered } from '../domain/catalogue/offering.ts';
import { sharedOwners } from '../domain/catalogue/ownership.ts';
import { spanOf, type Schedule } from '../domain/catalogue/schedule.ts';
import type { Bought } from '../domain/training/purchasing.ts';
import { Refusal } from '../errors.ts';
import type { Courses } from '../table/courses.ts';
import type { Institutions, Platforms } from '../table/parties.ts';

/** A course as it is sold on a platform, with the name under which people know that. */
export interface Sale extends Bought {
  readonly platformName: string;
}

export interface SaleSources {
  readonly courses: Pick<Courses, 'get' | 'offering' | 'schedule'>;
  readonly institutions: Pick<Institutions, 'cached'>;
  readonly platforms: Pick<Platforms, 'cached'>;
}

const scheduleOnSale = (schedule: Schedule | undefined, version: number, at: Date): Schedule => {
  const field = 'scheduleId';
  if (schedule?.version !== version) throw new Refusal('schedule-not-found', { field });
  if (schedule.status === 'cancelled') throw new Refusal('schedule-cancelled', { field });
  if (spanOf(schedule).startsAt <= at.toISOString()) throw new Refusal('schedule-begun', { field });
  return schedule;
};

/**
 * What a platform sells under the number of a course, and of a schedule where the course is taught at set times. Only the
 * version that stands in the catalogue is sold: who bought an earlier one keeps it.
 * @throws Refusal course-not-found, course-not-sold-here, schedule-required, schedule-not-for-mode, schedule-not-found,
 * schedule-cancelled, schedule-begun.
 */
export const saleFinder =
  ({ courses, institutions, platforms }: SaleSources) =>
  async (
    platformId: PlatformId,
    { courseId, scheduleId }: { readonly courseId: CourseId; readonly scheduleId?: ScheduleId | undefined },
    at: Date,
  ): Promise<Sale> => {
    const course = await courses.get(courseId);
    const shown = course?.published;
    if (course === undefined || shown === undefined) throw new Refusal('course-not-found', { field: 'courseId' });
    const { institutionId, code: courseCode } = course;
    const { version, title, mode, hours, price, schemes } = shown;
    if (isScheduled(mode) && scheduleId === undefined) throw new Refusal('schedule-required', { field: 'scheduleId' });
    if (!isScheduled(mode) && scheduleId !== undefined)
      throw new Refusal('schedule-not-for-mode', { field: 'scheduleId' });
    const [offering, institution, platform, schedule] = await Promise.all([
      courses.offering(courseId, version, platformId),
      institutions.cached(institutionId),
      platforms.cached(platformId),
      scheduleId === undefined ? undefined : courses.schedule(courseId, scheduleId),
    ]);
    if (offering === undefined || institution === undefined || platform === undefined)
      throw new Refusal('course-not-sold-here', { field: 'courseId' });
    if (!isCovered(offering, sharedOwners(institution, platform)))
      throw new Refusal('course-not-sold-here', { field: 'courseId' });
    return {
      platformId,
      platformName: platform.name,
      institutionId,
      courseId,
      courseCode,
      version,
      title,
      mode,
      hours,
      price,
      schemes,
      schedule: scheduleId === undefined ? undefined : scheduleOnSale(schedule, version, at),
    };
  };
