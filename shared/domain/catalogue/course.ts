import { createHash } from 'node:crypto';
import * as z from 'zod';
import { CourseId, InstitutionId, VersionNumber } from '../../../events/catalogue.ts';
import { Instant } from '../../../events/event.ts';
import { Scheme } from '../rule-set.ts';
import { hoursOf, type CourseContent } from './course-content.ts';
import { VersionStatus, type CourseVersion } from './course-version.ts';
import { Mode } from './mode.ts';

/** A version in short: what a list shows of it. */
export const CourseSummary = z.object({
  version: VersionNumber,
  status: VersionStatus,
  title: z.string(),
  mode: Mode,
  /** In whole rupiah. */
  price: z.int().positive(),
  hours: z.number(),
  level: z.string(),
  occupation: z.string(),
  language: z.string(),
  schemes: z.array(Scheme),
  regencies: z.array(z.string()),
  proposedAt: Instant,
  publishedAt: Instant.optional(),
});
export type CourseSummary = z.infer<typeof CourseSummary>;

/** A course of one institution: which of its versions is the newest, and which one stands in the catalogue. */
export const Course = z.object({
  courseId: CourseId,
  institutionId: InstitutionId,
  /** As it was when a version was last published. */
  institutionName: z.string(),
  /** The institution's own code for it. */
  code: z.string(),
  /** Counts the changes: each of them names the one that it saw. */
  revision: z.int().nonnegative(),
  newest: CourseSummary,
  published: CourseSummary.optional(),
});
export type Course = z.infer<typeof Course>;

/** The number of a course. It follows from its institution and the institution's code, so that a proposal sent again meets its course. */
export const courseIdOf = (institutionId: InstitutionId, code: string): CourseId =>
  CourseId.parse(createHash('sha256').update(`course\0${institutionId}\0${code}`).digest('hex').slice(0, 24));

const contentSummary = (content: CourseContent) => {
  const { title, mode, price, level, occupation, language, schemes, regencies } = content;
  return { title, mode, price, hours: hoursOf(content), level, occupation, language, schemes, regencies };
};

/** A version in short. */
export const summaryOf = ({ version, status, content, proposedAt, publishedAt }: CourseVersion): CourseSummary => ({
  version,
  status,
  ...contentSummary(content),
  proposedAt,
  ...(publishedAt === undefined ? {} : { publishedAt }),
});

/** A course with what became of one of its versions. */
export const withVersion = (course: Course, version: CourseVersion): Course => {
  const summary = summaryOf(version);
  const { published, ...others } = course;
  const isShown = version.status === 'published';
  const stays = published?.version === version.version ? undefined : published;
  const shown = isShown ? summary : stays;
  return {
    ...others,
    newest: version.version >= course.newest.version ? summary : course.newest,
    ...(shown === undefined ? {} : { published: shown }),
  };
};
