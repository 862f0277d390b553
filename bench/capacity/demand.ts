import { secondsOf } from '../loads/arrivals.ts';
import { fleet, mostEnvironments } from '../loads/fleet.ts';
import type { Load, Target } from '../loads/load.ts';
import { remembered, unitsOf } from '../partitions/journeys.ts';
import { millisecondsOf, shareThatReaches } from './units.ts';

/** The most of something in one second, and of which load. */
export interface Peak {
  readonly value: number;
  readonly load: string;
}

const none: Peak = { value: 0, load: '' };
const higher = (one: Peak, value: number, load: string): Peak => (value > one.value ? { value, load } : one);

/** What the loads ask for in their busiest second, one load at a time. */
export interface Demand {
  /** Requests that reach the API, a second. */
  readonly api: Peak;
  /** Requests at the edge, a second. */
  readonly edge: Peak;
  readonly tableWrites: Peak;
  readonly tableReads: Peak;
  readonly indexWrites: Peak;
  /** Two calls of KMS for each environment that starts and opens personal data. */
  readonly keyRequests: Peak;
  /** One signature for each environment of join-wave that starts. */
  readonly signatures: Peak;
  /** Environments at once, of each route’s or queue’s function and of all: warm, or all that start in one second. */
  readonly concurrency: ReadonlyMap<Target, Peak>;
  readonly allConcurrency: Peak;
}

const joining: Target = 'POST /v1/waves/{waveId}/enrollments';

/** @returns the peaks over all loads; loads do not fall on each other. */
export const demandOf = (loads: readonly Load[]): Demand => {
  const concurrency = new Map<Target, Peak>();
  let [api, edge, tableWrites, tableReads, indexWrites] = [none, none, none, none, none];
  let [keyRequests, signatures, allConcurrency] = [none, none, none];
  for (const load of loads) {
    const fleets = new Map<Target, ReturnType<typeof fleet>>();
    for (const { rates } of secondsOf(load)) {
      const now = { api: 0, edge: 0, writes: 0, reads: 0, index: 0, opened: 0, signed: 0, busy: 0 };
      for (const [target, rate] of rates) {
        const units = unitsOf(target);
        const reaching = target.startsWith('queue ') ? rate : rate * shareThatReaches(target);
        const busy = Math.min(mostEnvironments(target), (reaching * millisecondsOf(target).value) / 1_000);
        const environments = fleets.get(target) ?? fleet(target);
        fleets.set(target, environments);
        const { starts } = environments.second(reaching);
        concurrency.set(target, higher(concurrency.get(target) ?? none, Math.max(busy, starts), load.name));
        now.api += target.startsWith('queue ') ? 0 : reaching;
        now.edge += target.startsWith('queue ') ? 0 : rate;
        now.writes += rate * units.write;
        now.reads += rate * units.read;
        now.index += rate * units.indexWrite;
        now.opened += remembered(target).keys === true ? 2 * starts : 0;
        now.signed += target === joining ? starts : 0;
        now.busy += Math.max(busy, starts);
      }
      api = higher(api, now.api, load.name);
      edge = higher(edge, now.edge, load.name);
      tableWrites = higher(tableWrites, now.writes, load.name);
      tableReads = higher(tableReads, now.reads, load.name);
      indexWrites = higher(indexWrites, now.index, load.name);
      keyRequests = higher(keyRequests, now.opened, load.name);
      signatures = higher(signatures, now.signed, load.name);
      allConcurrency = higher(allConcurrency, now.busy, load.name);
    }
  }
  return { api, edge, tableWrites, tableReads, indexWrites, keyRequests, signatures, concurrency, allConcurrency };
};
