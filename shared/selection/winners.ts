import { runName, type Run } from '../domain/run.ts';
import { remembered } from '../platform/remembered.ts';
import type { SelectionDependencies } from './dependencies.ts';
import { DrawSummary } from './facts.ts';
import { privatePaths } from './paths.ts';
import { batchesOf, batchOf, batchRange, parseWinners, wholeRange, type WinnerRow } from './slices.ts';

/** The winners of a draw, or those whom a call gives a place, in units of at most fifty of one regency. */
export const winnersIn = ({ selections, store }: Pick<SelectionDependencies, 'selections' | 'store'>) => {
  /** How many winners each regency has; asked for only when all of them are drawn. */
  const counts = remembered(
    async (run: Run) => {
      const drawn = await selections.units(run, 'draw', DrawSummary);
      const called = await selections.units(run, 'call', DrawSummary);
      return new Map([...drawn, ...called].map(([code, { winners }]) => [code, winners]));
    },
    { milliseconds: Infinity, entries: 2, nameOf: runName },
  );

  const rows = async (run: Run, code: string, { offset, length }: { offset: number; length: number }) =>
    parseWinners(await store.readRange(privatePaths.winners(run, code), offset, length));

  return {
    /** The names of the units, in the order of the regencies. */
    units: async (run: Run): Promise<string[]> =>
      [...(await counts(run))].flatMap(([code, winners]) => batchesOf(code, winners)),

    /** The winners of one unit. */
    async of(run: Run, unit: string): Promise<{ code: string; winners: WinnerRow[] }> {
      const { code, batch } = batchOf(unit);
      const range = batchRange(batch, (await counts(run)).get(code) ?? 0);
      return { code, winners: await rows(run, code, range) };
    },

    /** How many winners a regency has. */
    async count(run: Run, code: string): Promise<number> {
      return (await counts(run)).get(code) ?? 0;
    },

    /** All winners of a regency. */
    async ofRegency(run: Run, code: string): Promise<WinnerRow[]> {
      return rows(run, code, wholeRange((await counts(run)).get(code) ?? 0));
    },
  };
};
