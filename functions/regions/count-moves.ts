import * as z from 'zod';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { scheduled } from '../../shared/queue/schedule.ts';
import { countMoves } from '../../shared/regions/counting.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { regionCountTable } from '../../shared/table/region-counts.ts';

/** Well within the minute that the function has. */
const milliseconds = 45_000;

/** Every minute: counts what became of people in each regency since the last time. */
export const countRegionMoves = (count: () => Promise<{ readonly counted: number }>) =>
  scheduled(async () => {
    const { counted } = await count();
    if (counted > 0) log.info('Moves of regencies are counted.', { counted });
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const counts = regionCountTable(tableNamed(TABLE_NAME));
export const handler = countRegionMoves(() => countMoves({ counts, now: () => new Date(), milliseconds }));
