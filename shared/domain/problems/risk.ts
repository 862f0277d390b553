import type { Problem } from './problem.ts';

export const riskProblems = {} as const satisfies Record<string, Problem>;
