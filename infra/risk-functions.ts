import type { FunctionDefinition } from './function-definition.ts';

export const riskFunctions = [] as const satisfies readonly FunctionDefinition[];
