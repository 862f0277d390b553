import type { FunctionDefinition } from './function-definition.ts';

/** The daily proof that the ledger balances, and who may look at it. */
export const ledgerFunctions = [
  {
    file: 'ledger/tick-ledger',
    trigger: { schedule: 'tickExpression' },
    environment: ['LEDGER_QUEUE_URL'],
    rights: { table: 'write', within: ['ledger'], sendsTo: ['Ledger'] },
  },
  {
    file: 'ledger/run-ledger-step',
    trigger: { queue: 'Ledger' },
    environment: ['LEDGER_QUEUE_URL'],
    // It reads all that is on record of a person's money, and writes only what it found.
    rights: {
      table: 'write',
      within: ['ledger', 'people', 'orders', 'payouts', 'settlements'],
      index: true,
      sendsTo: ['Ledger'],
    },
    timeoutSeconds: () => 300,
    sendsToItself: true,
  },
  {
    file: 'ledger/get-ledger-day',
    trigger: { route: 'GET /v1/ledger/days/{day}' },
    environment: [],
    rights: { table: 'read', within: ['ledger'] },
  },
  {
    file: 'ledger/list-own-transfers',
    trigger: { route: 'GET /v1/registrations/me/transfers' },
    environment: [],
    rights: { table: 'read', within: ['people', 'payouts'] },
  },
] as const satisfies readonly FunctionDefinition[];
