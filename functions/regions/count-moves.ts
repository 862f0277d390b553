import * as z from 'zod';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { scheduled } from '../../shared/queue/schedule.ts';
import { countMoves } from '../../shared/regions/counting.ts';
import { tellNation } from '../../shared/regions/telling.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { regionCountTable } from '../../shared/table/region-counts.ts';
import { regionDrawTable } from '../../shared/table/region-draws.ts';
import { regionFiguresTable } from '../../shared/table/region-figures.ts';
import { waveTable } from '../../shared/table/waves.ts';

/** Both, and a province that was just begun, are well within the minute that the function has. */
const milliseconds = { counting: 40_000, telling: 10_000 } as const;

interface CountRegionMoves {
  readonly count: () => Promise<{ readonly counted: number }>;
  readonly tell: () => Promise<{ readonly told: number }>;
}

/**
 * Every minute: counts what became of people in each regency since the last time, and tells anew of provinces of which
 * what is kept for the nation's figures is old.
 */
export const countRegionMoves = ({ count, tell }: CountRegionMoves) =>
  scheduled(async () => {
    const { counted } = await count();
    if (counted > 0) log.info('Moves of regencies are counted.', { counted });
    const { told } = await tell();
    if (told > 0) log.info('Provinces are told of anew.', { told });
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
const counts = regionCountTable(table);
const now = () => new Date();
const sources = { waves: waveTable(table), counts, draws: regionDrawTable(table) };
export const handler = countRegionMoves({
  count: () => countMoves({ counts, now, milliseconds: milliseconds.counting }),
  tell: () => tellNation({ figures: regionFiguresTable(table), sources, now, milliseconds: milliseconds.telling }),
});
