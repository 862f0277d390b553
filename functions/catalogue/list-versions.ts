import * as z from 'zod';
import { CourseId } from '../../events/catalogue.ts';
import { supplyView, versionView } from '../../shared/domain/catalogue/course-view.ts';
import { isSupplyOf } from '../../shared/domain/catalogue/supply.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable, type Courses } from '../../shared/table/courses.ts';

/**
 * GET /v1/courses/{courseId}/versions: every version of a course, the first first, with what its assessors said. An
 * assessor does not see what others said of a version that is not decided; a local government sees what is held in its
 * own regencies.
 */
export const listVersions = ({ courses }: { courses: Pick<Courses, 'get' | 'versions'> }) =>
  endpoint(
    { route: 'GET /v1/courses/{courseId}/versions', path: z.object({ courseId: CourseId }) },
    async ({ path: { courseId }, caller, confinedTo: own }) => {
      const course = await courses.get(courseId);
      if (course === undefined) throw new Refusal('course-not-found');
      if (own !== undefined && !isSupplyOf(course, own)) throw new Refusal('regency-not-own');
      const assessor = caller.roles.includes('assessor') ? staffMember(caller) : undefined;
      const versions = (await courses.versions(courseId)).map((version) => versionView(version, assessor));
      return { status: 200, body: { ...supplyView(course), versions } };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listVersions({ courses: courseTable(table) }));
