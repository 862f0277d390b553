import { problemsOf } from './problem.ts';

/** Why an envelope of payouts, a callback or a statement is refused. */
export const payoutProblems = problemsOf({});
