import { arrivalsOf, chanceOf, ratesOf } from '../loads/arrivals.ts';
import type { Load, Target } from '../loads/load.ts';
import { busiestSecond, isRequest } from '../loads/window.ts';

/** A request that is due, whatever became of those before it. */
export interface Due {
  /** From the beginning of the replay. */
  readonly milliseconds: number;
  readonly target: Target;
}

/** The part of a load that is replayed, made as small as the machine. */
export interface Schedule {
  /** The second of the load with which it begins, from its beginning. */
  readonly from: number;
  readonly seconds: number;
  /** What share of the national load it is. */
  readonly scale: number;
  /** Requests a second in its busiest second: of the whole load, and here. */
  readonly national: number;
  readonly due: readonly Due[];
}

interface Size {
  readonly seconds: number;
  /** Requests in the busiest second. */
  readonly rate: number;
  readonly seed: number;
}

/**
 * The busiest seconds of a load as requests that arrive by themselves, as those of independent people do: Poisson in each
 * second, and anywhere within it. The same for the same seed.
 */
export const scheduleOf = (load: Load, { seconds, rate, seed }: Size): Schedule => {
  const rates = ratesOf(load);
  const asked = (second: number): number =>
    [...rates(second)].reduce((sum, [target, mean]) => sum + (isRequest(target) ? mean : 0), 0);
  const from = busiestSecond(load, seconds, asked);
  const window = Array.from({ length: Math.min(seconds, load.seconds) }, (_, second) => second);
  const national = Math.max(...window.map((second) => asked(from + second)));
  const scale = Math.min(1, rate / national);
  const arrivals = arrivalsOf(load, seed, scale);
  const due = window.flatMap((second) =>
    [...arrivals(from + second)]
      .filter(([target]) => isRequest(target))
      .flatMap(([target, count]) =>
        Array.from({ length: count }, (_, number) => ({
          milliseconds: 1_000 * (second + chanceOf(seed, load.name, target, second, number)),
          target,
        })),
      ),
  );
  return {
    ...{ from, seconds: window.length, scale, national },
    due: due.toSorted((one, other) => one.milliseconds - other.milliseconds),
  };
};
