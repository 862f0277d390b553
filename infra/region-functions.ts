import type { FunctionDefinition } from './function-definition.ts';

/** Figures of regencies and provinces, and the counting that they come from. */
export const regionFunctions = [
  {
    file: 'regions/count-moves',
    trigger: { schedule: 'tickExpression' },
    environment: [],
    // A move that is counted is deleted with what it adds.
    rights: { table: 'delete', within: ['moves', 'regions', 'nation'], alsoReads: ['waves'] },
    timeoutSeconds: () => 60,
  },
  {
    file: 'regions/get-regency-figures',
    trigger: { route: 'GET /v1/regencies/{regency}/figures' },
    environment: [],
    rights: { table: 'read', within: ['regions', 'waves', 'catalogue'] },
  },
  {
    file: 'regions/get-province-figures',
    trigger: { route: 'GET /v1/provinces/{province}/figures' },
    environment: [],
    rights: { table: 'read', within: ['regions', 'waves'] },
  },
  {
    file: 'regions/get-nation-figures',
    trigger: { route: 'GET /v1/figures' },
    environment: [],
    // Only what is told: it has no right to read a count that is withheld.
    rights: { table: 'read', within: ['nation'] },
  },
] as const satisfies readonly FunctionDefinition[];
