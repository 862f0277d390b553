import { Refusal } from '../../errors.ts';
import type { CourseChange } from './course-change.ts';
import { rulesKept } from './course-rules.ts';
import {
  mustBeApproved,
  publishedVersion,
  supersededVersion,
  withdrawnVersion,
  type CourseVersion,
} from './course-version.ts';
import { withVersion, type Course } from './course.ts';
import { courseListings } from './listing.ts';
import type { OpenedProvince } from './open-province.ts';
import { termsOf } from './terms.ts';

export interface Publication {
  /** The version that stands in the catalogue now, if any. */
  readonly standing: CourseVersion | undefined;
  readonly institutionName: string;
  /** Provinces that operators opened. */
  readonly opened: readonly OpenedProvince[];
  readonly by: string;
  readonly at: Date;
}

/**
 * Puts an approved version into the catalogue, in the place of the one that stood there. Undefined when it stands there.
 * @throws Refusal version-superseded when a later one stands there; version-not-approved; and by {@link rulesKept}.
 */
export const published = (
  course: Course,
  version: CourseVersion,
  { standing, institutionName, opened, by, at }: Publication,
): (CourseChange & { readonly version: CourseVersion }) | undefined => {
  if (version.status === 'published') return undefined;
  if (standing !== undefined && standing.version > version.version) throw new Refusal('version-superseded');
  mustBeApproved(version);
  const after = publishedVersion(version, {
    by,
    at,
    terms: termsOf(version.content, institutionName),
    ruleVersions: rulesKept(version.content, opened, at),
    replaces: standing?.version,
  });
  const { courseId } = course;
  return {
    course: { ...withVersion(course, after), institutionName },
    version: after,
    versions: [after, ...(standing === undefined ? [] : [supersededVersion(standing)])],
    listed: courseListings(after),
    event: {
      event: 'course.published.v1',
      occurredAt: at.toISOString(),
      data: { courseId, version: after.version, replaces: after.replaces, publishedBy: by },
    },
  };
};

/**
 * Takes a course out of the catalogue, for good: it comes back as a version that is assessed anew.
 * @throws Refusal course-not-published.
 */
export const withdrawn = (
  course: Course,
  standing: CourseVersion,
  { reason, by, at }: { readonly reason: string; readonly by: string; readonly at: Date },
): CourseChange & { readonly version: CourseVersion } => {
  const after = withdrawnVersion(standing, { reason, by, at });
  return {
    course: withVersion(course, after),
    version: after,
    versions: [after],
    event: {
      event: 'course.withdrawn.v1',
      occurredAt: at.toISOString(),
      data: { courseId: course.courseId, version: after.version, withdrawnBy: by },
    },
  };
};
