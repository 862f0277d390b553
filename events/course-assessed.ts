import * as z from 'zod';
import { CourseId, VersionNumber } from './catalogue.ts';
import { event } from './event.ts';

/** An assessor gave a verdict on a version of a course. Nobody reads it yet; it is the record. */
export const CourseAssessed = event(
  'course.assessed.v1',
  z.object({
    courseId: CourseId,
    version: VersionNumber,
    assessorId: z.string(),
    verdict: z.enum(['approve', 'reject']),
    /** Where the version stands after it. */
    status: z.enum(['in-assessment', 'approved', 'rejected']),
  }),
);
export type CourseAssessed = z.infer<typeof CourseAssessed>;
