import type { Problem } from './problem.ts';

export const edgeProblems = {} as const satisfies Record<string, Problem>;
