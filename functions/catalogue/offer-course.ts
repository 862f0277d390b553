import * as z from 'zod';
import { CourseId, PlatformId } from '../../events/catalogue.ts';
import { offered, offeringView } from '../../shared/domain/catalogue/offering.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable, type Courses } from '../../shared/table/courses.ts';
import { institutionTable, platformTable, type Institutions, type Platforms } from '../../shared/table/parties.ts';

interface OfferCourse {
  readonly courses: Pick<Courses, 'change' | 'offering'>;
  readonly institutions: Pick<Institutions, 'get'>;
  readonly platforms: Pick<Platforms, 'get'>;
}

/**
 * POST /v1/courses/{courseId}/offerings: an operator offers the published version of a course on a platform. Where the
 * platform belongs with the institution the offering is flagged, and shown to nobody but staff until an approver has
 * acknowledged that. The same again changes nothing.
 */
export const offerCourse = ({ courses, institutions, platforms }: OfferCourse) =>
  endpoint(
    {
      route: 'POST /v1/courses/{courseId}/offerings',
      path: z.object({ courseId: CourseId }),
      body: z.strictObject({ platformId: PlatformId }),
    },
    async ({ path: { courseId }, body: { platformId }, caller, at }) => {
      const by = staffMember(caller);
      const platform = await platforms.get(platformId);
      if (platform === undefined) throw new Refusal('platform-not-found', { field: 'platformId' });
      const { isNew, offering, sides } = await courses.change(courseId, async (course) => {
        if (course === undefined) throw new Refusal('course-not-found');
        const institution = await institutions.get(course.institutionId);
        if (institution === undefined) throw new Error('A course is of an institution that is not in the register.');
        const number = course.published?.version;
        const standing = number === undefined ? undefined : await courses.offering(courseId, number, platformId);
        const sides = { institution, platform };
        const change = offered(course, standing, { platformId, sides, by, at });
        return { change, answer: { isNew: change !== undefined, offering: change?.offering ?? standing, sides } };
      });
      if (offering === undefined) throw new Error('An offering that stands was not read.');
      return { status: isNew ? 201 : 200, body: offeringView(offering, sides) };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  offerCourse({
    courses: courseTable(table),
    institutions: institutionTable(table),
    platforms: platformTable(table),
  }),
);
