import { arrivalsOf, ratesOf } from '../loads/arrivals.ts';
import { busySeconds, fleet } from '../loads/fleet.ts';
import type { Load, Target } from '../loads/load.ts';
import { busiestSecond } from '../loads/window.ts';
import { keys } from '../../shared/table/keys.ts';
import { switchKeys } from '../../shared/table/switch-keys.ts';
import { journeyOf, remembered, type Remembers } from './journeys.ts';
import { partitions, type Hottest, type Touch } from './model.ts';
import * as people from './people.ts';
import { read } from './touch.ts';

/** Caches of the edge that ask for the waves, each once in ten seconds (functions/waves/list-waves.ts): assumed. */
const caches = 40;
const listSeconds = 10;
/** The list of waves, in KB: sixty of them. */
const listKilobytes = 60;

/** What environments read for themselves in a second, beside the requests. */
const rememberedBy = (
  { keys: readsKeys = false, wave = false, brake = false, features = false }: Remembers,
  { environments, starts }: { readonly environments: number; readonly starts: number },
): Touch[] => [
  ...(readsKeys ? [{ ...read(keys.keys()), units: starts + environments / 300 }] : []),
  ...(wave ? [{ ...read(keys.wave(people.wave)), units: starts + environments / 5 }] : []),
  ...(brake ? [{ ...read(switchKeys.challenge()), units: starts + environments / 30 }] : []),
  // All of them in one query, read eventually: half a unit.
  ...(features ? [{ ...read(switchKeys.feature('joining')), units: (starts + environments / 30) / 2 }] : []),
];

/** The list of waves, as the caches of the edge ask for it. */
const atTheEdge: Touch = { ...read(keys.waves()), units: (caches / listSeconds) * (listKilobytes / 4) };

/** How many seconds of a load are replayed: its busiest. */
export const replayedSeconds = 60;

/** The first of the seconds in which a load asks for the most. */
const busiest = (load: Load, rates: ReturnType<typeof ratesOf>): number =>
  busiestSecond(load, replayedSeconds, (second) => [...rates(second).values()].reduce((all, rate) => all + rate, 0));

/** Replays the keys of the first minute of a load, in which environments start, and of its busiest one. */
export const replay = (load: Load, seed: number): Hottest => {
  const rates = ratesOf(load);
  const arrivals = arrivalsOf(load, seed);
  const model = partitions();
  const numbers = new Map<Target, number>();
  const window = Math.min(replayedSeconds, load.seconds);
  for (const first of new Set([0, busiest(load, rates)])) {
    const before = rates(first - 1);
    const fleets = new Map<Target, ReturnType<typeof fleet>>();
    for (let second = first; second < first + window; second += 1) {
      const touches: Touch[] = [atTheEdge];
      for (const [target, count] of arrivals(second)) {
        const journey = journeyOf(target);
        const from = numbers.get(target) ?? 0;
        numbers.set(target, from + count);
        for (let number = from; number < from + count; number += 1) touches.push(...journey(number));
        const environments = fleets.get(target) ?? fleet(target, (before.get(target) ?? 0) * busySeconds);
        fleets.set(target, environments);
        touches.push(...rememberedBy(remembered(target), environments.second(count)));
      }
      model.second(second, touches);
    }
  }
  return model.hottest();
};
