import type { Problem } from './problem.ts';

export const privacyProblems = {} as const satisfies Record<string, Problem>;
