import type { FunctionDefinition } from './function-definition.ts';

/** What platforms are paid. */
export const settlementFunctions = [
  {
    file: 'settlements/open-settlement',
    trigger: { route: 'POST /v1/platforms/{platformId}/settlements' },
    environment: [],
    rights: { table: 'write', within: ['catalogue', 'settlements'] },
  },
  {
    file: 'settlements/get-settlement',
    trigger: { route: 'GET /v1/platforms/{platformId}/settlements/{settlementId}' },
    environment: [],
    rights: { table: 'read', within: ['settlements'] },
  },
  {
    file: 'settlements/decide-settlement',
    trigger: { route: 'POST /v1/platforms/{platformId}/settlements/{settlementId}/verdict' },
    environment: [],
    rights: { table: 'write', within: ['settlements'] },
  },
  {
    file: 'settlements/list-own-settlements',
    trigger: { route: 'GET /v1/settlements' },
    environment: [],
    rights: { table: 'read', within: ['partners', 'settlements'] },
  },
  {
    file: 'settlements/run-settlement-step',
    trigger: { queue: 'Settlements' },
    environment: ['SETTLEMENTS_QUEUE_URL'],
    // What was looked at is due no more.
    rights: {
      table: 'delete',
      within: ['settlements', 'orders', 'certificates', 'ledger'],
      sendsTo: ['Settlements'],
    },
    timeoutSeconds: () => 60,
    sendsToItself: true,
  },
  {
    file: 'settlements/hold-order',
    trigger: { route: 'PUT /v1/orders/{orderId}/hold' },
    environment: [],
    // What is held back is due no more.
    rights: { table: 'delete', within: ['orders', 'settlements', 'ledger'] },
  },
  {
    file: 'settlements/get-hold',
    trigger: { route: 'GET /v1/orders/{orderId}/hold' },
    environment: [],
    rights: { table: 'read', within: ['orders'] },
  },
  {
    file: 'settlements/propose-hold-end',
    trigger: { route: 'POST /v1/orders/{orderId}/hold/proposal' },
    environment: [],
    rights: { table: 'write', within: ['orders'] },
  },
  {
    file: 'settlements/decide-hold',
    trigger: { route: 'POST /v1/orders/{orderId}/hold/verdict' },
    environment: [],
    rights: { table: 'write', within: ['orders', 'settlements', 'ledger'] },
  },
] as const satisfies readonly FunctionDefinition[];
