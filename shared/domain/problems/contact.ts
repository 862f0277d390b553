import type { Problem } from './problem.ts';

export const contactProblems = {} as const satisfies Record<string, Problem>;
