import type { FunctionDefinition } from './function-definition.ts';

export const contactFunctions = [] as const satisfies readonly FunctionDefinition[];
