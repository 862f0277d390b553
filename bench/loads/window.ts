import type { Load, Target } from './load.ts';

/** Whether a target is asked over HTTP: what queues have to do follows by itself where the system runs. */
export const isRequest = (target: Target): boolean => !target.startsWith('queue ');

/**
 * The first of so many seconds of a load in which the most comes.
 *
 * @param rateIn how much of what counts comes in a second of the load
 */
export const busiestSecond = ({ seconds }: Load, length: number, rateIn: (second: number) => number): number => {
  const window = Math.min(length, seconds);
  const rates = Array.from({ length: seconds }, (_, second) => rateIn(second));
  let sum = rates.slice(0, window).reduce((all, rate) => all + rate, 0);
  let [best, from] = [sum, 0];
  for (let first = 1; first + window <= seconds; first += 1) {
    sum += (rates[first + window - 1] ?? 0) - (rates[first - 1] ?? 0);
    // What only rounding makes greater is no more.
    if (sum > best * (1 + 1e-9)) [best, from] = [sum, first];
  }
  return from;
};
