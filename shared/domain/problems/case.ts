import { problemsOf } from './problem.ts';

export const caseProblems = problemsOf({});
