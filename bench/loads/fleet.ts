import type { Target } from './load.ts';

/** How long a request or message keeps an environment, and the first of one that has to start: assumed, in seconds. */
export const busySeconds = 0.05;
const startingSeconds = 0.5;

/**
 * How many environments a function may start in ten seconds, all of them in the first if they are wanted. Source: AWS
 * Lambda Developer Guide, "Lambda function scaling".
 */
const startsInTenSeconds = 1_000;

/** How many environments empty a queue at once, in the production stage (infra/stages.ts, infra/stacks/workers-stack.ts). */
const workersOf: Partial<Record<Target, number>> = {
  'queue Selection': 50,
  'queue Completions': 50,
  'queue Verification': 10,
  'queue Payouts': 10,
};

/** The most environments that a target's function ever has. */
export const mostEnvironments = (target: Target): number => workersOf[target] ?? Infinity;

/** The environments of a target's function: how many there are, and how many start in a second of so many requests. */
export const fleet = (target: Target, before = 0) => {
  const most = mostEnvironments(target);
  let environments = Math.min(before, most);
  const started: number[] = [];
  return {
    second(requests: number): { readonly environments: number; readonly starts: number } {
      const lately = started.slice(-9).reduce((sum, starts) => sum + starts, 0);
      // Each request beyond what the environments can do waits for one to start, and keeps it for longer.
      const beyond = Math.max(0, requests - environments / busySeconds);
      const starts = Math.min(beyond * startingSeconds, startsInTenSeconds - lately, most - environments);
      environments += starts;
      started.push(starts);
      return { environments, starts };
    },
  };
};
