import type { FunctionDefinition } from './function-definition.ts';

/** Who was not entitled, and what they pay back. */
export const debtFunctions = [
  {
    file: 'debts/run-debt-step',
    trigger: { queue: 'Debts' },
    environment: ['DEBTS_QUEUE_URL', 'INCENTIVES_QUEUE_URL'],
    rights: {
      // A payout that is taken back waits for an envelope no more.
      table: 'delete',
      within: ['people', 'orders', 'payouts'],
      sendsTo: ['Debts', 'Incentives'],
    },
    // It waits for payouts that are on their way.
    sendsToItself: true,
  },
  {
    file: 'debts/list-own-debts',
    trigger: { route: 'GET /v1/registrations/me/debts' },
    environment: [],
    rights: { table: 'read', within: ['people'] },
  },
  {
    file: 'debts/choose-debt-plan',
    trigger: { route: 'PUT /v1/registrations/me/debts/{waveId}/plan' },
    environment: [],
    rights: { table: 'write', within: ['people'] },
  },
  {
    file: 'debts/get-debt',
    trigger: { route: 'GET /v1/debts/{applicantId}/{waveId}' },
    environment: [],
    rights: { table: 'read', within: ['people'] },
  },
  {
    file: 'debts/enter-repayment',
    trigger: { route: 'POST /v1/debts/{applicantId}/{waveId}/repayments' },
    environment: [],
    rights: { table: 'write', within: ['people', 'ledger'] },
  },
] as const satisfies readonly FunctionDefinition[];
