import { isScheduled } from '../catalogue/mode.ts';
import type { Schedule } from '../catalogue/schedule.ts';
import { ruleSetOf } from '../rule-sets.ts';
import { dateInWib } from '../wave.ts';
import type { Order } from './order.ts';
import type { Presence } from './presence.ts';

/** What the proofs of presence of one purchase come to. */
export interface Attended {
  /** The sessions that were attended, and those that were not, by number, in order. Of a self-paced course: none is missed. */
  readonly sequences: readonly number[];
  readonly missed: readonly number[];
  /** The length of the attended sessions, in hours. Undefined for a self-paced course: its presences tell days only. */
  readonly hours: number | undefined;
  /** On how many days, in WIB, the participant was there. */
  readonly days: number;
  /** Attended sessions of all sessions, in percent, rounded down. Of a self-paced course: 100 from the first day on. */
  readonly percent: number;
  /** Whether it is enough under the rules of the purchase (`attendancePercent`). */
  readonly isEnough: boolean;
}

const hourOf = ({ startsAt, endsAt }: Schedule['sessions'][number]): number =>
  (Date.parse(endsAt) - Date.parse(startsAt)) / 3_600_000;

/**
 * Which sessions of a purchase were attended. Every presence counts once, whatever the order in which they come; one for
 * a session that the schedule does not have counts for nothing. Of a self-paced course presence is proven on entry, once
 * a day, and nobody can tell which days there should have been: at least one is asked for.
 */
export const attendedOf = (
  { mode, scheme, ruleVersion }: Pick<Order, 'mode' | 'scheme' | 'ruleVersion'>,
  schedule: Pick<Schedule, 'sessions'> | undefined,
  presences: readonly Pick<Presence, 'sequence' | 'at'>[],
): Attended => {
  const present = new Set(presences.map(({ sequence }) => sequence));
  const daysOf = (counted: readonly Pick<Presence, 'at'>[]): number =>
    new Set(counted.map(({ at }) => dateInWib(new Date(at)))).size;
  if (!isScheduled(mode)) {
    const sequences = [...present].sort((one, other) => one - other);
    const percent = sequences.length > 0 ? 100 : 0;
    return { sequences, missed: [], hours: undefined, days: daysOf(presences), percent, isEnough: percent === 100 };
  }
  const sessions = (schedule?.sessions ?? []).toSorted((one, other) => one.sequence - other.sequence);
  const attended = sessions.filter(({ sequence }) => present.has(sequence));
  const sequences = attended.map(({ sequence }) => sequence);
  const asked = ruleSetOf(scheme, ruleVersion).attendancePercent.value;
  return {
    sequences,
    missed: sessions.flatMap(({ sequence }) => (present.has(sequence) ? [] : [sequence])),
    hours: attended.reduce((total, session) => total + hourOf(session), 0),
    days: daysOf(presences.filter(({ sequence }) => sequences.includes(sequence))),
    percent: sessions.length === 0 ? 0 : Math.floor((100 * sequences.length) / sessions.length),
    isEnough: sessions.length > 0 && 100 * sequences.length >= asked * sessions.length,
  };
};
