import { problemsOf } from './problem.ts';

export const selectionProblems = problemsOf({});
