import * as z from 'zod';
import { CourseId } from '../../events/catalogue.ts';
import { assessmentChange } from '../../shared/domain/catalogue/assessing.ts';
import { AssessmentVerdict } from '../../shared/domain/catalogue/assessment.ts';
import { versionView } from '../../shared/domain/catalogue/course-view.ts';
import { VersionPath } from '../../shared/domain/catalogue/course-version.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable, type Courses } from '../../shared/table/courses.ts';

const Body = z.strictObject({
  verdict: AssessmentVerdict,
  reasons: z.string().trim().min(10).max(4_000),
  /** What the assessor states of themself and the institution; otherwise they do not assess. */
  conflictOfInterest: z.literal('none'),
});

/**
 * POST /v1/courses/{courseId}/versions/{version}/assessments: an independent assessor approves or rejects a version, with
 * reasons. The second assessment decides; the same again of the same person changes nothing.
 */
export const assessVersion = ({ courses }: { courses: Pick<Courses, 'change' | 'version'> }) =>
  endpoint(
    {
      route: 'POST /v1/courses/{courseId}/versions/{version}/assessments',
      path: z.object({ courseId: CourseId, version: VersionPath }),
      body: Body,
    },
    async ({ path: { courseId, version: number }, body: { verdict, reasons }, caller, at }) => {
      const assessor = { assessorId: staffMember(caller), institutions: caller.institutions };
      const { isNew, version } = await courses.change(courseId, async (course) => {
        const version = course && (await courses.version(courseId, number));
        if (course === undefined || version === undefined) throw new Refusal('version-not-found');
        const change = assessmentChange(course, version, { assessor, verdict, reasons, at });
        return { change, answer: { isNew: change !== undefined, version: change?.versions[0] ?? version } };
      });
      return { status: isNew ? 201 : 200, body: versionView(version, assessor.assessorId) };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, assessVersion({ courses: courseTable(table) }));
