import * as z from 'zod';
import { CourseId, VersionNumber } from './catalogue.ts';
import { event } from './event.ts';

/** A course was taken out of the catalogue. Nobody reads it yet; it is the record. */
export const CourseWithdrawn = event(
  'course.withdrawn.v1',
  z.object({ courseId: CourseId, version: VersionNumber, withdrawnBy: z.string() }),
);
export type CourseWithdrawn = z.infer<typeof CourseWithdrawn>;
