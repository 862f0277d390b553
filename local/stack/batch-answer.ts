import { isObject, type Json, textOf } from '../emulators/json.ts';
import type { InvocationResult } from './lambda-environment.ts';

/**
 * Which records of a batch a function could not work, by their identifiers, as event sources read it: all of them when
 * the function failed, or when what it reports names a record that was not in the batch.
 */
export const failuresOf = (
  result: InvocationResult,
  identifiers: readonly string[],
  isReporting: boolean,
): Set<string> => {
  const all = new Set(identifiers);
  if (!result.ok) return all;
  if (!isReporting) return new Set();
  const answer = JSON.parse(result.answer) as Json;
  const reported = isObject(answer) ? (answer['batchItemFailures'] ?? []) : [];
  if (!Array.isArray(reported)) return all;
  const failed = reported.map((failure) => (isObject(failure) ? textOf(failure['itemIdentifier']) : ''));
  return failed.every((identifier) => all.has(identifier)) ? new Set(failed) : all;
};
