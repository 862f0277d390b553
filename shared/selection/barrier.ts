import { workBuckets } from '../table/keys.ts';
import type { ApplicantId } from '../../events/event.ts';
import type { Run } from '../domain/run.ts';
import { waits, type Wait } from '../domain/selection-waits.ts';
import { waveOf, type SelectionDependencies } from './dependencies.ts';
import { BarrierFact, factNames } from './facts.ts';
import { forEachAtOnce, oneUnit, type StageWork } from './stage.ts';

/** How soon the barrier looks again, in milliseconds. */
const again = 5_000;

/**
 * How old a work order is at least, and how much time is left after the last time, before it is raised anew, in
 * milliseconds. Settling takes seconds; raising an order while it is settled makes that be done once more.
 */
const raisedAgainAfter = 300_000;

/** How many orders are raised anew at one time. More than that are a backlog, which no further messages would help. */
const raisedAtOnce = 200;

/**
 * Stage 1: waits until every change up to the cut-off is applied, so that freezing looks nothing up. No work order as
 * old as the cut-off may be outstanding in any bucket, and every version of a list received by then must be applied.
 * It also waits for its turn: one wave at a time is selected, so that the next one knows its recipients.
 */
export const barrierStage = (dependencies: SelectionDependencies): StageWork => {
  const { selections, runs, workOrders, lists, now } = dependencies;

  /** Raises orders anew that nobody seems to settle, so that a message that was lost holds no wave for ever. */
  const raiseAgain = async (run: Run, outstanding: readonly ApplicantId[]): Promise<void> => {
    const { stages, redrivenAt } = await selections.record(run);
    const startedAt = stages.find(({ stage }) => stage === 'barrier')?.startedAt;
    const lastAt = redrivenAt.get('barrier') ?? startedAt;
    const before = new Date(now().getTime() - raisedAgainAfter).toISOString();
    if (lastAt === undefined || lastAt >= before) return;
    await selections.noteRedriven(run, 'barrier', now().toISOString());
    await forEachAtOnce(outstanding.slice(0, raisedAtOnce), 8, async (applicantId) => {
      const order = await workOrders.get(applicantId);
      if (order !== undefined && order.at < before) await workOrders.raise(applicantId, order.at);
    });
  };

  const wait = (waitingFor: Wait) => ({
    waitUntil: new Date(now().getTime() + again).toISOString(),
    waitingFor,
  });
  return {
    units: oneUnit,
    mayWait: true,
    async work(run) {
      const { cutoffAt } = await waveOf(dependencies, run);
      if (!(await selections.takeTurn(run.waveId))) return wait(waits.turn);
      // Lists first: applying a line raises work orders, so the orders are read after no line is left to raise one.
      const unapplied = await lists.unapplied(cutoffAt);
      if (unapplied.length > 0) return wait(waits.lists(unapplied));
      // A ruling that begins a later run raises an order of its instant: the lists are collected when it is settled.
      const settledUntil = (await runs.record(run))?.at ?? cutoffAt;
      const outstanding = await workOrders.outstanding(settledUntil);
      if (outstanding.length > 0) {
        await raiseAgain(run, outstanding);
        return wait(waits.standings(outstanding.length));
      }
      const checkedAt = now().toISOString();
      const fact = { checkedAt, cutoffAt, buckets: workBuckets, lists: await lists.versionsAt(cutoffAt) };
      await selections.settleFact(run, factNames.barrier, BarrierFact, fact);
      return { summary: {} };
    },
  };
};
