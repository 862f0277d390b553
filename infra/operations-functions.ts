import type { FunctionDefinition, Variable } from './function-definition.ts';

/** Where every queue is. */
const allQueues = [
  'VERIFICATION_QUEUE_URL',
  'STANDING_QUEUE_URL',
  'LISTS_QUEUE_URL',
  'SELECTION_QUEUE_URL',
  'NOTICES_QUEUE_URL',
  'DEADLINES_QUEUE_URL',
  'REFUNDS_QUEUE_URL',
  'COMPLETIONS_QUEUE_URL',
  'LEDGER_QUEUE_URL',
  'INCENTIVES_QUEUE_URL',
  'PAYOUTS_QUEUE_URL',
  'DEBTS_QUEUE_URL',
  'SETTLEMENTS_QUEUE_URL',
  'AUDIT_QUEUE_URL',
  'REKEYING_QUEUE_URL',
  'ERASURES_QUEUE_URL',
] as const satisfies readonly Variable[];

/** What operators look at, and how they set going again what stands still. */
export const operationsFunctions = [
  {
    file: 'operations/list-queues',
    trigger: { route: 'GET /v1/operations/queues' },
    environment: allQueues,
    rights: { operates: 'watch', measures: true },
  },
  {
    file: 'operations/list-dead-letters',
    trigger: { route: 'GET /v1/operations/queues/{queue}/dead-letters' },
    environment: allQueues,
    rights: { table: 'read', within: ['failures'], operates: 'peek' },
    // Ten at a time are received, and each time SQS may wait a second for its servers.
    timeoutSeconds: () => 29,
  },
  {
    file: 'operations/start-redrive',
    trigger: { route: 'POST /v1/operations/queues/{queue}/redrives' },
    environment: allQueues,
    rights: { operates: 'redrive' },
  },
  {
    file: 'operations/list-redrives',
    trigger: { route: 'GET /v1/operations/queues/{queue}/redrives' },
    environment: allQueues,
    rights: { operates: 'see-redrives' },
  },
  {
    file: 'operations/get-pulse',
    trigger: { route: 'GET /v1/operations/pulse' },
    environment: [],
    rights: { measures: true },
  },
  {
    file: 'operations/list-approvals',
    trigger: { route: 'GET /v1/operations/approvals' },
    environment: [],
    rights: {
      table: 'read',
      within: ['waves', 'payouts', 'settlements', 'catalogue', 'risks', 'privacy'],
      index: true,
    },
  },
] as const satisfies readonly FunctionDefinition[];
