import * as z from 'zod';
import type { QueueName } from '../../../events/routes.ts';

/** How often a message is delivered before it lies among the dead letters. */
export const mostDeliveries = 5;

/** How long SQS keeps a message, and so how long a dead letter can lie there, in days. */
export const mostDaysKept = 14;

/** A queue as addresses and commands name it. Its runbooks begin with the same word. */
export const QueueId = z.enum([
  'verification',
  'standing',
  'lists',
  'selection',
  'notices',
  'deadlines',
  'refunds',
  'completions',
  'ledger',
  'incentives',
  'payouts',
  'debts',
  'settlements',
  'audit',
  'rekeying',
  'erasures',
]);
export type QueueId = z.infer<typeof QueueId>;

interface KnownQueue {
  readonly name: QueueName;
  /** The file of the function that empties it. */
  readonly consumer: string;
}

/** Every queue: its name in the templates, and the function that empties it. */
export const queues: Readonly<Record<QueueId, KnownQueue>> = {
  verification: { name: 'Verification', consumer: 'registrations/verify-registration' },
  standing: { name: 'Standing', consumer: 'registrations/settle-standing' },
  lists: { name: 'Lists', consumer: 'lists/apply-list-lines' },
  selection: { name: 'Selection', consumer: 'selection/run-selection-step' },
  notices: { name: 'Notices', consumer: 'notices/send-notice' },
  deadlines: { name: 'Deadlines', consumer: 'deadlines/run-deadline-step' },
  refunds: { name: 'Refunds', consumer: 'orders/refund-schedule' },
  completions: { name: 'Completions', consumer: 'completions/settle-completion' },
  ledger: { name: 'Ledger', consumer: 'ledger/run-ledger-step' },
  incentives: { name: 'Incentives', consumer: 'incentives/run-incentive-step' },
  payouts: { name: 'Payouts', consumer: 'payouts/run-payout-step' },
  debts: { name: 'Debts', consumer: 'debts/run-debt-step' },
  settlements: { name: 'Settlements', consumer: 'settlements/run-settlement-step' },
  audit: { name: 'Audit', consumer: 'audit/run-audit-step' },
  rekeying: { name: 'Rekeying', consumer: 'rekeying/run-rekeying-step' },
  erasures: { name: 'Erasures', consumer: 'privacy/run-erasure-step' },
};

/** The pages that say what to do when a queue does not empty, or has dead letters (docs/runbooks). */
export const runbooksOf = (queue: QueueId): string[] => [`${queue}-backlog`, `${queue}-dead-letters`];
