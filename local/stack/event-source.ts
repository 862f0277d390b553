import { setTimeout as pause } from 'node:timers/promises';

/** Something that feeds a function with what happens elsewhere. */
export interface EventSource {
  /** Stops feeding; resolves when nothing more is being fetched (invocations that have begun go on). */
  readonly pause: () => Promise<void>;
  readonly resume: () => void;
  /** While it is paused: passes over what there is by now, and gives how much that was. Only streams can. */
  readonly skip?: () => Promise<number>;
  /** Ends the source for good. */
  readonly stop: () => Promise<void>;
}

/**
 * Repeats one step until it is stopped, and not while it is paused. A step that fails is repeated after a moment: the
 * engines may be busy, and a source that has silently ended would be worse.
 */
export const repeating = (
  step: (signal: AbortSignal) => Promise<void>,
  report: (fault: unknown) => void,
): EventSource => {
  const ending = new AbortController();
  let resumed: PromiseWithResolvers<void> | undefined;
  let current: Promise<void> = Promise.resolve();

  const run = async () => {
    while (!ending.signal.aborted) {
      if (resumed) await resumed.promise;
      current = step(ending.signal).catch(async (fault: unknown) => {
        if (ending.signal.aborted) return;
        report(fault);
        await pause(200, undefined, { signal: ending.signal }).catch(() => undefined);
      });
      await current;
    }
  };
  const whole = run();

  return {
    pause: async () => {
      resumed ??= Promise.withResolvers();
      await current;
    },
    resume: () => {
      resumed?.resolve();
      resumed = undefined;
    },
    stop: async () => {
      ending.abort();
      resumed?.resolve();
      await whole;
    },
  };
};
