import { Refusal } from '../../errors.ts';
import { currentRuleSet } from '../rule-sets.ts';
import { dateInWib } from '../wave.ts';
import type { CourseChange } from './course-change.ts';
import type { CourseVersion } from './course-version.ts';
import type { Course, CourseSummary } from './course.ts';
import { scheduleListings } from './listing.ts';
import { openProvinces, type OpenedProvince } from './open-province.ts';
import { isSameSchedule, mustFit, scheduleIdOf, type Schedule, type ScheduleInput } from './schedule.ts';

export interface NewSchedule {
  readonly input: ScheduleInput;
  /** Provinces that operators opened. */
  readonly opened: readonly OpenedProvince[];
  readonly by: string;
  readonly at: Date;
}

/** The provinces open under every scheme of a course on the day of an instant. */
const openFor = ({ schemes }: CourseSummary, opened: readonly OpenedProvince[], at: Date): ReadonlySet<string> => {
  const on = dateInWib(at);
  const [first = new Set<string>(), ...others] = schemes.map((scheme) =>
    openProvinces(currentRuleSet(scheme, on), opened, on),
  );
  return new Set([...first].filter((province) => others.every((open) => open.has(province))));
};

/**
 * A schedule of the version that stands in the catalogue. Undefined when it stands just so.
 * @throws Refusal course-not-published, schedule-exists, and what {@link mustFit} refuses.
 */
export const scheduled = (
  course: Course,
  { version, standing }: { readonly version: CourseVersion | undefined; readonly standing: Schedule | undefined },
  { input, opened, by, at }: NewSchedule,
): (CourseChange & { readonly schedule: Schedule }) | undefined => {
  const { courseId, published } = course;
  if (published === undefined || version === undefined) throw new Refusal('course-not-published');
  if (standing !== undefined) {
    if (isSameSchedule(standing, input)) return undefined;
    throw new Refusal('schedule-exists', { field: 'code' });
  }
  mustFit(input, published, { at, open: openFor(published, opened, at) });
  const schedule: Schedule = {
    scheduleId: scheduleIdOf(courseId, version.version, input.code),
    courseId,
    version: version.version,
    ...input,
    status: 'open',
    addedBy: by,
    addedAt: at.toISOString(),
  };
  return {
    course,
    schedule,
    listed: scheduleListings(schedule, version),
    event: {
      event: 'schedule.added.v1',
      occurredAt: schedule.addedAt,
      data: { courseId, version: version.version, scheduleId: schedule.scheduleId, by },
    },
  };
};

/** A schedule that the programme cancelled. Undefined when it had been cancelled. */
export const cancelled = (
  course: Course,
  { schedule, version }: { readonly schedule: Schedule; readonly version: CourseVersion },
  { reason, by, at }: { readonly reason: string; readonly by: string; readonly at: Date },
): (CourseChange & { readonly schedule: Schedule }) | undefined => {
  if (schedule.status === 'cancelled') return undefined;
  const { courseId, scheduleId } = schedule;
  return {
    course,
    schedule: {
      ...schedule,
      status: 'cancelled',
      cancelledBy: by,
      cancelledAt: at.toISOString(),
      cancellationReason: reason,
    },
    unlisted: scheduleListings(schedule, version),
    event: {
      event: 'schedule.cancelled.v1',
      occurredAt: at.toISOString(),
      data: { courseId, version: schedule.version, scheduleId, by },
    },
  };
};
