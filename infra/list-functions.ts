import type { FunctionDefinition } from './function-definition.ts';

/** Ministries’ lists that are handed in as files. */
export const listFunctions = [] as const satisfies readonly FunctionDefinition[];
