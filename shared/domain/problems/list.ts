import { problemsOf } from './problem.ts';

export const listProblems = problemsOf({});
