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
  /** The age of the oldest message, in minutes, at which somebody is called. */
  readonly oldAfterMinutes: number;
}

/** Every queue: its name in the templates, the function that empties it, and what of it is old. */
export const queues: Readonly<Record<QueueId, KnownQueue>> = {
  // A verification that is put off is a new message, so this is the age of one that nobody took.
  verification: { name: 'Verification', consumer: 'registrations/verify-registration', oldAfterMinutes: 60 },
  standing: { name: 'Standing', consumer: 'registrations/settle-standing', oldAfterMinutes: 15 },
  lists: { name: 'Lists', consumer: 'lists/apply-list-lines', oldAfterMinutes: 30 },
  selection: { name: 'Selection', consumer: 'selection/run-selection-step', oldAfterMinutes: 30 },
  notices: { name: 'Notices', consumer: 'notices/send-notice', oldAfterMinutes: 60 },
  deadlines: { name: 'Deadlines', consumer: 'deadlines/run-deadline-step', oldAfterMinutes: 30 },
  refunds: { name: 'Refunds', consumer: 'orders/refund-schedule', oldAfterMinutes: 30 },
  completions: { name: 'Completions', consumer: 'completions/settle-completion', oldAfterMinutes: 60 },
  ledger: { name: 'Ledger', consumer: 'ledger/run-ledger-step', oldAfterMinutes: 60 },
  incentives: { name: 'Incentives', consumer: 'incentives/run-incentive-step', oldAfterMinutes: 60 },
  payouts: { name: 'Payouts', consumer: 'payouts/run-payout-step', oldAfterMinutes: 60 },
  debts: { name: 'Debts', consumer: 'debts/run-debt-step', oldAfterMinutes: 60 },
  settlements: { name: 'Settlements', consumer: 'settlements/run-settlement-step', oldAfterMinutes: 60 },
  audit: { name: 'Audit', consumer: 'audit/run-audit-step', oldAfterMinutes: 60 },
  rekeying: { name: 'Rekeying', consumer: 'rekeying/run-rekeying-step', oldAfterMinutes: 360 },
  erasures: { name: 'Erasures', consumer: 'privacy/run-erasure-step', oldAfterMinutes: 360 },
};

/** Whether a queue's oldest message, which has waited for so many seconds, is one that somebody is called for. */
export const isOld = (queue: QueueId, oldestSeconds: number | undefined): boolean =>
  oldestSeconds !== undefined && oldestSeconds > 60 * queues[queue].oldAfterMinutes;

/** The pages that say what to do when a queue does not empty, or has dead letters (docs/runbooks). */
export const runbooksOf = (queue: QueueId): string[] => [`${queue}-backlog`, `${queue}-dead-letters`];
