import type { FunctionDefinition } from './function-definition.ts';

/** Who shares a phone, an e-mail address or a device beyond what may be, and what two people decide of it. */
export const riskFunctions = [
  {
    file: 'risks/list-risks',
    trigger: { route: 'GET /v1/risks' },
    environment: [],
    rights: { table: 'read', within: ['risks'], index: true },
  },
  {
    file: 'risks/get-risk',
    trigger: { route: 'GET /v1/risks/{riskId}' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'read', within: ['risks', 'keys'], unwraps: ['person'] },
  },
  {
    file: 'risks/propose-risk-decision',
    trigger: { route: 'POST /v1/risks/{riskId}/decision' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'write', within: ['risks', 'people', 'keys'], unwraps: ['person'] },
  },
  {
    file: 'risks/decide-risk',
    trigger: { route: 'POST /v1/risks/{riskId}/verdict' },
    environment: [],
    rights: { table: 'write', within: ['risks', 'people'] },
    timeoutSeconds: () => 29,
  },
] as const satisfies readonly FunctionDefinition[];
