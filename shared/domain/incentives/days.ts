import * as z from 'zod';
import { ApplicantId } from '../../../events/event.ts';
import { DeadlineShard, daysBegun } from '../deadline.ts';

const incentiveTask = 'incentives';

/** Whose incentives are looked at: one person's, or a page of those who are due on a day. Read by run-incentive-step. */
export const IncentiveStep = z.union([
  z.object({ applicantId: ApplicantId }),
  z.object({
    /** YYYY-MM-DD, in WIB. */
    day: z.iso.date(),
    task: z.literal(incentiveTask),
    shard: DeadlineShard,
    /** The place after which the page begins. */
    after: z.string().optional(),
  }),
]);
export type IncentiveStep = z.infer<typeof IncentiveStep>;

/** The days that have begun at an instant, and may have somebody whose incentives are due. What was put under a day reaches the table so many seconds later at most. */
export const incentiveTasks = (at: Date, settlingSeconds: number) =>
  daysBegun(at, settlingSeconds).map((day) => ({ day, task: incentiveTask }));
