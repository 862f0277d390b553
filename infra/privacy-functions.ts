import type { FunctionDefinition } from './function-definition.ts';

export const privacyFunctions = [] as const satisfies readonly FunctionDefinition[];
