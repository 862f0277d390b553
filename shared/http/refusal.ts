import type { ProblemCode } from '../domain/problems/index.ts';
import { Refusal } from '../errors.ts';
import { log } from '../platform/log.ts';
import { count } from '../platform/metrics.ts';

/** How long before Lambda would end it a function that has no answer yet says so itself. */
export const tooLateMilliseconds = 250;

/** Faults that pass when the caller tries again: others were writing the same keys, or the time was over. */
const busyErrors = new Set([
  'StillInConflict',
  'TransactionConflictException',
  'TransactionCanceledException',
  'TimeoutError',
]);

/** What a caller is told of whatever was thrown. A fault of ours is logged with its stack, counted, and told as a fault and no more. */
export const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  const code: ProblemCode = error instanceof Error && busyErrors.has(error.name) ? 'busy-try-again' : 'fault';
  log.error('Request failed.', { error: error instanceof Error ? error : new Error(String(error)) });
  count('Faults');
  return new Refusal(code);
};
