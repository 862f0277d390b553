import type { WaveId } from '../../events/event.ts';
import { remembered } from '../platform/remembered.ts';
import type { SelectionDependencies } from './dependencies.ts';
import { DrawSummary } from './facts.ts';
import { privatePaths } from './paths.ts';
import { batchesOf, batchOf, batchRange, parseWinners, type WinnerRow } from './slices.ts';

/** The winners of a drawn wave, in units of at most 250 of one regency. */
export const winnersIn = ({ selections, store }: Pick<SelectionDependencies, 'selections' | 'store'>) => {
  /** How many winners each regency has; asked for only when all of them are drawn. */
  const counts = remembered(
    async (waveId: WaveId) => {
      const drawn = await selections.units(waveId, 'draw', DrawSummary);
      return new Map([...drawn].map(([code, { winners }]) => [code, winners]));
    },
    { milliseconds: Infinity, entries: 2 },
  );

  return {
    /** The names of the units, in the order of the regencies. */
    units: async (waveId: WaveId): Promise<string[]> =>
      [...(await counts(waveId))].flatMap(([code, winners]) => batchesOf(code, winners)),

    /** The winners of one unit. */
    async of(waveId: WaveId, unit: string): Promise<{ code: string; winners: WinnerRow[] }> {
      const { code, batch } = batchOf(unit);
      const { offset, length } = batchRange(batch, (await counts(waveId)).get(code) ?? 0);
      const rows = await store.readRange(privatePaths.winners(waveId, code), offset, length);
      return { code, winners: parseWinners(rows) };
    },
  };
};
