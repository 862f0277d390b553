import type { Problem } from './problem.ts';

export const auditProblems = {} as const satisfies Record<string, Problem>;
