import { provinceName, provinceOf, regencyName } from '../regions.ts';
import { hoursOf } from './course-content.ts';
import type { CourseVersion } from './course-version.ts';
import type { Course, CourseSummary } from './course.ts';
import { spanOf, type Schedule } from './schedule.ts';

const regencyView = (code: string) => {
  const province = provinceOf(code);
  return { code, name: regencyName(code) ?? code, province, provinceName: provinceName(province) ?? province };
};

/** A summary as it is shown: its regencies by name. */
const summaryView = ({ regencies, ...summary }: CourseSummary) => ({
  ...summary,
  regencies: regencies.map(regencyView),
});

/** A course in a list of what anybody may find; `schedule` where it was found by a day. */
export const foundView = (
  { courseId, institutionId, institutionName }: Course,
  published: CourseSummary,
  schedule?: { readonly scheduleId: string; readonly startsAt: string },
) => ({
  courseId,
  institution: { id: institutionId, name: institutionName },
  ...summaryView(published),
  ...(schedule === undefined ? {} : { schedule }),
});

/** A schedule as anybody sees it. */
export const scheduleView = ({ scheduleId, code, sessions, seats, venue, status }: Schedule) => ({
  scheduleId,
  code,
  status,
  sessions,
  seats,
  ...(venue === undefined
    ? {}
    : { venue: { name: venue.name, address: venue.address, regency: regencyView(venue.regency) } }),
});

/** At most so many schedules that lie ahead are shown. */
const mostSchedulesShown = 100;

/** A course of the catalogue as anybody sees it, with where it is sold and its schedules that lie ahead, the next first. */
export const courseView = (
  course: Course,
  { content, version, publishedAt }: CourseVersion,
  around: {
    readonly platforms: readonly { readonly id: string; readonly name: string }[];
    readonly schedules: readonly Schedule[];
    readonly at: Date;
  },
) => {
  const { regencies, ...others } = content;
  const ahead = around.schedules
    .filter((one) => one.version === version && spanOf(one).startsAt > around.at.toISOString())
    .toSorted((one, other) => (spanOf(one).startsAt < spanOf(other).startsAt ? -1 : 1));
  return {
    courseId: course.courseId,
    institution: { id: course.institutionId, name: course.institutionName },
    code: course.code,
    version,
    publishedAt,
    ...others,
    hours: hoursOf(content),
    regencies: regencies.map(regencyView),
    platforms: around.platforms,
    schedules: ahead.slice(0, mostSchedulesShown).map(scheduleView),
  };
};

/** A course as staff and local governments know it: where its newest version stands, and the one that is shown. */
export const supplyView = ({ courseId, institutionId, institutionName, code, newest, published }: Course) => ({
  courseId,
  institution: { id: institutionId, name: institutionName },
  code,
  newest: summaryView(newest),
  ...(published === undefined ? {} : { published: summaryView(published) }),
});

/**
 * A version as staff see it. While it is in assessment an assessor (`onlyOwn`) sees their own assessment and none other,
 * so that each says what they find and not what the other found.
 */
export const versionView = (version: CourseVersion, onlyOwn?: string) => {
  const { content, assessments, ...others } = version;
  const isHidden = version.status === 'in-assessment' && onlyOwn !== undefined;
  return {
    ...others,
    ...content,
    hours: hoursOf(content),
    assessments: isHidden ? assessments.filter(({ assessorId }) => assessorId === onlyOwn) : assessments,
  };
};
