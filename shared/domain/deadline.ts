import * as z from 'zod';
import { ApplicantId, WaveId } from '../../events/event.ts';
import { reminderDaysOfAll } from './rule-sets.ts';
import { dateInWib, endOfDayInWib } from './wave.ts';

/** What is done about the first purchases that are due on a day: people are reminded so many days ahead, cards revoked after it. */
export const DeadlineTask = z.string().regex(/^(revoke|remind-[1-9]\d?)$/);
export type DeadlineTask = z.infer<typeof DeadlineTask>;

/** A shard of a day, or the search for those shards in which there is anybody. */
export const DeadlineShard = z.union([z.int().nonnegative(), z.literal('all')]);
export type DeadlineShard = z.infer<typeof DeadlineShard>;

/** One page of a task. Read by run-deadline-step, which sends itself the next one. */
export const DeadlineStep = z.object({
  /** YYYY-MM-DD, in WIB. */
  day: z.iso.date(),
  task: DeadlineTask,
  shard: DeadlineShard,
  /** The place after which the page begins. */
  after: z.string().optional(),
  /** One person alone, whose turn failed among the others of a page. */
  only: z.object({ applicantId: ApplicantId, waveId: WaveId }).optional(),
});
export type DeadlineStep = z.infer<typeof DeadlineStep>;

/** From this hour on, in WIB, people are reminded: nobody is woken. */
const reminderHour = 9;

/** So many days are looked back upon for cards that are still to be revoked, should everything have stood still. */
const lookBackDays = 7;

const dayFrom = (at: Date, days: number): string => dateInWib(endOfDayInWib(at, days));

const hourInWib = (at: Date): number => new Date(at.getTime() + 7 * 3_600_000).getUTCHours();

/** How many days ahead a task reminds; undefined for what is no reminder. */
export const daysAheadOf = (task: DeadlineTask): number | undefined =>
  task === 'revoke' ? undefined : Number(task.slice('remind-'.length));

/**
 * The days, up to the one that began so many seconds before an instant, for which something may still be to do: what was
 * written on the evening before is on record by then.
 */
export const daysBegun = (at: Date, settlingSeconds: number): readonly string[] => {
  const settled = new Date(at.getTime() - settlingSeconds * 1_000);
  return Array.from({ length: lookBackDays }, (_, back) => dayFrom(settled, back + 1 - lookBackDays));
};

/**
 * The days and tasks whose time has come at an instant. Cards are revoked so long after the end of their day that every
 * purchase which was made in time is on record by then: `settlingSeconds` is the longest time-out of those functions.
 */
export const tasksDue = (
  at: Date,
  settlingSeconds: number,
): readonly { readonly day: string; readonly task: DeadlineTask }[] => {
  const settled = new Date(at.getTime() - settlingSeconds * 1_000);
  const revoked = Array.from({ length: lookBackDays }, (_, back) => ({
    day: dayFrom(settled, back - lookBackDays),
    task: 'revoke',
  }));
  if (hourInWib(at) < reminderHour) return revoked;
  return [...revoked, ...reminderDaysOfAll().map((days) => ({ day: dayFrom(at, days), task: `remind-${days}` }))];
};
