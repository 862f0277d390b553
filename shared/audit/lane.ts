import { chainOf } from '../domain/audit/chain.ts';
import { auditPaths, noRoot, strayDays, type LaneResult } from '../domain/audit/day.ts';
import { identityOf, sortedOnce, type TrailRecord } from '../domain/audit/record.ts';
import { dayAfter } from '../domain/ledger/ledger-day.ts';
import { dateInWib } from '../domain/wave.ts';
import { capturedLine } from './capture.ts';
import { closedRoot, laneIn, recordsIn } from './chain-files.ts';
import { planOf } from './plan.ts';
import type { AuditStore } from './store.ts';

type LaneStore = Pick<AuditStore, 'read' | 'putOnce'>;

/** How many captured objects are read at once. */
const atOnce = 16;

/** Those of the captured events that are in a lane. What is in others is not even taken apart. */
export const capturedIn = async (
  store: Pick<AuditStore, 'read'>,
  objects: readonly string[],
  lane: string,
): Promise<TrailRecord[]> => {
  const records: TrailRecord[] = [];
  const left = objects.values();
  const readOn = async (): Promise<void> => {
    for (const path of left) {
      const bytes = await store.read(path);
      if (bytes === undefined) throw new Error(`${path} is missing in the bucket.`);
      for (const line of bytes.toString().split('\n')) {
        if (line.startsWith(lane)) records.push(capturedLine(line).record);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, readOn));
  return records;
};

/** The identities of late events that a closed day has in its chain already. */
const knownBefore = async (
  store: Pick<AuditStore, 'read'>,
  { day, lane }: { readonly day: string; readonly lane: string },
  late: readonly TrailRecord[],
): Promise<ReadonlySet<string>> => {
  const wanted = new Set(late.map(identityOf));
  const days = new Set(late.map(({ occurredAt }) => dateInWib(new Date(occurredAt))));
  if (late.length > 0) {
    for (let back = 1; back <= strayDays; back += 1) days.add(dayAfter(day, -back));
  }
  const known = new Set<string>();
  for (const before of [...days].filter((one) => one < day)) {
    const result = laneIn(await closedRoot(store, before), lane);
    if (result === undefined) continue;
    for await (const page of recordsIn(store, before, result)) {
      for (const identity of page.map(identityOf)) if (wanted.has(identity)) known.add(identity);
    }
  }
  return known;
};

/** The events of a lane of a planned day, each once, in the order of its chain. */
const laneRecords = async (store: Pick<AuditStore, 'read'>, day: string, lane: string): Promise<TrailRecord[]> => {
  const plan = await planOf(store, day);
  if (plan === undefined) throw new Error(`The day ${day} has no plan.`);
  const records = sortedOnce(await capturedIn(store, plan.objects, lane));
  const isLate = ({ occurredAt }: TrailRecord) => dateInWib(new Date(occurredAt)) !== day;
  const known = await knownBefore(store, { day, lane }, records.filter(isLate));
  return records.flatMap((record) => {
    if (!isLate(record)) return [record];
    return known.has(identityOf(record)) ? [] : [{ ...record, late: true as const }];
  });
};

/**
 * Chains a lane of a day that is planned, and puts the pieces into the bucket. Done again it comes to the same bytes.
 * @throws Error while the day before is not closed, unless the day is the first of the trail.
 */
export const closeLane = async (
  store: LaneStore,
  { day, lane, isFirst }: { readonly day: string; readonly lane: string; readonly isFirst: boolean },
): Promise<{ readonly result: LaneResult; readonly records: readonly TrailRecord[] }> => {
  const before = isFirst ? undefined : await closedRoot(store, dayAfter(day, -1));
  if (before === undefined && !isFirst) throw new Error(`The day before ${day} is not closed.`);
  const records = await laneRecords(store, day, lane);
  const pieces = chainOf(records, { previous: before?.root ?? noRoot, day, lane });
  let next = pieces.next();
  while (!next.done) {
    const { name, body } = next.value;
    await store.putOnce(auditPaths.file(day, name), body, 'application/x-ndjson');
    next = pieces.next();
  }
  return { result: next.value, records };
};
