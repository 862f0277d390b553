import { auditPaths, DayRoot, type LaneResult } from '../domain/audit/day.ts';
import { TrailRecord } from '../domain/audit/record.ts';
import type { AuditStore } from './store.ts';

/** The document of a closed day; undefined where the day is not closed. */
export const closedRoot = async (store: Pick<AuditStore, 'read'>, day: string): Promise<DayRoot | undefined> => {
  const bytes = await store.read(auditPaths.root(day));
  return bytes === undefined ? undefined : DayRoot.parse(JSON.parse(bytes.toString()));
};

/** The lane of a day's document. */
export const laneIn = (root: DayRoot | undefined, lane: string): LaneResult | undefined =>
  root?.lanes.find((result) => result.lane === lane);

/** The records of a lane of a closed day, piece by piece. What has been changed about them is not looked for here. */
export async function* recordsIn(
  store: Pick<AuditStore, 'read'>,
  day: string,
  { files }: Pick<LaneResult, 'files'>,
): AsyncGenerator<TrailRecord[]> {
  for (const { name } of files) {
    const bytes = await store.read(auditPaths.file(day, name));
    if (bytes === undefined) throw new Error(`${name} of ${day} is missing in the bucket.`);
    const lines = bytes.toString().split('\n').slice(0, -1);
    // After the 64 digits of the hash and a space.
    yield lines.map((line) => TrailRecord.parse(JSON.parse(line.slice(65))));
  }
}
