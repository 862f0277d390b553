import { setTimeout as pause } from 'node:timers/promises';
import type { Misbehaviour } from '../emulators/faults.ts';

/** How a queue hands messages over that is in trouble. */
export interface QueueTrouble {
  /** Whether nothing is handed over or taken away at the moment. */
  readonly isDown: () => boolean;
  /** The messages of a batch in the order in which they come. */
  readonly ordered: <Message>(batch: readonly Message[]) => readonly Message[];
  /** Waits where a batch is late. */
  readonly held: (signal: AbortSignal) => Promise<void>;
  /** When a batch comes a second time; undefined where it does not. */
  readonly copied: () => 'at-once' | 'afterwards' | undefined;
  /** Those that are taken away once they are worked off; the others come again. */
  readonly takenAway: <Message>(done: readonly Message[]) => readonly Message[];
}

/** A batch that another overtakes waits for at most so long. */
const overtakenMilliseconds = 500;
const beyondMilliseconds = 300;

/** @param visibilitySeconds for how long the queue hides what it has handed over. */
export const queueTrouble = (misbehaviour: Misbehaviour, visibilitySeconds: number): QueueTrouble => {
  const now = () => misbehaviour.faults().queues;
  return {
    isDown: () => now().down,
    ordered(batch) {
      if (!now().shuffled || batch.length < 2) return batch;
      misbehaviour.note('messages shuffled');
      return batch
        .map((message) => ({ message, at: misbehaviour.anywhere('messages shuffled') }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ message }) => message);
    },
    async held(signal) {
      const { heldRate, shuffled } = now();
      const isHeld = misbehaviour.strikes('messages held', heldRate);
      const milliseconds = isHeld
        ? visibilitySeconds * 1_000 + beyondMilliseconds
        : shuffled
          ? misbehaviour.anywhere('messages shuffled') * overtakenMilliseconds
          : 0;
      if (milliseconds > 0) await pause(milliseconds, undefined, { signal });
    },
    copied() {
      if (!misbehaviour.strikes('messages copied', now().copiedRate)) return undefined;
      return misbehaviour.anywhere('messages copied') < 0.5 ? 'at-once' : 'afterwards';
    },
    takenAway: (done) => done.filter(() => !misbehaviour.strikes('message not taken away', now().entryFaultRate)),
  };
};
