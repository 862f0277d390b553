import { staff, type Row } from './row.ts';

/** What the machinery is doing, and what waits: whoever may act, approve or audit sees it. */
const watching = (action: string): Row => staff(action, { operator: 'all', approver: 'all', auditor: 'all' });

/** Watching over the machinery, and setting it going again. */
export const operationsAccess = {
  'GET /v1/operations/queues': watching('list-queues'),
  'GET /v1/operations/queues/{queue}/dead-letters': watching('list-dead-letters'),
  'POST /v1/operations/queues/{queue}/redrives': staff('start-redrive', { operator: 'all' }),
  'GET /v1/operations/queues/{queue}/redrives': watching('list-redrives'),
  'GET /v1/operations/pulse': watching('get-pulse'),
  'GET /v1/operations/approvals': watching('list-approvals'),
} as const satisfies Readonly<Record<string, Row>>;
