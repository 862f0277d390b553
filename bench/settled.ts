import { setTimeout as pause } from 'node:timers/promises';
import type { LocalStack } from '../local/stack/stack.ts';

/** The queues of what follows from registering, joining and buying. */
const queues = ['Verification', 'Standing', 'Notices', 'Refunds'];

/** Waits until none of these queues has anything left. @returns for how many seconds. */
export const untilSettled = async ({ queueDepth }: Pick<LocalStack, 'queueDepth'>): Promise<number> => {
  const startedAt = performance.now();
  const isBusy = () =>
    queues.some((name) => {
      const { ready, delayed, inFlight } = queueDepth(name);
      return ready + delayed + inFlight > 0;
    });
  while (isBusy()) await pause(100);
  return (performance.now() - startedAt) / 1_000;
};
