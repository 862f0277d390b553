import type { FunctionDefinition } from './function-definition.ts';

/** A signature is checked with the partner's keys, which are encrypted, and counted. */
const signed = { environment: ['DATA_KEY_ARN'], unwraps: ['person'] } as const;

/** The API that training institutions and platforms already speak, and the register of their keys. */
export const partnerFunctions = [
  {
    file: 'partners/register-partner',
    trigger: { route: 'PUT /v1/partners/{clientCode}' },
    environment: [],
    rights: { table: 'write', within: ['partners', 'catalogue'] },
  },
  {
    file: 'partners/make-partner-key',
    trigger: { route: 'POST /v1/partners/{clientCode}/keys' },
    environment: ['DATA_KEY_ARN'],
    // The first partner's key may be the first thing that is encrypted at all.
    rights: { table: 'write', within: ['partners', 'keys'], unwraps: ['person'], makes: ['person'] },
  },
  {
    file: 'integration/redeem-status',
    trigger: { route: 'POST /api/v1/integration/payment/redeem-code/status' },
    environment: signed.environment,
    // It counts the partner's requests, and writes nothing else.
    rights: { table: 'write', within: ['partners', 'keys', 'orders', 'catalogue'], unwraps: signed.unwraps },
  },
  {
    file: 'integration/redeem-commit',
    trigger: { route: 'POST /api/v1/integration/payment/redeem-code/commit' },
    environment: signed.environment,
    rights: {
      table: 'write',
      // With the first commit the platform has something to be paid for.
      within: ['partners', 'keys', 'orders', 'catalogue', 'settlements'],
      unwraps: signed.unwraps,
    },
  },
  {
    file: 'integration/choose-settings',
    trigger: { route: 'POST /api/v1/integration/settings' },
    environment: signed.environment,
    rights: { table: 'write', within: ['partners', 'keys'], unwraps: signed.unwraps },
  },
  {
    file: 'integration/test-signature',
    trigger: { route: 'POST /api/v1/integration/self-test' },
    environment: signed.environment,
    rights: { table: 'write', within: ['partners', 'keys'], unwraps: signed.unwraps },
  },
] as const satisfies readonly FunctionDefinition[];
