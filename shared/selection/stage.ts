import type { Run } from '../domain/run.ts';
import type { Wait } from '../domain/selection-waits.ts';
import type { Stage } from '../../events/selection-stage-started.ts';

/**
 * What became of a unit: done, with what later stages need of it; or it has to wait, until an instant (ISO 8601) at
 * which it is looked at again, for a reason that operators read.
 */
type UnitOutcome = { readonly summary: object } | { readonly waitUntil: string; readonly waitingFor: Wait };

/**
 * One stage of a selection. Every part may run several times, at once, and be broken off anywhere: what it writes is
 * written once, and follows only from what was written before.
 */
export interface StageWork {
  /** The names of its units: the same each time. */
  readonly units: (run: Run) => Promise<readonly string[]>;
  readonly work: (run: Run, unit: string) => Promise<UnitOutcome>;
  /** Draws the units together before the next stage starts. */
  readonly finish?: (run: Run) => Promise<void>;
  /** How many units of one message run at once; one after another unless told. */
  readonly atOnce?: number;
  /** Whether its units may have to wait. */
  readonly mayWait?: boolean;
}

export type Stages = Readonly<Record<Stage, StageWork>>;

/** The units of a stage that has only one. */
export const oneUnit = (): Promise<readonly string[]> => Promise.resolve(['0']);

/** Runs a task for every item, so many at once. The first fault ends it, after the tasks that had begun. */
export const forEachAtOnce = async <Item>(
  items: Iterable<Item>,
  atOnce: number,
  task: (item: Item) => Promise<void>,
): Promise<void> => {
  const next = items[Symbol.iterator]();
  let hasFailed = false;
  const runner = async (): Promise<void> => {
    for (let item = next.next(); item.done !== true && !hasFailed; item = next.next()) {
      try {
        await task(item.value);
      } catch (fault) {
        hasFailed = true;
        throw fault;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, runner));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
};
