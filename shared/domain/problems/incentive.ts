import { problemsOf } from './problem.ts';

/** What is asked of incentives and is not so. */
export const incentiveProblems = problemsOf({});
