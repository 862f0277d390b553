import { tasksDue, type DeadlineShard, type DeadlineStep, type DeadlineTask } from '../domain/deadline.ts';
import type { Outgoing } from '../queue/send.ts';
import type { Deadlines } from '../table/deadlines.ts';

/** A shard at which nobody has worked for so long stands still, in milliseconds: its message got lost, or lies dead. */
const stillAfter = 900_000;

interface Beginning {
  readonly deadlines: Pick<Deadlines, 'units' | 'drive'>;
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
  /** How much later than its date a purchase may reach the table, at most. */
  readonly settlingSeconds: number;
  readonly now: () => Date;
}

/**
 * Begins every task of a day whose time has come, and sets going again what stands still. It may be rung as often as
 * one likes: a step that comes twice finds everything done.
 * @returns how many were begun, or set going again.
 */
export const beginDeadlines = ({ deadlines, steps, settlingSeconds, now }: Beginning) => {
  const begin = async (day: string, task: DeadlineTask): Promise<number> => {
    const at = now();
    const units = await deadlines.units(day, task);
    const still = units.filter(
      ({ doneAt, drivenAt }) => doneAt === undefined && at.getTime() - Date.parse(drivenAt) > stillAfter,
    );
    const shards: DeadlineShard[] = units.length === 0 ? ['all'] : still.map(({ shard }) => shard);
    await steps(shards.map((shard) => ({ body: { day, task, shard } satisfies DeadlineStep })));
    // Noted after the messages are out: whoever dies before has them sent again.
    await Promise.all(shards.map((shard) => deadlines.drive(day, { task, shard, at: at.toISOString() })));
    return shards.length;
  };

  return async (): Promise<number> => {
    let begun = 0;
    for (const { day, task } of tasksDue(now(), settlingSeconds)) begun += await begin(day, task);
    return begun;
  };
};
