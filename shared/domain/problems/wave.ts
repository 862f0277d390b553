import { problemsOf } from './problem.ts';

export const waveProblems = problemsOf({});
