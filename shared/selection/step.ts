import type { WaveId } from '../../events/event.ts';
import type { Stage } from '../../events/selection-stage-started.ts';
import { fanOutUnit, stageAfter, stepsOf, type SelectionStep } from '../domain/selection.ts';
import type { SelectionTable } from '../table/selections.ts';
import type { Queue } from './dependencies.ts';
import { forEachAtOnce, type Stages } from './stage.ts';

/** SQS delays a message by at most 900 seconds. */
const longestDelaySeconds = 900;

/** A message that comes so much earlier than the one that is on its way, in milliseconds, is a second copy. */
const earlyMilliseconds = 2_000;

export interface StepRunner {
  readonly selections: SelectionTable;
  readonly stages: Stages;
  readonly queue: Queue;
  readonly now: () => Date;
  /** Told of each unit that this call has done, with its summary. */
  readonly onUnitDone?: (stage: Stage, summary: object) => void;
}

/**
 * Runs one step of a selection: puts the units of a stage on the queue, or does its own units, and starts the next
 * stage when all units are done. After its own each step counts those that are done by a consistent read, so that of
 * two that end at once the later sees all; a step that is delivered again counts again. Nothing hot is counted up, and
 * no last message can be lost.
 */
export const stepRunner = ({ selections, stages, queue, now, onUnitDone }: StepRunner) => {
  const advance = async (waveId: WaveId, stage: Stage): Promise<void> => {
    const next = stageAfter(stage);
    if (next === undefined || (await selections.hasStarted(waveId, next))) return;
    await stages[stage].finish?.(waveId);
    await selections.startStage(waveId, next, now().toISOString());
  };

  const fanOut = async (waveId: WaveId, stage: Stage): Promise<void> => {
    const units = await stages[stage].units(waveId);
    await selections.settleTotal(waveId, stage, units.length);
    const done = await selections.unitsDone(waveId, stage);
    const missing = units.filter((unit) => !done.has(unit));
    if (missing.length === 0) await advance(waveId, stage);
    else await queue(stepsOf(waveId, stage, missing).map((body) => ({ body })));
  };

  const wait = async (step: SelectionStep, until: string, waitingFor: string): Promise<void> => {
    const seconds = Math.ceil((Date.parse(until) - now().getTime()) / 1_000);
    const delaySeconds = Math.min(longestDelaySeconds, Math.max(1, seconds));
    const backAt = new Date(now().getTime() + delaySeconds * 1_000).toISOString();
    // Sent before it is recorded: a record without its message would stop the stage until it is driven anew.
    await queue([{ body: step, delaySeconds }]);
    await selections.pause(step.waveId, step.stage, { until: backAt, reason: waitingFor });
  };

  /** Whether another copy of this message is on its way, so that copies never grow in number. */
  const isSecondCopy = async (waveId: WaveId, stage: Stage): Promise<boolean> => {
    if (stages[stage].mayWait !== true) return false;
    const pause = await selections.pauseOf(waveId, stage);
    return pause !== undefined && Date.parse(pause.until) - now().getTime() > earlyMilliseconds;
  };

  /** Does the units of a step that are not done yet. False when one of them has to wait. */
  const runUnits = async ({ waveId, stage, unit, more = [] }: SelectionStep): Promise<boolean> => {
    const done = await selections.unitsDone(waveId, stage);
    const missing = [unit, ...more].filter((name) => !done.has(name));
    if (missing.length > 0 && (await isSecondCopy(waveId, stage))) return false;
    let hasToWait = false;
    await forEachAtOnce(missing, stages[stage].atOnce ?? 1, async (name) => {
      const outcome = await stages[stage].run(waveId, name);
      if ('waitUntil' in outcome) {
        await wait({ waveId, stage, unit: name }, outcome.waitUntil, outcome.waitingFor);
        hasToWait = true;
        return;
      }
      const { summary } = outcome;
      await selections.finishUnit(waveId, stage, name, { at: now().toISOString(), summary });
      onUnitDone?.(stage, summary);
    });
    return !hasToWait;
  };

  return async (step: SelectionStep): Promise<void> => {
    const { waveId, stage, unit } = step;
    // The message ends here; who lets the selection go on has the stage fanned out anew.
    if (await selections.isStopped(waveId)) return;
    if (unit === fanOutUnit) {
      await fanOut(waveId, stage);
      return;
    }
    const total = await selections.total(waveId, stage);
    if (total === undefined) throw new Error(`The units of stage ${stage} of wave ${waveId} are not counted yet.`);
    if (!(await runUnits(step))) return;
    if ((await selections.done(waveId, stage)).count >= total) await advance(waveId, stage);
  };
};
