import type { FunctionDefinition } from './function-definition.ts';

export const helpDeskFunctions = [] as const satisfies readonly FunctionDefinition[];
