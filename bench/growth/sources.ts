import { setTimeout as pause } from 'node:timers/promises';
import { functions } from '../../infra/functions.ts';
import { stages } from '../../infra/stages.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import type { WatchedEngine } from './engine.ts';
import type { InvocationCounter } from './counters.ts';

/**
 * What follows from requests, made to follow in the same way at every run: requests come first, then the stream is read,
 * then the queues are emptied, and so on until nothing is left. Else the batches, and with them the invocations, would
 * be as large as the machine is slow.
 */

/** Longer than any window in which records or messages are gathered, and than a poll of a queue. */
const quietMilliseconds = 2_500;
const lookEveryMilliseconds = 50;
/** For as long as the local stage delays a change of standing, and a moment. */
const delayMilliseconds = 1_000 * stages.local.standingDelaySeconds + 500;

const nameOf = (file: string): string => file.slice(file.indexOf('/') + 1);
const readers = functions.flatMap(({ file, trigger }) => ('stream' in trigger ? [nameOf(file)] : []));
const workers = functions.flatMap(({ file, trigger }) =>
  'queue' in trigger ? [{ name: nameOf(file), queue: trigger.queue }] : [],
);

interface Watched {
  readonly stack: LocalStack;
  readonly engine: Pick<WatchedEngine, 'lastStirred'>;
  readonly invoked: Pick<InvocationCounter, 'lastAt'>;
}

export const sourcesOf = ({ stack, engine, invoked }: Watched) => {
  const untilQuiet = async (): Promise<void> => {
    const since = performance.now();
    for (;;) {
      const stirredAt = Math.max(since, engine.lastStirred(), invoked.lastAt());
      if (stack.concurrency().now === 0 && performance.now() - stirredAt > quietMilliseconds) return;
      await pause(lookEveryMilliseconds);
    }
  };
  const depths = () => workers.map(({ queue }) => stack.queueDepth(queue));
  /** Workers whose queues are not empty. */
  const waiting = (): string[] =>
    workers.flatMap(({ name, queue }) => {
      const { ready, delayed, inFlight } = stack.queueDepth(queue);
      return ready + delayed + inFlight > 0 ? [name] : [];
    });
  const pauseAll = async (names: readonly string[]): Promise<void> => {
    await Promise.all(names.map((name) => stack.pauseSource(name)));
  };
  const resumeAll = (names: readonly string[]): void => {
    for (const name of names) stack.resumeSource(name);
  };
  const all = [...readers, ...workers.map(({ name }) => name)];

  return {
    /** Nothing is read from stream or queues until it is settled. */
    hold: (): Promise<void> => pauseAll(all),

    /** Everything goes on by itself. */
    release: (): void => {
      resumeAll(all);
    },

    /** Waits until nothing happens any more by itself. */
    untilQuiet: async (): Promise<void> => {
      do await untilQuiet();
      while (waiting().length > 0);
    },

    /**
     * Lets everything follow that is to follow, step by step, from a state in which all is held; it is held again.
     * @throws Error where a message was given up.
     */
    settle: async (): Promise<void> => {
      const deadBefore = depths().reduce((sum, { dead }) => sum + dead, 0);
      for (;;) {
        resumeAll(readers);
        await untilQuiet();
        await pauseAll(readers);
        if (waiting().length === 0) break;
        // Delayed messages all become ready before any is taken, so that they are taken in full batches.
        if (depths().some(({ delayed }) => delayed > 0)) await pause(delayMilliseconds);
        const names = waiting();
        resumeAll(names);
        while (waiting().some((name) => names.includes(name))) await pause(lookEveryMilliseconds);
        await pauseAll(names);
      }
      const dead = depths().reduce((sum, one) => sum + one.dead, 0) - deadBefore;
      if (dead > 0) throw new Error(`${dead} messages were given up.`);
    },
  };
};
export type Sources = ReturnType<typeof sourcesOf>;
