import * as z from 'zod';
import { courseIdOf } from '../../shared/domain/catalogue/course.ts';
import { CourseProposal } from '../../shared/domain/catalogue/course-content.ts';
import { versionView } from '../../shared/domain/catalogue/course-view.ts';
import { mustBeOwnSupply, proposed } from '../../shared/domain/catalogue/proposing.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable, type Courses } from '../../shared/table/courses.ts';
import { openedProvinceTable, type OpenedProvinces } from '../../shared/table/opened-provinces.ts';
import { institutionTable, type Institutions } from '../../shared/table/parties.ts';

interface ProposeCourse {
  readonly courses: Pick<Courses, 'change' | 'version'>;
  readonly institutions: Pick<Institutions, 'get'>;
  readonly provinces: Pick<OpenedProvinces, 'all'>;
}

/**
 * POST /v1/courses: proposes a version of an institution's course, the first of a new code. What the newest version says
 * already is answered with that version. A local government proposes what is held in its own regencies.
 */
export const proposeCourse = ({ courses, institutions, provinces }: ProposeCourse) =>
  endpoint({ route: 'POST /v1/courses', body: CourseProposal }, async ({ body, caller, confinedTo: own, at }) => {
    const by = staffMember(caller);
    const institution = await institutions.get(body.institutionId);
    if (institution === undefined) throw new Refusal('institution-not-found', { field: 'institutionId' });
    const opened = await provinces.all();
    const { isNew, version } = await courses.change(courseIdOf(body.institutionId, body.code), async (course) => {
      if (own !== undefined) mustBeOwnSupply(body, course, own);
      const newest = course && (await courses.version(course.courseId, course.newest.version));
      const known = course !== undefined && newest !== undefined ? { course, newest } : undefined;
      const change = proposed(known, { proposal: body, institutionName: institution.name, opened, by, at });
      if (change !== undefined) return { change, answer: { isNew: true, version: change.newest } };
      return { answer: { isNew: false, version: newest } };
    });
    if (version === undefined) throw new Error('A course has no newest version.');
    return {
      status: isNew ? 201 : 200,
      body: versionView(version, by),
      headers: { location: `/v1/courses/${version.courseId}` },
    };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  proposeCourse({
    courses: courseTable(table),
    institutions: institutionTable(table),
    provinces: openedProvinceTable(table),
  }),
);
