import { createHash } from 'node:crypto';
import type { Curve, Load, Target } from './load.ts';

const secondsAnHour = 3_600;

/** What of a list of weights lies before a place in it, which may be within one of them. */
const weightBefore = (all: readonly number[], place: number): number =>
  all.reduce((sum, weight, position) => sum + weight * Math.min(1, Math.max(0, place - position)), 0);

/** What share of the whole has come before an instant, in seconds from the beginning of the load. */
type Share = (second: number) => number;

/** The function that gives the share of the whole that has come before an instant: 0 at first, 1 at the end. */
export const shareOf = (curve: Curve, seconds: number): Share => {
  const within = shareWithin(curve, seconds);
  return (second) => (second <= 0 ? 0 : second >= seconds ? 1 : within(second));
};

const shareWithin = (curve: Curve, seconds: number): Share => {
  switch (curve.kind) {
    case 'pieces': {
      const whole = curve.pieces.reduce((sum, { share }) => sum + share, 0);
      return (second) => {
        let [from, sum] = [0, 0];
        for (const piece of curve.pieces) {
          sum += piece.share * Math.min(1, Math.max(0, (second - from) / piece.seconds));
          from += piece.seconds;
        }
        return Math.min(1, sum / whole);
      };
    }
    case 'decay':
    case 'rise': {
      const gone = (second: number) => 1 - 2 ** (-second / curve.halfLifeSeconds);
      return curve.kind === 'decay'
        ? (second) => gone(second) / gone(seconds)
        : (second) => 1 - gone(seconds - second) / gone(seconds);
    }
    case 'days': {
      const hours = hourWeights(curve, Math.ceil(seconds / secondsAnHour));
      const before = hours.map((_, hour) => weightBefore(hours, hour));
      const whole = weightBefore(hours, seconds / secondsAnHour);
      return (second) => {
        const hour = Math.floor(second / secondsAnHour);
        return ((before[hour] ?? 0) + (hours[hour] ?? 0) * (second / secondsAnHour - hour)) / whole;
      };
    }
  }
};

/** The weight of each hour of a load: that of the hour of the day, times that of the day it is counted from the beginning. */
const hourWeights = ({ beginsAtHour, hours, days }: Extract<Curve, { kind: 'days' }>, count: number): number[] =>
  Array.from({ length: count }, (_, hour) => {
    const day = days[Math.min(days.length - 1, Math.floor(hour / 24))] ?? 0;
    return day * (hours[(beginsAtHour + hour) % 24] ?? 0);
  });

/** How many come in each second of a load, for each of its targets: the mean, not a whole number. */
export type Rates = ReadonlyMap<Target, number>;

/** The function that gives the mean arrivals by target in a second of a load, counted from 0. */
export const ratesOf = ({ flows, follows, seconds }: Load): ((second: number) => Rates) => {
  const shares = new Map(
    flows.map(({ target, count, curve }) => {
      const share = shareOf(curve, seconds);
      return [
        target,
        (second: number): number =>
          second < 0 || second >= seconds ? 0 : count.value * (share(second + 1) - share(second)),
      ];
    }),
  );
  return (second) => {
    const rates = new Map<Target, number>();
    const add = (target: Target, rate: number) => rates.set(target, (rates.get(target) ?? 0) + rate);
    for (const [target, rate] of shares) add(target, rate(second));
    for (const { target, after, delaySeconds } of follows) {
      const followed = shares.get(after);
      if (followed === undefined) continue;
      add(
        target,
        delaySeconds.reduce((sum, delay) => sum + followed(second - delay), 0),
      );
    }
    return rates;
  };
};

/** Two numbers between 0 and 1, the same for the same names at every run. */
const chances = (...names: readonly (string | number)[]): readonly [number, number] => {
  const digest = createHash('sha256').update(names.join('#')).digest();
  return [(digest.readUInt32BE(0) + 0.5) / 2 ** 32, (digest.readUInt32BE(4) + 0.5) / 2 ** 32];
};

/** A number between 0 and 1, the same for the same names at every run. */
export const chanceOf = (...names: readonly (string | number)[]): number => chances(...names)[0];

/** From here on a Poisson number is so close to a normal one that nobody tells them apart. */
const manyAreNormal = 50;

/** A whole number of arrivals where `mean` are expected, as independent people come (Poisson). */
const poisson = (mean: number, [first, second]: readonly [number, number]): number => {
  if (mean <= 0) return 0;
  if (mean > manyAreNormal) {
    const normal = Math.sqrt(-2 * Math.log(first)) * Math.cos(2 * Math.PI * second);
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  let [count, chance] = [0, Math.exp(-mean)];
  let reached = chance;
  while (first > reached && chance > 0) {
    count += 1;
    chance *= mean / count;
    reached += chance;
  }
  return count;
};

/**
 * The function that gives whole arrivals by target in a second of a load: the same for the same seed, in any order.
 *
 * @param scale the share of the load that comes
 */
export const arrivalsOf = (load: Load, seed: number, scale = 1): ((second: number) => Rates) => {
  const rates = ratesOf(load);
  return (second) =>
    new Map(
      [...rates(second)].map(([target, mean]) => [
        target,
        poisson(scale * mean, chances(seed, load.name, target, second)),
      ]),
    );
};

/** The seconds of a load one after another, with their rates. */
export function* secondsOf(load: Load): Generator<{ readonly second: number; readonly rates: Rates }> {
  const rates = ratesOf(load);
  for (let second = 0; second < load.seconds; second += 1) yield { second, rates: rates(second) };
}

/** How many of each target a load has in all, and in its busiest second. */
export const totalsOf = (load: Load): Map<Target, { readonly total: number; readonly peak: number }> => {
  const totals = new Map<Target, { total: number; peak: number }>();
  for (const { rates } of secondsOf(load)) {
    for (const [target, rate] of rates) {
      const before = totals.get(target) ?? { total: 0, peak: 0 };
      totals.set(target, { total: before.total + rate, peak: Math.max(before.peak, rate) });
    }
  }
  return totals;
};
