import { Refusal } from '../../errors.ts';
import type { CourseChange } from './course-change.ts';
import { CourseContent, isSameContent, type CourseProposal } from './course-content.ts';
import { rulesKept } from './course-rules.ts';
import { supersededVersion, type CourseVersion } from './course-version.ts';
import { courseIdOf, summaryOf, withVersion, type Course } from './course.ts';
import { isHeldAtPlace } from './mode.ts';
import type { OpenedProvince } from './open-province.ts';

/** A course with its newest version. */
export interface KnownCourse {
  readonly course: Course;
  readonly newest: CourseVersion;
}

export interface Proposal {
  readonly proposal: CourseProposal;
  readonly institutionName: string;
  /** Provinces that operators opened. */
  readonly opened: readonly OpenedProvince[];
  readonly by: string;
  readonly at: Date;
}

/** The regencies in which a course is held, or was to be held, by any version that still counts. */
const regenciesOf = ({ newest, published }: Course): string[] => [...newest.regencies, ...(published?.regencies ?? [])];

/**
 * Holds a local government to what is its own: courses held at places of its regencies, and no other.
 * @throws Refusal supply-not-offline, regency-not-own.
 */
export const mustBeOwnSupply = (
  { mode, regencies }: Pick<CourseContent, 'mode' | 'regencies'>,
  standing: Course | undefined,
  own: readonly string[],
): void => {
  if (!isHeldAtPlace(mode)) throw new Refusal('supply-not-offline', { field: 'mode' });
  const places = [...regencies, ...(standing === undefined ? [] : regenciesOf(standing))];
  const isOnlineToo = standing?.published !== undefined && !isHeldAtPlace(standing.published.mode);
  if (isOnlineToo || places.some((regency) => !own.includes(regency)))
    throw new Refusal('regency-not-own', { field: 'regencies' });
};

/**
 * A new version of a course, the first of a course that is not known; a version that waits for its assessors is
 * superseded by it. Undefined when the newest version is just this, and was not withdrawn.
 * @throws Refusal by {@link rulesKept}.
 */
export const proposed = (
  known: KnownCourse | undefined,
  { proposal, institutionName, opened, by, at }: Proposal,
): (CourseChange & { readonly newest: CourseVersion }) | undefined => {
  const { institutionId, code } = proposal;
  const content = CourseContent.parse(proposal);
  const before = known?.newest;
  if (before !== undefined && before.status !== 'withdrawn' && isSameContent(before.content, content)) return undefined;
  const courseId = courseIdOf(institutionId, code);
  const newest: CourseVersion = {
    courseId,
    version: (before?.version ?? 0) + 1,
    content,
    status: 'in-assessment',
    proposedBy: by,
    proposedAt: at.toISOString(),
    ruleVersions: rulesKept(content, opened, at),
    assessments: [],
  };
  const superseded = before?.status === 'in-assessment' ? [supersededVersion(before)] : [];
  const course: Course = known
    ? withVersion(known.course, newest)
    : { courseId, institutionId, institutionName, code, revision: 0, newest: summaryOf(newest) };
  return {
    course,
    newest,
    versions: [newest, ...superseded],
    regencies: content.regencies,
    event: {
      event: 'course.proposed.v1',
      occurredAt: newest.proposedAt,
      data: { courseId, version: newest.version, institutionId, proposedBy: by },
    },
  };
};
