import type { FunctionDefinition } from './function-definition.ts';

/** The account that a participant is paid to. */
export const payoutAccountFunctions = [
  {
    file: 'payout-accounts/link-payout-account',
    trigger: { route: 'PUT /v1/registrations/me/payout-account' },
    environment: ['DATA_KEY_ARN', 'BANK_URL', 'BANK_SECRET_ARN'],
    rights: {
      table: 'write',
      within: ['people', 'accounts', 'keys'],
      alsoReads: ['switches'],
      unwraps: ['person'],
      secret: 'BankKey',
    },
  },
  {
    file: 'payout-accounts/get-payout-account',
    trigger: { route: 'GET /v1/registrations/me/payout-account' },
    environment: [],
    rights: { table: 'read', within: ['people'] },
  },
  {
    file: 'payout-accounts/object-to-payout-account',
    trigger: { route: 'POST /v1/registrations/me/payout-account/objection' },
    environment: [],
    rights: { table: 'write', within: ['people'] },
  },
] as const satisfies readonly FunctionDefinition[];
