import fc from 'fast-check';
import type { Places, Schedule } from './schedule.ts';
import { schedulesOf, undisturbed } from './schedule.ts';

/** What a run came to. */
export interface RunEnd {
  /** What is not as it has to be, in words; nothing where all is. */
  readonly wrong: readonly string[];
  /** What happened, in plain words, line by line. */
  readonly story: readonly string[];
  readonly places: Places;
}

export type Simulate = (schedule: Schedule) => Promise<RunEnd>;

/** A schedule under which something is wrong, as short as it was made. */
interface Found {
  readonly schedule: Schedule;
  readonly wrong: readonly string[];
  readonly story: readonly string[];
}

export interface Explored {
  readonly runs: number;
  readonly seed: number;
  readonly found: Found | undefined;
}

/** A run that is disturbed is longer than one that is not. */
const longer = 1.2;

/** How long a schedule is made shorter at most, in milliseconds: a story that is a little long is better than none. */
const longestShortening = 40_000;

class Wrong extends Error {
  override name = 'Wrong';
}

/**
 * Runs so many schedules of a seed. The first one under which something is wrong is made shorter until nothing can be left
 * out of it, and told.
 */
export const explore = async (
  simulate: Simulate,
  { runs, seed }: { runs: number; seed: number },
): Promise<Explored> => {
  const { places, wrong, story } = await simulate(undisturbed);
  if (wrong.length > 0) return { runs: 1, seed, found: { schedule: undisturbed, wrong, story } };
  const longest: Places = {
    calls: Math.ceil(places.calls * longer),
    deliveries: Math.ceil(places.deliveries * longer),
    outside: Math.ceil(places.outside * longer),
  };
  let foundAt: number | undefined;
  const isRight = fc.asyncProperty(schedulesOf(longest), async (schedule) => {
    if (foundAt !== undefined && performance.now() - foundAt > longestShortening) return;
    const end = await simulate(schedule);
    if (end.wrong.length === 0) return;
    foundAt ??= performance.now();
    throw new Wrong(end.wrong.join('; '));
  });
  const { numRuns, counterexample } = await fc.check(isRight, { seed, numRuns: runs });
  if (counterexample === null) return { runs: numRuns, seed, found: undefined };
  const [schedule] = counterexample;
  const end = await simulate(schedule);
  return { runs: numRuns, seed, found: { schedule, wrong: end.wrong, story: end.story } };
};
