import * as z from 'zod';
import { CourseId, InstitutionId, PlatformId, VersionNumber } from '../../../events/catalogue.ts';
import { Instant } from '../../../events/event.ts';
import { Refusal } from '../../errors.ts';
import type { CourseChange } from './course-change.ts';
import type { Course } from './course.ts';
import { sharedOwners, type Owned } from './ownership.ts';

/** That an approver let a platform sell a course of an institution that belongs with it, and why. */
const Acknowledgement = z.object({
  /** What ties the two, by number: a tie that comes up later is not covered. */
  owners: z.array(z.string()),
  reason: z.string(),
  acknowledgedBy: z.string(),
  acknowledgedAt: Instant,
});

/** The sale of one version of a course on one platform. */
export const Offering = z.object({
  courseId: CourseId,
  version: VersionNumber,
  institutionId: InstitutionId,
  platformId: PlatformId,
  offeredBy: z.string(),
  offeredAt: Instant,
  /** What tied the two when it was offered. */
  sharedOwners: z.array(z.string()),
  acknowledgement: Acknowledgement.optional(),
});
export type Offering = z.infer<typeof Offering>;

/**
 * Whether a course may be sold there, as ownership stands now: nothing ties institution and platform, or an approver has
 * acknowledged every tie. The flag is never stored, so that a change in the register is not missed.
 */
export const isCovered = ({ acknowledgement }: Pick<Offering, 'acknowledgement'>, ties: readonly string[]): boolean =>
  ties.every((tie) => acknowledgement?.owners.includes(tie) === true);

/** What ties the two sides of an offering now. */
export interface Sides {
  readonly institution: Owned;
  readonly platform: Owned;
}

const eventOf = (
  type: 'course.offered.v1' | 'affiliation.acknowledged.v1',
  offering: Offering,
  ties: string[],
  by: string,
  at: Date,
) => {
  const { courseId, version, institutionId, platformId } = offering;
  const data = { courseId, version, institutionId, platformId, sharedOwners: ties, by };
  return { event: type, occurredAt: at.toISOString(), data } as const;
};

/**
 * Offers the published version of a course on a platform. Undefined when it is offered there.
 * @throws Refusal course-not-published.
 */
export const offered = (
  course: Course,
  standing: Offering | undefined,
  {
    platformId,
    sides,
    by,
    at,
  }: { readonly platformId: PlatformId; readonly sides: Sides; readonly by: string; readonly at: Date },
): (CourseChange & { readonly offering: Offering }) | undefined => {
  const { courseId, institutionId, published } = course;
  if (published === undefined) throw new Refusal('course-not-published');
  if (standing !== undefined) return undefined;
  const ties = sharedOwners(sides.institution, sides.platform);
  const offering: Offering = {
    courseId,
    version: published.version,
    institutionId,
    platformId,
    offeredBy: by,
    offeredAt: at.toISOString(),
    sharedOwners: ties,
  };
  return { course, offering, event: eventOf('course.offered.v1', offering, ties, by, at) };
};

/**
 * Acknowledges what ties an institution to the platform that sells its course. Undefined when this person has done so.
 * @throws Refusal affiliation-none, affiliation-acknowledged, acknowledgement-own.
 */
export const acknowledged = (
  course: Course,
  offering: Offering,
  { sides, reason, by, at }: { readonly sides: Sides; readonly reason: string; readonly by: string; readonly at: Date },
): (CourseChange & { readonly offering: Offering }) | undefined => {
  const ties = sharedOwners(sides.institution, sides.platform);
  const { acknowledgement } = offering;
  if (ties.length === 0) throw new Refusal('affiliation-none');
  if (acknowledgement !== undefined && isCovered(offering, ties)) {
    if (acknowledgement.acknowledgedBy === by && acknowledgement.reason === reason) return undefined;
    throw new Refusal('affiliation-acknowledged');
  }
  if (offering.offeredBy === by) throw new Refusal('acknowledgement-own');
  const after: Offering = {
    ...offering,
    acknowledgement: { owners: ties, reason, acknowledgedBy: by, acknowledgedAt: at.toISOString() },
  };
  return { course, offering: after, event: eventOf('affiliation.acknowledged.v1', after, ties, by, at) };
};

/** An offering as staff see it: flagged while something ties the two sides, and open while nobody has acknowledged that. */
export const offeringView = (offering: Offering, { institution, platform }: Sides) => {
  const ties = sharedOwners(institution, platform);
  const flag = isCovered(offering, ties) ? 'acknowledged' : 'open';
  return { ...offering, sharedOwners: ties, ...(ties.length === 0 ? {} : { flag }) };
};
