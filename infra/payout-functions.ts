import type { FunctionDefinition } from './function-definition.ts';

/** Envelopes of payouts, the bank’s answers, and its statements. */
export const payoutFunctions = [] as const satisfies readonly FunctionDefinition[];
