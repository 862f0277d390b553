import {
  differing,
  heldAgainst,
  placeOf,
  rewritten,
  withErasures,
  type TrailDifference,
} from '../domain/audit/difference.ts';
import { identityOf, type TrailRecord } from '../domain/audit/record.ts';
import { dayAfter } from '../domain/ledger/ledger-day.ts';
import type { AuditEvents, HeldEvent } from '../table/audit-events.ts';
import { capturedIn } from './lane.ts';
import { straysOf } from './plan.ts';
import type { AuditStore } from './store.ts';

/** How many items of the table are looked at together. */
const together = 500;

export interface Comparing {
  readonly store: Pick<AuditStore, 'read' | 'list' | 'putOnce'>;
  readonly events: AuditEvents;
}

/** The last event of the trail at each place: those before it were written over, which is a difference of its own. */
const standing = (records: readonly TrailRecord[]): TrailRecord[] => [
  ...new Map(records.map((record) => [placeOf(record), record])).values(),
];

/** Holds events of the trail against what the table says at their places today. */
export const gone = async (
  events: Pick<AuditEvents, 'at' | 'erased'>,
  records: readonly TrailRecord[],
): Promise<TrailDifference[]> => {
  const differences: TrailDifference[] = [];
  const last = standing(records);
  for (let from = 0; from < last.length; from += together) {
    const some = last.slice(from, from + together);
    differences.push(...heldAgainst(some, await events.at(some)));
  }
  const missing = differences.filter(({ kind }) => kind === 'gone').map(({ pk }) => pk);
  return withErasures(differences, await events.erased(missing));
};

/** Events that the table holds of a lane of a day and the trail does not, in that day's chain or on its way into the next. */
const notInTrail = async (
  { store, events }: Comparing,
  { day, lane }: { readonly day: string; readonly lane: string },
  records: readonly TrailRecord[],
): Promise<TrailDifference[]> => {
  // One that was changed is told of as such.
  const places = new Set(records.map(placeOf));
  const missing: HeldEvent[] = [];
  for await (const page of events.ofLane(day, lane)) {
    missing.push(...page.filter((event) => !places.has(placeOf(event))));
  }
  if (missing.length === 0) return [];
  // What was captured since the day was planned is not lost: the next day takes it in.
  const strays = await capturedIn(store, await straysOf(store, [day], dayAfter(day)), lane);
  const onTheWay = new Set(strays.map(identityOf));
  return missing.filter((event) => !onTheWay.has(identityOf(event))).map((event) => differing('not-in-trail', event));
};

/**
 * Holds a lane of a day against the table, both ways. On the first day of the trail only what the trail holds is looked
 * up, for the table is older than it.
 */
export const compareLane = async (
  comparing: Comparing,
  { day, lane, isFirst }: { readonly day: string; readonly lane: string; readonly isFirst: boolean },
  records: readonly TrailRecord[],
): Promise<TrailDifference[]> => [
  ...rewritten(records),
  ...(await gone(comparing.events, records)),
  ...(isFirst ? [] : await notInTrail(comparing, { day, lane }, records)),
];
