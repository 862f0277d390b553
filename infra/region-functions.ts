import type { FunctionDefinition } from './function-definition.ts';

export const regionFunctions = [] as const satisfies readonly FunctionDefinition[];
