import type { FunctionDefinition } from './function-definition.ts';
import type { StageSettings } from './stages.ts';

/**
 * Shorter than the Refunds queue holds its messages, as a join is shorter than the Standing queue does: an order that is
 * under way when its schedule is cancelled has landed, or died, before its refund is looked for
 * (docs/decisions/0015-purchase.md).
 */
const orderTimeout = ({ joinTimeoutSeconds }: StageSettings) => joinTimeoutSeconds;

/** What a participant buys, and what becomes of it. */
export const orderFunctions = [
  {
    file: 'orders/request-purchase-code',
    trigger: { route: 'POST /v1/purchase-codes' },
    environment: [],
    rights: { table: 'write', within: ['partners', 'catalogue', 'people'], alsoReads: ['switches'] },
  },
  {
    file: 'orders/place-order',
    trigger: { route: 'POST /v1/orders' },
    environment: ['DATA_KEY_ARN'],
    rights: {
      // The one-time code goes when it is used.
      table: 'delete',
      within: ['partners', 'catalogue', 'people', 'orders', 'keys', 'moves'],
      alsoReads: ['switches'],
      unwraps: ['person'],
    },
    timeoutSeconds: orderTimeout,
  },
  {
    file: 'orders/get-order',
    trigger: { route: 'GET /v1/orders/{orderId}' },
    environment: [],
    rights: { table: 'read', within: ['partners', 'orders'] },
  },
  {
    file: 'orders/cancel-sale',
    trigger: { route: 'POST /v1/orders/{orderId}/cancellation' },
    environment: [],
    // The seat is given free.
    rights: { table: 'delete', within: ['partners', 'people', 'orders', 'moves'] },
  },
  {
    file: 'orders/list-own-orders',
    trigger: { route: 'GET /v1/registrations/me/orders' },
    environment: [],
    rights: { table: 'read', within: ['people', 'orders', 'catalogue'] },
  },
  {
    file: 'orders/cancel-own-order',
    trigger: { route: 'POST /v1/registrations/me/orders/{orderId}/cancellation' },
    environment: [],
    // As above.
    rights: { table: 'delete', within: ['people', 'orders', 'moves'] },
  },
  {
    file: 'orders/refund-schedule',
    trigger: { queue: 'Refunds' },
    environment: ['REFUNDS_QUEUE_URL'],
    // What a platform was paid for a purchase that is given back is set off; what was held back goes back.
    rights: {
      table: 'write',
      within: ['people', 'orders', 'deadlines', 'settlements', 'ledger', 'moves'],
      sendsTo: ['Refunds'],
    },
    sendsToItself: true,
  },
] as const satisfies readonly FunctionDefinition[];
