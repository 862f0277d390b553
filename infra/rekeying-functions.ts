import type { FunctionDefinition } from './function-definition.ts';

export const rekeyingFunctions = [] as const satisfies readonly FunctionDefinition[];
