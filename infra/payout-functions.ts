import type { FunctionDefinition } from './function-definition.ts';

/** Envelopes of payouts, the bank’s answers, and its statements. */
export const payoutFunctions = [
  {
    file: 'payouts/open-envelope',
    trigger: { route: 'POST /v1/payout-envelopes' },
    environment: [],
    rights: { table: 'write', within: ['payouts'] },
  },
  {
    file: 'payouts/list-envelopes',
    trigger: { route: 'GET /v1/payout-envelopes' },
    environment: [],
    rights: { table: 'read', within: ['payouts'] },
  },
  {
    file: 'payouts/get-envelope',
    trigger: { route: 'GET /v1/payout-envelopes/{envelopeId}' },
    environment: [],
    rights: { table: 'read', within: ['payouts'] },
  },
  {
    file: 'payouts/decide-envelope',
    trigger: { route: 'POST /v1/payout-envelopes/{envelopeId}/verdict' },
    environment: [],
    rights: { table: 'write', within: ['payouts'] },
  },
  {
    file: 'payouts/run-payout-step',
    trigger: { queue: 'Payouts' },
    environment: [
      'DATA_KEY_ARN',
      'BANK_URL',
      'BANK_SECRET_ARN',
      'BANK_CALLS_PER_SECOND',
      'UPLOADS_BUCKET',
      'PAYOUTS_QUEUE_URL',
    ],
    rights: {
      // What is in an envelope is ready no more, and who is looked after later is not looked after now.
      table: 'delete',
      within: ['payouts', 'people', 'lists', 'incentives', 'ledger', 'keys', 'moves'],
      unwraps: ['person'],
      secret: 'BankKey',
      uploads: { may: 'read', of: 'statements' },
      sendsTo: ['Payouts'],
    },
    memoryMiB: 1_024,
    timeoutSeconds: () => 60,
    sendsToItself: true,
  },
  {
    file: 'payouts/tick-payouts',
    trigger: { schedule: 'tickExpression' },
    environment: ['PAYOUTS_QUEUE_URL'],
    rights: { table: 'write', within: ['payouts'], sendsTo: ['Payouts'] },
  },
  {
    file: 'payouts/accept-callback',
    trigger: { route: 'POST /v1/payout-callbacks' },
    environment: ['BANK_CALLBACK_SECRET_ARN', 'PAYOUTS_QUEUE_URL'],
    rights: { table: 'write', within: ['payouts'], secret: 'BankCallbackKey', sendsTo: ['Payouts'] },
  },
  {
    file: 'payouts/open-statement',
    trigger: { route: 'POST /v1/bank-statements' },
    environment: ['UPLOADS_BUCKET'],
    rights: { table: 'write', within: ['payouts'], uploads: { may: 'sign', of: 'statements' } },
  },
  {
    file: 'payouts/submit-statement',
    trigger: { route: 'POST /v1/bank-statements/{statementId}/submission' },
    environment: ['UPLOADS_BUCKET', 'PAYOUTS_QUEUE_URL'],
    rights: {
      table: 'write',
      within: ['payouts'],
      uploads: { may: 'read', of: 'statements' },
      sendsTo: ['Payouts'],
    },
  },
  {
    file: 'payouts/get-statement',
    trigger: { route: 'GET /v1/bank-statements/{statementId}' },
    environment: [],
    rights: { table: 'read', within: ['payouts'] },
  },
  {
    file: 'payouts/list-unmatched',
    trigger: { route: 'GET /v1/unmatched-payments' },
    environment: [],
    rights: { table: 'read', within: ['payouts'] },
  },
  {
    file: 'payouts/resolve-unmatched',
    trigger: { route: 'POST /v1/unmatched-payments/{entryId}/resolution' },
    environment: [],
    // It is open no more.
    rights: { table: 'delete', within: ['payouts'] },
  },
] as const satisfies readonly FunctionDefinition[];
