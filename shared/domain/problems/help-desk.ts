import type { Problem } from './problem.ts';

export const helpDeskProblems = {} as const satisfies Record<string, Problem>;
