import { tasksDue, type DeadlineShard, type DeadlineTask } from '../domain/deadline.ts';
import type { Outgoing } from '../queue/send.ts';
import type { Deadlines } from '../table/deadlines.ts';
import type { PageStep } from './pages.ts';

/** A shard at which nobody has worked for so long stands still, in milliseconds: its message got lost, or lies dead. */
const stillAfter = 900_000;

interface Beginning {
  readonly deadlines: Pick<Deadlines, 'units' | 'drive'>;
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
  /** The days and tasks whose time has come at an instant. */
  readonly tasks: (at: Date) => readonly { readonly day: string; readonly task: DeadlineTask }[];
  readonly now: () => Date;
}

/**
 * Begins every task of a day whose time has come, and sets going again what stands still. It may be rung as often as
 * one likes: a step that comes twice finds everything done.
 * @returns how many were begun, or set going again.
 */
export const beginDays = ({ deadlines, steps, tasks, now }: Beginning) => {
  const begin = async (day: string, task: DeadlineTask): Promise<number> => {
    const at = now();
    const units = await deadlines.units(day, task);
    const still = units.filter(
      ({ doneAt, drivenAt }) => doneAt === undefined && at.getTime() - Date.parse(drivenAt) > stillAfter,
    );
    const shards: DeadlineShard[] = units.length === 0 ? ['all'] : still.map(({ shard }) => shard);
    await steps(shards.map((shard) => ({ body: { day, task, shard } satisfies PageStep })));
    // Noted after the messages are out: whoever dies before has them sent again.
    await Promise.all(shards.map((shard) => deadlines.drive(day, { task, shard, at: at.toISOString() })));
    return shards.length;
  };

  return async (): Promise<number> => {
    let begun = 0;
    for (const { day, task } of tasks(now())) begun += await begin(day, task);
    return begun;
  };
};

/** Begins the reminders and revocations of first purchases; a purchase may reach the table so many seconds after its date. */
export const beginDeadlines = ({
  settlingSeconds,
  ...beginning
}: Omit<Beginning, 'tasks'> & { readonly settlingSeconds: number }) =>
  beginDays({ ...beginning, tasks: (at) => tasksDue(at, settlingSeconds) });
