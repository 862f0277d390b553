import * as z from 'zod';
import { CourseId, InstitutionId, VersionNumber } from './catalogue.ts';
import { event } from './event.ts';

/** A version of a course was proposed and waits for its assessors. Nobody reads it yet; it is the record. */
export const CourseProposed = event(
  'course.proposed.v1',
  z.object({ courseId: CourseId, version: VersionNumber, institutionId: InstitutionId, proposedBy: z.string() }),
);
export type CourseProposed = z.infer<typeof CourseProposed>;
