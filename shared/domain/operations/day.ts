import * as z from 'zod';
import { dateInWib } from '../wave.ts';

const hourMilliseconds = 3_600_000;

/** The hours of a day. Indonesia's western time has no summer time, and all its hours begin with one of UTC. */
export const hoursOfDay = 24;

/** A day (WIB), such as `2023-02-24`. */
export const Day = z.iso.date();

/** The first instant of a day in western Indonesian time. */
export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00.000+07:00`);

/** Which day (WIB) is meant: the one that was asked for, or the one of an instant. */
export const dayAsked = (day: string | undefined, at: Date): string => day ?? dateInWib(at);

/** In which hour of a day something happened, from 0; below 0 or above 23 where it was on another day. */
export const hourWithin = (day: string, milliseconds: number): number =>
  Math.floor((milliseconds - startOfDay(day).getTime()) / hourMilliseconds);
