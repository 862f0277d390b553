import * as z from 'zod';
import { CourseId, VersionNumber } from './catalogue.ts';
import { event } from './event.ts';

/** An approved version of a course stands in the catalogue. Nobody reads it yet; it is the record. */
export const CoursePublished = event(
  'course.published.v1',
  z.object({
    courseId: CourseId,
    version: VersionNumber,
    /** The version that stood there before. */
    replaces: VersionNumber.optional(),
    publishedBy: z.string(),
  }),
);
export type CoursePublished = z.infer<typeof CoursePublished>;
