import { setTimeout as pause } from 'node:timers/promises';
import type { Misbehaviour } from '../emulators/faults.ts';
import type { InvocationResult } from './lambda-environment.ts';
import type { LambdaRuntime } from './lambda-runtime.ts';

const turnedAway = 'TooManyRequestsException';

/** Whether Lambda turned an invocation away, so that the function never saw it. */
export const isThrottled = (result: InvocationResult): boolean => !result.ok && result.error.errorType === turnedAway;

const againMilliseconds = 200;

/**
 * Invokes as long as Lambda turns the invocation away and somebody waits for it, as queues and schedules do.
 * @param isAwaited whether it is still worth another try, at an instant in milliseconds.
 */
export const invokedAgain = async (
  invoke: () => Promise<InvocationResult>,
  isAwaited: (at: number) => boolean,
  signal?: AbortSignal,
): Promise<InvocationResult> => {
  for (;;) {
    const result = await invoke();
    if (!isThrottled(result) || !isAwaited(Date.now() + againMilliseconds)) return result;
    await pause(againMilliseconds, undefined, signal === undefined ? {} : { signal });
  }
};

/** Invocations at once, of all functions together. */
export interface Concurrency {
  readonly now: number;
  /** The most since the start. */
  readonly peak: number;
}

interface Turnstile {
  readonly invoke: LambdaRuntime['invoke'];
  readonly concurrency: () => Concurrency;
}

/** Counts invocations, and turns away those that are too many for the account, or as many as the faults say. */
export const turnstileOf = (invoke: LambdaRuntime['invoke'], misbehaviour: Misbehaviour): Turnstile => {
  let now = 0;
  let peak = 0;
  const mayPass = (): boolean => {
    const { concurrency, throttledRate } = misbehaviour.faults().functions;
    if (concurrency === undefined || now < concurrency)
      return !misbehaviour.strikes('function throttled', throttledRate);
    misbehaviour.note('function throttled');
    return false;
  };
  return {
    concurrency: () => ({ now, peak }),
    invoke: async (nameOrArn, event) => {
      if (!mayPass()) {
        const error = { errorType: turnedAway, errorMessage: 'Rate Exceeded.' };
        return { ok: false, requestId: '', error };
      }
      now += 1;
      peak = Math.max(peak, now);
      try {
        return await invoke(nameOrArn, event);
      } finally {
        now -= 1;
      }
    },
  };
};

/** Most invocations are over by then; those that go on are ended in the middle of what they do. */
const longestLifeMilliseconds = 400;

/** After how many milliseconds an invocation's environment ends; undefined for one that may go on. */
export const lifeOf = (misbehaviour: Misbehaviour): number | undefined => {
  const { killedRate } = misbehaviour.faults().functions;
  if (killedRate === 0 || misbehaviour.anywhere('function killed') >= killedRate) return undefined;
  return misbehaviour.anywhere('function killed') * longestLifeMilliseconds;
};

/** By how much the clock of an environment that leans so far, from minus to plus one, is wrong. */
export const skewOf = (misbehaviour: Misbehaviour, lean: number): number => {
  const skew = Math.round(misbehaviour.faults().functions.clockSkewMilliseconds * lean);
  if (skew !== 0) misbehaviour.note('clock wrong');
  return skew;
};
