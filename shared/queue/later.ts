// SQS delays no longer.
const longestDelaySeconds = 900;

/**
 * How long a message is put off whose question an outside service could not answer, in whole seconds: longer with each
 * attempt (counted from 0), not shorter than the service asked for, and to a random instant, so that those who wait do
 * not come back together.
 */
export const laterBy = (attempt: number, retryAfterSeconds: number): number => {
  const growing = 2 ** Math.min(attempt, 9) * (1 + Math.random());
  return Math.min(longestDelaySeconds, Math.ceil(Math.max(retryAfterSeconds, growing)));
};
