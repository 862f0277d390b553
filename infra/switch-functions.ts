import type { FunctionDefinition } from './function-definition.ts';

/** What operators set while the system runs: features, and the brake on registrations with what people do while it is on. */
export const switchFunctions = [
  {
    file: 'registrations/get-challenge',
    trigger: { route: 'GET /v1/registrations/challenge' },
    environment: ['DATA_KEY_ARN'],
    // It may be the first that needs the keys of people, and then makes them.
    rights: { table: 'write', within: ['keys'], alsoReads: ['switches'], unwraps: ['person'], makes: ['person'] },
  },
  {
    file: 'registrations/wait-to-register',
    trigger: { route: 'POST /v1/registrations/waiting-place' },
    environment: ['DATA_KEY_ARN'],
    rights: {
      table: 'write',
      within: ['turns', 'keys'],
      alsoReads: ['switches'],
      unwraps: ['person'],
      makes: ['person'],
    },
  },
  {
    file: 'switches/set-registration-challenge',
    trigger: { route: 'PUT /v1/switches/registration-challenge' },
    environment: [],
    rights: { table: 'write', within: ['switches'] },
  },
  {
    file: 'switches/get-registration-challenge',
    trigger: { route: 'GET /v1/switches/registration-challenge' },
    environment: [],
    rights: { table: 'read', within: ['switches'] },
  },
  {
    file: 'switches/set-feature',
    trigger: { route: 'PUT /v1/switches/features/{feature}' },
    environment: [],
    rights: { table: 'write', within: ['switches'] },
  },
  {
    file: 'switches/list-features',
    trigger: { route: 'GET /v1/switches/features' },
    environment: [],
    rights: { table: 'read', within: ['switches'] },
  },
] as const satisfies readonly FunctionDefinition[];
