import { problemsOf } from './problem.ts';

export const enrollmentProblems = problemsOf({});
