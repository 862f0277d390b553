import * as z from 'zod';

/** A course (pelatihan): 24 hexadecimal digits that follow from its institution and the institution's own code for it. */
export const CourseId = z
  .string()
  .regex(/^[0-9a-f]{24}$/, 'course-not-found')
  .brand<'CourseId'>();
export type CourseId = z.infer<typeof CourseId>;

/** One run of a course in time: 24 hexadecimal digits that follow from the course's version and the run's own code. */
export const ScheduleId = z
  .string()
  .regex(/^[0-9a-f]{24}$/, 'schedule-not-found')
  .brand<'ScheduleId'>();
export type ScheduleId = z.infer<typeof ScheduleId>;

/** Two words or more, so that no word of a program is taken for a name. */
const shortName = /^[a-z0-9]+(-[a-z0-9]+)+$/;

/** The short name that the programme gives a training institution, such as `lp-cendekia`. */
export const InstitutionId = z.string().max(40).regex(shortName).brand<'InstitutionId'>();
export type InstitutionId = z.infer<typeof InstitutionId>;

/** The short name that the programme gives a digital platform, such as `pasar-ilmu`. */
export const PlatformId = z.string().max(40).regex(shortName).brand<'PlatformId'>();
export type PlatformId = z.infer<typeof PlatformId>;

/** The number of a version of a course, from 1. */
export const VersionNumber = z.int().min(1).max(9_999);
