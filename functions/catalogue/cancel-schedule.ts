import * as z from 'zod';
import { CourseId, ScheduleId } from '../../events/catalogue.ts';
import { scheduleView } from '../../shared/domain/catalogue/course-view.ts';
import { cancelled } from '../../shared/domain/catalogue/scheduling.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable, type Courses } from '../../shared/table/courses.ts';

/**
 * POST /v1/courses/{courseId}/schedules/{scheduleId}/cancellation: an operator cancels a schedule, of whichever version,
 * with a reason. One that is cancelled is answered as it is.
 */
export const cancelSchedule = ({ courses }: { courses: Pick<Courses, 'change' | 'version' | 'schedule'> }) =>
  endpoint(
    {
      route: 'POST /v1/courses/{courseId}/schedules/{scheduleId}/cancellation',
      path: z.object({ courseId: CourseId, scheduleId: ScheduleId }),
      body: z.strictObject({ reason: z.string().trim().min(10).max(2_000) }),
    },
    async ({ path: { courseId, scheduleId }, body: { reason }, caller, at }) => {
      const by = staffMember(caller);
      const schedule = await courses.change(courseId, async (course) => {
        const standing = course && (await courses.schedule(courseId, scheduleId));
        const version = standing && (await courses.version(courseId, standing.version));
        if (course === undefined || standing === undefined || version === undefined)
          throw new Refusal('schedule-not-found');
        const change = cancelled(course, { schedule: standing, version }, { reason, by, at });
        return { change, answer: change?.schedule ?? standing };
      });
      return { status: 200, body: scheduleView(schedule) };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, cancelSchedule({ courses: courseTable(table) }));
