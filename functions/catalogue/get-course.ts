import * as z from 'zod';
import { CourseId } from '../../events/catalogue.ts';
import { courseView } from '../../shared/domain/catalogue/course-view.ts';
import { isCovered, type Offering } from '../../shared/domain/catalogue/offering.ts';
import { sharedOwners } from '../../shared/domain/catalogue/ownership.ts';
import { Refusal } from '../../shared/errors.ts';
import { cacheable } from '../../shared/http/conditional.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable, type Courses } from '../../shared/table/courses.ts';
import { institutionTable, platformTable, type Institutions, type Platforms } from '../../shared/table/parties.ts';

interface GetCourse {
  readonly courses: Pick<Courses, 'get' | 'version' | 'offerings' | 'schedules'>;
  readonly institutions: Pick<Institutions, 'cached'>;
  readonly platforms: Pick<Platforms, 'cached'>;
}

/**
 * GET /v1/courses/{courseId}: a course of the catalogue with its syllabus, the platforms that sell it and the schedules
 * that lie ahead, for anybody. A platform whose tie with the institution is not acknowledged is not shown.
 */
export const getCourse = ({ courses, institutions, platforms }: GetCourse) => {
  const soldOn = async ({ institutionId, platformId, ...offering }: Offering) => {
    const [institution, platform] = await Promise.all([
      institutions.cached(institutionId),
      platforms.cached(platformId),
    ]);
    if (institution === undefined || platform === undefined) return [];
    if (!isCovered(offering, sharedOwners(institution, platform))) return [];
    return [{ id: platform.id, name: platform.name }];
  };

  return endpoint(
    { route: 'GET /v1/courses/{courseId}', path: z.object({ courseId: CourseId }) },
    async ({ path: { courseId }, at, headers }) => {
      const course = await courses.get(courseId);
      const number = course?.published?.version;
      const version = number === undefined ? undefined : await courses.version(courseId, number);
      if (course === undefined || version === undefined) throw new Refusal('course-not-found');
      const [offerings, schedules] = await Promise.all([
        courses.offerings(courseId, version.version),
        courses.schedules(courseId),
      ]);
      const soldAt = (await Promise.all(offerings.map(soldOn))).flat();
      const body = courseView(course, version, { platforms: soldAt, schedules, at });
      return cacheable(headers, { body, cacheControl: 'public, max-age=30' });
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = getCourse({
  courses: courseTable(table),
  institutions: institutionTable(table),
  platforms: platformTable(table),
});
