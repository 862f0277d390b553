import type { FunctionDefinition } from './function-definition.ts';

export const auditFunctions = [] as const satisfies readonly FunctionDefinition[];
