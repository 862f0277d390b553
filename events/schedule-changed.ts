import * as z from 'zod';
import { CourseId, ScheduleId, VersionNumber } from './catalogue.ts';
import { event } from './event.ts';

const Data = z.object({ courseId: CourseId, version: VersionNumber, scheduleId: ScheduleId, by: z.string() });

/** A course has a further schedule. Nobody reads it yet; it is the record. */
export const ScheduleAdded = event('schedule.added.v1', Data);
export type ScheduleAdded = z.infer<typeof ScheduleAdded>;

/** The programme cancelled a schedule. Read by refund-schedule. */
export const ScheduleCancelled = event('schedule.cancelled.v1', Data);
export type ScheduleCancelled = z.infer<typeof ScheduleCancelled>;
