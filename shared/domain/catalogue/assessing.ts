import type { CourseAssessed } from '../../../events/course-assessed.ts';
import { Refusal } from '../../errors.ts';
import { outcomeOf, type Assessment, type AssessmentVerdict } from './assessment.ts';
import type { CourseChange } from './course-change.ts';
import { decidedVersion, type CourseVersion } from './course-version.ts';
import { withVersion, type Course } from './course.ts';

/** Who assesses, and for which institutions they work. */
interface Assessor {
  readonly assessorId: string;
  readonly institutions: readonly string[];
}

/** What an assessor says of a version, and when. */
export interface GivenAssessment {
  readonly assessor: Assessor;
  readonly verdict: AssessmentVerdict;
  readonly reasons: string;
  readonly at: Date;
}

/**
 * A version with a further assessment, and decided when that was the last that was needed. Undefined when this assessor
 * has said just this of it before.
 * @throws Refusal assessor-not-independent, assessment-own, assessment-given, version-not-in-assessment.
 */
export const assessed = (
  { institutionId }: Pick<Course, 'institutionId'>,
  version: CourseVersion,
  { assessor: { assessorId, institutions }, verdict, reasons, at }: GivenAssessment,
): CourseVersion | undefined => {
  if (institutions.includes(institutionId)) throw new Refusal('assessor-not-independent');
  if (version.proposedBy === assessorId) throw new Refusal('assessment-own');
  const given = version.assessments.find((assessment) => assessment.assessorId === assessorId);
  if (given?.verdict === verdict && given.reasons === reasons) return undefined;
  if (given !== undefined) throw new Refusal('assessment-given');
  if (version.status !== 'in-assessment') throw new Refusal('version-not-in-assessment');
  const assessments: Assessment[] = [
    ...version.assessments,
    { assessorId, verdict, reasons, conflictOfInterest: 'none', assessedAt: at.toISOString() },
  ];
  return decidedVersion({ ...version, assessments }, outcomeOf(assessments), at);
};

/** What an assessment makes of the course; undefined when it was given before. @throws Refusal as {@link assessed} does. */
export const assessmentChange = (
  course: Course,
  version: CourseVersion,
  given: GivenAssessment,
): (CourseChange & { readonly versions: [CourseVersion] }) | undefined => {
  const after = assessed(course, version, given);
  if (after === undefined) return undefined;
  const { courseId, status } = after;
  return {
    course: withVersion(course, after),
    versions: [after],
    event: {
      event: 'course.assessed.v1',
      occurredAt: given.at.toISOString(),
      data: {
        courseId,
        version: after.version,
        assessorId: given.assessor.assessorId,
        verdict: given.verdict,
        status: assessedStatus(status),
      },
    },
  };
};

const assessedStatus = (status: CourseVersion['status']): CourseAssessed['data']['status'] =>
  status === 'approved' || status === 'rejected' ? status : 'in-assessment';
