import type { Problem } from './problem.ts';

export const regionProblems = {} as const satisfies Record<string, Problem>;
