import type { AffiliationAcknowledged, CourseOffered } from '../../../events/course-offered.ts';
import type { CourseAssessed } from '../../../events/course-assessed.ts';
import type { CourseProposed } from '../../../events/course-proposed.ts';
import type { CoursePublished } from '../../../events/course-published.ts';
import type { CourseWithdrawn } from '../../../events/course-withdrawn.ts';
import type { ScheduleAdded, ScheduleCancelled } from '../../../events/schedule-changed.ts';
import type { Course } from './course.ts';
import type { CourseVersion } from './course-version.ts';
import type { Listing } from './listing.ts';
import type { Offering } from './offering.ts';
import type { Schedule } from './schedule.ts';

type CourseEvent =
  | CourseProposed
  | CourseAssessed
  | CoursePublished
  | CourseWithdrawn
  | CourseOffered
  | AffiliationAcknowledged
  | ScheduleAdded
  | ScheduleCancelled;

/** What one decision about a course makes of it: saved with its event, all or nothing, unless the course has changed since. */
export interface CourseChange {
  /** As it is from now on; its revision is the one that was seen. */
  readonly course: Course;
  readonly event: CourseEvent;
  /** The versions that are new or have changed. */
  readonly versions?: readonly CourseVersion[];
  readonly offering?: Offering;
  readonly schedule?: Schedule;
  /** Entries of the catalogue's index that appear with it. */
  readonly listed?: readonly Listing[];
  /** Entries that disappear with it, where they are few. */
  readonly unlisted?: readonly Listing[];
  /** Regencies whose local governments see the course. */
  readonly regencies?: readonly string[];
}
