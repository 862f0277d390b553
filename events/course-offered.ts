import * as z from 'zod';
import { CourseId, InstitutionId, PlatformId, VersionNumber } from './catalogue.ts';
import { event } from './event.ts';

const Data = z.object({
  courseId: CourseId,
  version: VersionNumber,
  institutionId: InstitutionId,
  platformId: PlatformId,
  /** What ties the institution to the platform: business identification numbers, none where nothing does. */
  sharedOwners: z.array(z.string()),
  /** The member of staff who did it. */
  by: z.string(),
});

/** A version of a course is to be sold on a platform. Nobody reads it yet; it is the record. */
export const CourseOffered = event('course.offered.v1', Data);
export type CourseOffered = z.infer<typeof CourseOffered>;

/** An approver let a platform sell a course of an institution of its own. Nobody reads it yet; it is the record. */
export const AffiliationAcknowledged = event('affiliation.acknowledged.v1', Data);
export type AffiliationAcknowledged = z.infer<typeof AffiliationAcknowledged>;
