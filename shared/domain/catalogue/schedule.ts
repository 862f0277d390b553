import { createHash } from 'node:crypto';
import * as z from 'zod';
import { CourseId, ScheduleId, VersionNumber } from '../../../events/catalogue.ts';
import { Instant } from '../../../events/event.ts';
import { Refusal } from '../../errors.ts';
import { isRegency, provinceName, provinceOf } from '../regions.ts';
import type { CourseSummary } from './course.ts';
import { isHeldAtPlace, isScheduled } from './mode.ts';

/** One meeting of a schedule. Presence is counted for each. */
const Session = z.object({ sequence: z.int().positive(), startsAt: Instant, endsAt: Instant });
type Session = z.infer<typeof Session>;

const Venue = z.strictObject({
  name: z.string().trim().min(3).max(150),
  address: z.string().trim().min(10).max(500),
  regency: z.string().refine(isRegency, 'regency-unknown'),
});

/** One run of a course in time: what a participant buys a seat of. Self-paced courses have none. */
export const Schedule = z.object({
  scheduleId: ScheduleId,
  courseId: CourseId,
  version: VersionNumber,
  /** The institution's own code for it. */
  code: z.string(),
  sessions: z.array(Session).min(1),
  seats: z.int().positive(),
  venue: z.object({ name: z.string(), address: z.string(), regency: z.string() }).optional(),
  status: z.enum(['open', 'cancelled']),
  addedBy: z.string(),
  addedAt: Instant,
  cancelledBy: z.string().optional(),
  cancelledAt: Instant.optional(),
  cancellationReason: z.string().optional(),
});
export type Schedule = z.infer<typeof Schedule>;

/** An instant with any offset, such as `2023-03-04T09:00:00+08:00`, as the same instant in UTC. */
const InstantInput = z
  .string()
  .max(40)
  .pipe(z.iso.datetime({ offset: true }))
  .transform((text) => new Date(text).toISOString());

/** What is said of a new schedule. Sessions are numbered from 1 without a gap, in the order in which they are held. */
export const ScheduleInput = z
  .strictObject({
    code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/),
    sessions: z
      .array(z.strictObject({ sequence: z.int().min(1).max(60), startsAt: InstantInput, endsAt: InstantInput }))
      .min(1)
      .max(60),
    seats: z.int().min(1).max(5_000),
    venue: Venue.optional(),
  })
  .superRefine(({ sessions }, context) => {
    const isOrdered = sessions.every(({ sequence, startsAt, endsAt }, position) => {
      const before = sessions[position - 1];
      return sequence === position + 1 && startsAt < endsAt && (before === undefined || before.endsAt <= startsAt);
    });
    if (!isOrdered) context.addIssue({ code: 'custom', message: 'sessions-unordered', path: ['sessions'] });
  });
export type ScheduleInput = z.infer<typeof ScheduleInput>;

/** The first instant of a schedule, and its last. */
export const spanOf = ({
  sessions,
}: Pick<Schedule, 'sessions'>): { readonly startsAt: string; readonly endsAt: string } => ({
  startsAt: sessions[0]?.startsAt ?? '',
  endsAt: sessions.at(-1)?.endsAt ?? '',
});

/** The number of a schedule. It follows from the course's version and the schedule's code. */
export const scheduleIdOf = (courseId: CourseId, version: number, code: string): ScheduleId =>
  ScheduleId.parse(
    createHash('sha256').update(`schedule\0${courseId}\0${version}\0${code}`).digest('hex').slice(0, 24),
  );

/** Whether a schedule stands just as this says. */
export const isSameSchedule = (standing: Schedule, { sessions, seats, venue }: ScheduleInput): boolean => {
  const content = (one: Pick<Schedule, 'sessions' | 'seats'>, place: Schedule['venue']) =>
    JSON.stringify([
      one.sessions.map(({ sequence, startsAt, endsAt }) => [sequence, startsAt, endsAt]),
      one.seats,
      place === undefined ? [] : [place.name, place.address, place.regency],
    ]);
  return content(standing, standing.venue) === content({ sessions, seats }, venue);
};

/**
 * Holds a new schedule to its course: it lies ahead, and it has a venue if, and only if, people come to a place.
 * @throws Refusal schedule-not-for-mode, venue-not-for-mode, venue-required, venue-elsewhere, province-not-open, schedule-over.
 */
export const mustFit = (
  { sessions, venue }: ScheduleInput,
  { mode, regencies }: Pick<CourseSummary, 'mode' | 'regencies'>,
  { at, open }: { readonly at: Date; readonly open: ReadonlySet<string> },
): void => {
  if (!isScheduled(mode)) throw new Refusal('schedule-not-for-mode');
  if (spanOf({ sessions }).startsAt <= at.toISOString()) throw new Refusal('schedule-over', { field: 'sessions' });
  if (!isHeldAtPlace(mode)) {
    if (venue !== undefined) throw new Refusal('venue-not-for-mode', { field: 'venue' });
    return;
  }
  if (venue === undefined) throw new Refusal('venue-required', { field: 'venue' });
  const field = 'venue.regency';
  if (!regencies.includes(venue.regency)) throw new Refusal('venue-elsewhere', { field });
  const province = provinceOf(venue.regency);
  if (!open.has(province))
    throw new Refusal('province-not-open', { field, values: { province: provinceName(province) ?? province } });
};
