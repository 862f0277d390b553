import * as z from 'zod';
import { CourseId } from '../../events/catalogue.ts';
import { scheduleView } from '../../shared/domain/catalogue/course-view.ts';
import { scheduleIdOf, ScheduleInput } from '../../shared/domain/catalogue/schedule.ts';
import { scheduled } from '../../shared/domain/catalogue/scheduling.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable, type Courses } from '../../shared/table/courses.ts';
import { openedProvinceTable, type OpenedProvinces } from '../../shared/table/opened-provinces.ts';

interface AddSchedule {
  readonly courses: Pick<Courses, 'change' | 'version' | 'schedule'>;
  readonly provinces: Pick<OpenedProvinces, 'all'>;
}

/**
 * POST /v1/courses/{courseId}/schedules: an operator adds a schedule to the published version of a course: its sessions,
 * its seats, and its venue where people come to one. The same again changes nothing.
 */
export const addSchedule = ({ courses, provinces }: AddSchedule) =>
  endpoint(
    { route: 'POST /v1/courses/{courseId}/schedules', path: z.object({ courseId: CourseId }), body: ScheduleInput },
    async ({ path: { courseId }, body, caller, at }) => {
      const by = staffMember(caller);
      const opened = await provinces.all();
      const { isNew, schedule } = await courses.change(courseId, async (course) => {
        if (course === undefined) throw new Refusal('course-not-found');
        const number = course.published?.version ?? 0;
        const [version, standing] = await Promise.all([
          courses.version(courseId, number),
          courses.schedule(courseId, scheduleIdOf(courseId, number, body.code)),
        ]);
        const change = scheduled(course, { version, standing }, { input: body, opened, by, at });
        return { change, answer: { isNew: change !== undefined, schedule: change?.schedule ?? standing } };
      });
      if (schedule === undefined) throw new Error('A schedule that stands was not read.');
      return { status: isNew ? 201 : 200, body: scheduleView(schedule) };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  addSchedule({ courses: courseTable(table), provinces: openedProvinceTable(table) }),
);
