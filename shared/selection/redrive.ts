import { stagesOf, type Run, type RunKind } from '../domain/run.ts';
import { fanOutUnit, stalledAfterSeconds, type SelectionStep } from '../domain/selection.ts';
import type { SelectionTable } from '../table/selections.ts';
import type { Queue } from './dependencies.ts';

/** What became of looking after a selection. */
export type Redrive = 'not-started' | 'stopped' | 'moving' | 'driven' | 'finished';

/**
 * Looks after a selection that stands still, whatever the reason: where its current stage has seen no sign of life for
 * longer than any unit may run, the stage is fanned out again, which sends the units that are not done. Called every
 * minute; a stage that waits, or that was driven just now, is left alone, and so is a selection that a person stopped.
 */
export const redriveStalled =
  ({
    selections,
    runs,
    queue,
    now,
  }: {
    readonly selections: SelectionTable;
    readonly runs: { kind(run: Run): Promise<RunKind> };
    readonly queue: Queue;
    readonly now: () => Date;
  }) =>
  async (run: Run): Promise<Redrive> => {
    const { stages, pauses, totals, redrivenAt, isStopped } = await selections.record(run);
    const current = stages.at(-1);
    if (current === undefined) return 'not-started';
    if (isStopped) return 'stopped';
    const { stage, startedAt } = current;
    const { count, lastDoneAt } = await selections.done(run, stage);
    const total = totals.get(stage);
    const isLast = stage === stagesOf(await runs.kind(run)).at(-1);
    if (isLast && total !== undefined && count >= total) return 'finished';

    const signs = [startedAt, lastDoneAt, pauses.get(stage)?.until, redrivenAt.get(stage)];
    const lastSign = Math.max(...signs.map((sign) => (sign === undefined ? 0 : Date.parse(sign))));
    if (now().getTime() - lastSign <= stalledAfterSeconds * 1_000) return 'moving';
    await queue([{ body: { ...run, stage, unit: fanOutUnit } satisfies SelectionStep }]);
    await selections.noteRedriven(run, stage, now().toISOString());
    return 'driven';
  };
