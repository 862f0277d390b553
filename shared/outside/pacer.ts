import { setTimeout as wait } from 'node:timers/promises';

/** Spaces the calls of one environment, so that they never exceed a rate: not even in a burst. */
export interface Pacer {
  /**
   * Waits for this call's turn. Resolves to undefined when it has come, or at once to the milliseconds after which there
   * will be room, when that is longer than the call may wait: then no turn is taken.
   */
  turn(signal: AbortSignal): Promise<number | undefined>;
  /** Gives out no turn for some time, because the service asked for it. */
  pause(milliseconds: number): void;
}

export interface Pace {
  readonly callsPerSecond: number;
  readonly longestWaitMilliseconds: number;
}

/** Time is milliseconds on a steady clock. */
export const pacer = ({ callsPerSecond, longestWaitMilliseconds }: Pace, now = () => performance.now()): Pacer => {
  const interval = 1_000 / callsPerSecond;
  let nextTurn = 0;

  return {
    async turn(signal) {
      const delay = Math.max(0, nextTurn - now());
      if (delay > longestWaitMilliseconds) return delay;
      nextTurn = Math.max(nextTurn, now()) + interval;
      if (delay > 0) await wait(delay, undefined, { signal });
      return undefined;
    },
    pause(milliseconds) {
      nextTurn = Math.max(nextTurn, now() + milliseconds);
    },
  };
};
