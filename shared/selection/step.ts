import type { Stage } from '../../events/selection-stage-started.ts';
import { runName, stageAfter, type Run, type RunKind } from '../domain/run.ts';
import { fanOutUnit, stepsOf, type SelectionStep } from '../domain/selection.ts';
import type { Wait } from '../domain/selection-waits.ts';
import type { SelectionTable } from '../table/selections.ts';
import type { Queue } from './dependencies.ts';
import { forEachAtOnce, type Stages } from './stage.ts';

/** SQS delays a message by at most 900 seconds. */
const longestDelaySeconds = 900;

/** A message that comes so much earlier than the one that is on its way, in milliseconds, is a second copy. */
const earlyMilliseconds = 2_000;

const runOf = ({ waveId, run }: SelectionStep): Run => ({ waveId, run });

export interface StepRunner {
  readonly selections: SelectionTable;
  /** The kind of a run never changes. */
  readonly runs: { kind(run: Run): Promise<RunKind> };
  readonly stages: Stages;
  readonly queue: Queue;
  readonly now: () => Date;
  /** Told of each unit that this call has done, with its summary. */
  readonly onUnitDone?: (stage: Stage, summary: object) => void;
  /** Told of each unit that has to wait, each time that it is looked at. */
  readonly onUnitWaiting?: (stage: Stage) => void;
}

/**
 * Runs one step of a selection: puts the units of a stage on the queue, or does its own units, and starts the next
 * stage when all units are done. After its own each step counts those that are done by a consistent read, so that of
 * two that end at once the later sees all; a step that is delivered again counts again. Nothing hot is counted up, and
 * no last message can be lost.
 */
export const stepRunner = ({ selections, runs, stages, queue, now, onUnitDone, onUnitWaiting }: StepRunner) => {
  const advance = async (run: Run, stage: Stage): Promise<void> => {
    const next = stageAfter(await runs.kind(run), stage);
    if (next === undefined || (await selections.hasStarted(run, next))) return;
    await stages[stage].finish?.(run);
    await selections.startStage(run, next, now().toISOString());
  };

  const fanOut = async (run: Run, stage: Stage): Promise<void> => {
    const units = await stages[stage].units(run);
    await selections.settleTotal(run, stage, units.length);
    const done = await selections.unitsDone(run, stage);
    const missing = units.filter((unit) => !done.has(unit));
    if (missing.length === 0) await advance(run, stage);
    else await queue(stepsOf(run, stage, missing).map((body) => ({ body })));
  };

  const wait = async (step: SelectionStep, until: string, waitingFor: Wait): Promise<void> => {
    const seconds = Math.ceil((Date.parse(until) - now().getTime()) / 1_000);
    const delaySeconds = Math.min(longestDelaySeconds, Math.max(1, seconds));
    const backAt = new Date(now().getTime() + delaySeconds * 1_000).toISOString();
    // Sent before it is recorded: a record without its message would stop the stage until it is driven anew.
    await queue([{ body: step, delaySeconds }]);
    await selections.pause(runOf(step), step.stage, { until: backAt, reason: waitingFor });
  };

  /** Whether another copy of this message is on its way, so that copies never grow in number. */
  const isSecondCopy = async (run: Run, stage: Stage): Promise<boolean> => {
    if (stages[stage].mayWait !== true) return false;
    const pause = await selections.pauseOf(run, stage);
    return pause !== undefined && Date.parse(pause.until) - now().getTime() > earlyMilliseconds;
  };

  /** Does the units of a step that are not done yet. False when one of them has to wait. */
  const runUnits = async (step: SelectionStep): Promise<boolean> => {
    const { stage, unit, more = [] } = step;
    const run = runOf(step);
    const done = await selections.unitsDone(run, stage);
    const missing = [unit, ...more].filter((name) => !done.has(name));
    if (missing.length > 0 && (await isSecondCopy(run, stage))) return false;
    let hasToWait = false;
    await forEachAtOnce(missing, stages[stage].atOnce ?? 1, async (name) => {
      const outcome = await stages[stage].work(run, name);
      if ('waitUntil' in outcome) {
        await wait({ ...run, stage, unit: name }, outcome.waitUntil, outcome.waitingFor);
        hasToWait = true;
        onUnitWaiting?.(stage);
        return;
      }
      const { summary } = outcome;
      await selections.finishUnit(run, stage, name, { at: now().toISOString(), summary });
      onUnitDone?.(stage, summary);
    });
    return !hasToWait;
  };

  return async (step: SelectionStep): Promise<void> => {
    const { stage, unit } = step;
    const run = runOf(step);
    // The message ends here; who lets the selection go on has the stage fanned out anew.
    if (await selections.isStopped(run)) return;
    if (unit === fanOutUnit) {
      await fanOut(run, stage);
      return;
    }
    const total = await selections.total(run, stage);
    if (total === undefined) throw new Error(`The units of stage ${stage} of ${runName(run)} are not counted yet.`);
    if (!(await runUnits(step))) return;
    if ((await selections.done(run, stage)).count >= total) await advance(run, stage);
  };
};
