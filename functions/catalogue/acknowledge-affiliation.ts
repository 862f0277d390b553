import * as z from 'zod';
import { CourseId, PlatformId } from '../../events/catalogue.ts';
import { acknowledged, offeringView } from '../../shared/domain/catalogue/offering.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable, type Courses } from '../../shared/table/courses.ts';
import { institutionTable, platformTable, type Institutions, type Platforms } from '../../shared/table/parties.ts';

interface AcknowledgeAffiliation {
  readonly courses: Pick<Courses, 'change' | 'offering'>;
  readonly institutions: Pick<Institutions, 'get'>;
  readonly platforms: Pick<Platforms, 'get'>;
}

/**
 * POST /v1/courses/{courseId}/offerings/{platformId}/acknowledgement: an approver lets a platform sell the course of an
 * institution that it belongs with, and says why. Auditors see it. The same again of the same person changes nothing.
 */
export const acknowledgeAffiliation = ({ courses, institutions, platforms }: AcknowledgeAffiliation) =>
  endpoint(
    {
      route: 'POST /v1/courses/{courseId}/offerings/{platformId}/acknowledgement',
      path: z.object({ courseId: CourseId, platformId: PlatformId }),
      body: z.strictObject({ reason: z.string().trim().min(10).max(2_000) }),
    },
    async ({ path: { courseId, platformId }, body: { reason }, caller, at }) => {
      const by = staffMember(caller);
      const { offering, sides } = await courses.change(courseId, async (course) => {
        const number = course?.published?.version;
        const standing = number === undefined ? undefined : await courses.offering(courseId, number, platformId);
        if (course === undefined || standing === undefined) throw new Refusal('offering-not-found');
        const [institution, platform] = await Promise.all([
          institutions.get(course.institutionId),
          platforms.get(platformId),
        ]);
        if (institution === undefined || platform === undefined)
          throw new Error('An offering has a side that is not in the register.');
        const sides = { institution, platform };
        const change = acknowledged(course, standing, { sides, reason, by, at });
        return { change, answer: { offering: change?.offering ?? standing, sides } };
      });
      return { status: 200, body: offeringView(offering, sides) };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  acknowledgeAffiliation({
    courses: courseTable(table),
    institutions: institutionTable(table),
    platforms: platformTable(table),
  }),
);
