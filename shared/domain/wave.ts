import * as z from 'zod';
import { Instant, WaveId } from '../../events/event.ts';
import { PriorityGroup, Scheme } from './rule-set.ts';
import type { Run } from './run.ts';

/**
 * A wave (gelombang). The instants on record decide, to the millisecond; the scheduler only sets things going.
 * `selecting` and `published` are recorded; planned, open and closed follow from the instants.
 */
export const Wave = z.object({
  waveId: WaveId,
  version: z.int().positive(),
  scheme: Scheme,
  ruleVersion: z.string(),
  opensAt: Instant,
  closesAt: Instant,
  /** Who is not verified by then is excluded; changes later than this act on strikes only. */
  cutoffAt: Instant,
  /** The beacon round is the first at or after this instant that leaves the objection window open. */
  drawAt: Instant,
  objectionWindowSeconds: z.int().nonnegative(),
  /** Share of each regency's places for the reserved groups, 0 to 100. */
  reservePercent: z.int().min(0).max(100),
  reservedGroups: z.array(PriorityGroup),
  quotaTotal: z.int().positive(),
  /** For so many days after that of the announcement freed places may be given to the next in order; 0: never. */
  waitingListDays: z.int().nonnegative().default(0),
  /** The waves whose freed places make up the quota, where this is a recovery wave (gelombang pemulihan). */
  recovers: z.array(WaveId).min(1).optional(),
  createdAt: Instant,
  createdBy: z.string(),
  progress: z.enum(['scheduled', 'selecting', 'published']),
  /** The instant of the announcement: day 0 of the recipients' deadline. Written once. */
  announcedAt: Instant.optional(),
  /** The newest run of any kind (shared/domain/run.ts). */
  lastRun: z.int().positive().default(1),
  /** The newest run that draws: the one that is, or will be, the wave's result. */
  drawRun: z.int().positive().default(1),
  /** The run whose result everybody sees. */
  publishedRun: z.int().positive().optional(),
  /** A redraw or a call that is under way. One at a time. */
  openRun: z.int().positive().optional(),
  /** Up to this instant its freed places went into the quota of a recovery wave, and cannot be given out again. */
  recoveredThrough: Instant.optional(),
  /** When the wave's keys were destroyed: from then on nobody can tell which ticket a NIK had. */
  keysDestroyedAt: Instant.optional(),
});
export type Wave = z.infer<typeof Wave>;

/** The run that is, or will be, the wave's result. */
export const drawRunOf = ({ waveId, drawRun }: Wave): Run => ({ waveId, run: drawRun });

/** The run whose result everybody sees, or undefined before the first is published. */
export const publishedRunOf = ({ waveId, publishedRun }: Wave): Run | undefined =>
  publishedRun === undefined ? undefined : { waveId, run: publishedRun };

/** How long a request that the gateway received before closing may still be under way: the time-out of join-wave. */
export const joinTimeoutSeconds = 5;

/** Whether a join may be under way at an instant: from the opening until the last request before closing has ended. */
export const mayBeJoined = ({ opensAt, closesAt }: Wave, at: Date): boolean =>
  at.getTime() >= Date.parse(opensAt) && at.getTime() < Date.parse(closesAt) + joinTimeoutSeconds * 1_000;

/** The wave as an instant finds it. */
export const statusAt = (wave: Wave, at: Date): 'planned' | 'open' | 'closed' | 'selecting' | 'published' => {
  if (wave.progress !== 'scheduled') return wave.progress;
  const instant = at.getTime();
  if (instant < Date.parse(wave.opensAt)) return 'planned';
  return instant < Date.parse(wave.closesAt) ? 'open' : 'closed';
};

/**
 * The earliest instant at which the wave may be frozen: all joins have landed or died, and so have the changes that are
 * dated before the cut-off. A worker dates a change before it writes it, and may be that much later with the writing:
 * `settlingSeconds` is the longest time-out of the functions that do.
 */
export const freezeNotBefore = (wave: Wave, settlingSeconds: number): Date =>
  new Date(
    Math.max(
      Date.parse(wave.closesAt) + joinTimeoutSeconds * 1_000,
      Date.parse(wave.cutoffAt) + settlingSeconds * 1_000,
    ),
  );

const keysLifetimeDays = 365;

/** Whether the wave's keys are to be destroyed: a year after its announcement (docs/decisions/0008-keys.md). */
export const hasKeysToDestroy = (wave: Wave, at: Date): boolean =>
  wave.progress === 'published' &&
  wave.keysDestroyedAt === undefined &&
  wave.announcedAt !== undefined &&
  at.getTime() - Date.parse(wave.announcedAt) > keysLifetimeDays * 86_400_000;

/** The date in western Indonesian time (WIB, UTC+7) of an instant, as YYYY-MM-DD. */
export const dateInWib = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

/** The last millisecond (23:59:59.999 WIB) of the day that lies `days` after an instant's day in WIB. */
export const endOfDayInWib = (at: Date, days: number): Date =>
  new Date(Date.parse(`${dateInWib(at)}T23:59:59.999+07:00`) + days * 86_400_000);

/** The last instant of the wave's waiting list: 23:59 WIB of its last day. Undefined before the announcement, and where it has none. */
const waitingListEnd = ({ announcedAt, waitingListDays }: Wave): Date | undefined =>
  announcedAt === undefined || waitingListDays === 0
    ? undefined
    : endOfDayInWib(new Date(announcedAt), waitingListDays);

/** Whether the wave's policy allows at an instant that the next in order are called for freed places. */
export const mayCallAt = (wave: Wave, at: Date): boolean => {
  const end = waitingListEnd(wave);
  return wave.progress === 'published' && end !== undefined && at <= end;
};

/**
 * Whether somebody's standing in the wave can still matter: until it is published, and after that as long as it is
 * drawn again or its waiting list may be called.
 */
export const isStillDrawn = (wave: Wave, at: Date): boolean =>
  wave.progress !== 'published' ||
  (wave.keysDestroyedAt === undefined && (wave.openRun !== undefined || mayCallAt(wave, at)));

/** Whether nobody will be called any more for places of a published wave: its waiting list is over, or it has none. */
export const isWaitingListOver = (wave: Wave, at: Date): boolean => {
  const end = waitingListEnd(wave);
  return end === undefined || at > end;
};

/** The date on which age and other dated conditions of a wave count: the closing date, WIB. */
export const conditionDate = (wave: Wave): string => dateInWib(new Date(wave.closesAt));

/** All that an operator chose of a wave, in one form. */
const chosen = (wave: Wave, quota: Readonly<Record<string, number>>): string =>
  JSON.stringify([
    wave.scheme,
    wave.opensAt,
    wave.closesAt,
    wave.cutoffAt,
    wave.drawAt,
    wave.objectionWindowSeconds,
    wave.reservePercent,
    wave.reservedGroups.toSorted(),
    wave.waitingListDays,
    wave.recovers?.toSorted(),
    Object.entries(quota).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  ]);

/** Whether two waves, each with its quota table, were asked for in the same way; when and by whom does not matter. */
export const isSameWave = (one: readonly [Wave, Readonly<Record<string, number>>], other: typeof one): boolean =>
  chosen(...one) === chosen(...other);

/** A wave as everybody sees it at an instant: all but who created it. */
export const waveView = (wave: Wave, at: Date) => {
  const { waveId, scheme, ruleVersion, opensAt, closesAt, cutoffAt, drawAt, announcedAt } = wave;
  const { objectionWindowSeconds, reservePercent, reservedGroups, quotaTotal, waitingListDays, recovers } = wave;
  return {
    waveId,
    status: statusAt(wave, at),
    scheme,
    ruleVersion,
    opensAt,
    closesAt,
    cutoffAt,
    drawAt,
    objectionWindowSeconds,
    reservePercent,
    reservedGroups,
    quotaTotal,
    waitingListDays,
    ...(recovers === undefined ? {} : { recovers }),
    ...(announcedAt === undefined ? {} : { announcedAt }),
  };
};
