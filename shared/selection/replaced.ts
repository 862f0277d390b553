import { runName, type Run } from '../domain/run.ts';
import { remembered } from '../platform/remembered.ts';
import { endAward } from '../standing/ending.ts';
import { waveOf, type SelectionDependencies } from './dependencies.ts';
import { forEachAtOnce } from './stage.ts';
import type { winnersIn } from './winners.ts';

/** How many awards one unit ends at once. */
const endsAtOnce = 8;

const prefix = 'end.';

/**
 * The awards of a draw that a redraw replaces: whoever has one and was not drawn again loses it, in units of their own
 * beside those of the new winners. Who was drawn again keeps the award that they have.
 */
export const replacedAwards = (dependencies: SelectionDependencies, winners: ReturnType<typeof winnersIn>) => {
  const { runs, awards, registrations, now } = dependencies;

  /** The draw that is replaced, and the calls that went on with it. */
  const replacedBy = async (run: Run): Promise<Run[]> => {
    const record = await runs.record(run);
    if (record?.kind !== 'redraw') return [];
    const calls = (await runs.all(run.waveId)).filter(({ kind, basis }) => kind === 'call' && basis === record.basis);
    return [record.basis, ...calls.map((call) => call.run)].map((number) => ({ waveId: run.waveId, run: number }));
  };

  const drawnIn = remembered(
    async ({ run, code }: { readonly run: Run; readonly code: string }) =>
      new Set((await winners.ofRegency(run, code)).map(({ ticket }) => ticket)),
    { milliseconds: Infinity, entries: 8, nameOf: ({ run, code }) => `${runName(run)} ${code}` },
  );

  return {
    /** The names of the units; none for a run that replaces nothing. */
    async units(run: Run): Promise<string[]> {
      const of = await Promise.all(
        (await replacedBy(run)).map(async (replaced) =>
          (await winners.units(replaced)).map((unit) => `${prefix}${replaced.run}.${unit}`),
        ),
      );
      return of.flat();
    },

    isUnit: (unit: string): boolean => unit.startsWith(prefix),

    /** Ends the awards of one unit. Their end is dated to the instant of the announcement. */
    async end(run: Run, unit: string, announcedAt: string): Promise<void> {
      const [number = '', ...rest] = unit.slice(prefix.length).split('.');
      const wave = await waveOf(dependencies, run);
      const batch = await winners.of({ waveId: run.waveId, run: Number(number) }, rest.join('.'));
      const drawnAgain = await drawnIn({ run, code: batch.code });
      const lost = batch.winners.filter(({ ticket }) => !drawnAgain.has(ticket));
      await forEachAtOnce(lost, endsAtOnce, async ({ applicantId }) => {
        const [award, registration] = await Promise.all([
          awards.get(applicantId, run.waveId),
          registrations.get(applicantId),
        ]);
        // A ruling has brought the award to another account, which has the same ticket.
        if (award === undefined || registration === undefined) return;
        const end = { because: 'redrawn', at: announcedAt } as const;
        await endAward(dependencies, wave, { award, registration, end, movedAt: now().toISOString() });
      });
    },
  };
};
