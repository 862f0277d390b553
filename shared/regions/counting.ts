import { log } from '../platform/log.ts';
import type { RegionCountTable } from '../table/region-counts.ts';

interface Counting {
  readonly counts: Pick<RegionCountTable, 'shards' | 'countNext' | 'noteCounted'>;
  readonly now: () => Date;
  /** Whatever is left after so many milliseconds waits for the next run. */
  readonly milliseconds: number;
}

/**
 * Counts every move that waits, partition by partition. It may be broken off anywhere and may run twice at once: moves go
 * away with the transaction that counts them. How current the figures are is noted when nothing was left.
 * @returns how many moves were counted, and whether none was left.
 */
export const countMoves = async ({
  counts,
  now,
  milliseconds,
}: Counting): Promise<{ readonly counted: number; readonly isAll: boolean }> => {
  const began = now();
  const isOver = (): boolean => now().getTime() - began.getTime() >= milliseconds;
  let counted = 0;
  for (const shard of counts.shards) {
    for (;;) {
      if (isOver()) {
        log.warn('Counts of regencies wait for the next run.', { counted });
        return { counted, isAll: false };
      }
      const taken = await counts.countNext(shard);
      if (taken === 0) break;
      // Whoever was quicker has counted them; what is left is looked at anew.
      if (taken !== 'raced') counted += taken;
    }
  }
  await counts.noteCounted(began.toISOString());
  return { counted, isAll: true };
};
