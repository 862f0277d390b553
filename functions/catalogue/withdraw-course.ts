import * as z from 'zod';
import { CourseId } from '../../events/catalogue.ts';
import { versionView } from '../../shared/domain/catalogue/course-view.ts';
import { courseListings } from '../../shared/domain/catalogue/listing.ts';
import { withdrawn } from '../../shared/domain/catalogue/publishing.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable, type Courses } from '../../shared/table/courses.ts';

/**
 * POST /v1/courses/{courseId}/withdrawal: an operator takes a course out of the catalogue, with a reason. Nobody finds it
 * from then on. A course that is withdrawn is answered as it is.
 */
export const withdrawCourse = ({ courses }: { courses: Pick<Courses, 'change' | 'version' | 'unlist'> }) =>
  endpoint(
    {
      route: 'POST /v1/courses/{courseId}/withdrawal',
      path: z.object({ courseId: CourseId }),
      body: z.strictObject({ reason: z.string().trim().min(10).max(2_000) }),
    },
    async ({ path: { courseId }, body: { reason }, caller, at }) => {
      const by = staffMember(caller);
      const version = await courses.change(courseId, async (course) => {
        if (course === undefined) throw new Refusal('course-not-found');
        const standing = await courses.version(courseId, course.published?.version ?? course.newest.version);
        if (standing === undefined) throw new Error('A course has no version that it names.');
        if (standing.status === 'withdrawn') return { answer: standing };
        const change = withdrawn(course, standing, { reason, by, at });
        return { change, answer: change.version };
      });
      // Also when it was withdrawn before: whoever did so may not have come to this.
      await courses.unlist(courseListings(version));
      return { status: 200, body: versionView(version) };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, withdrawCourse({ courses: courseTable(table) }));
