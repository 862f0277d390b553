/** The queues of the system, by purpose. */
export type QueueName =
  | 'Verification'
  | 'Standing'
  | 'Lists'
  | 'Selection'
  | 'Notices'
  | 'Deadlines'
  | 'Refunds'
  | 'Completions'
  | 'Ledger'
  | 'Incentives'
  | 'Payouts'
  | 'Debts'
  | 'Settlements'
  | 'Audit'
  | 'Rekeying'
  | 'Erasures';

/**
 * Which queue each event of the table's stream goes to. The stream's filter lets only these through, so that what
 * nobody reads (seven million joins a wave, say) costs no invocation.
 */
export const routes = {
  'registration.submitted.v1': 'Verification',
  'registration.corrected.v1': 'Verification',
  'standing.unsettled.v1': 'Standing',
  'list.received.v1': 'Lists',
  'list-file.submitted.v1': 'Lists',
  'selection.stage-started.v1': 'Selection',
  'award.released.v1': 'Notices',
  'award.ended.v1': 'Notices',
  'purchase-code.requested.v1': 'Notices',
  'visit.requested.v1': 'Notices',
  'visit.opened.v1': 'Notices',
  'order.refunded.v1': 'Notices',
  'training.completed.v1': 'Notices',
  'schedule.cancelled.v1': 'Refunds',
  'review.given.v1': 'Incentives',
  'survey.answered.v1': 'Incentives',
  'payout-account.linked.v1': 'Incentives',
  'incentive.decided.v1': 'Notices',
  'payout.settled.v1': 'Notices',
  'envelope.opened.v1': 'Payouts',
  'envelope.approved.v1': 'Payouts',
  'envelope.rejected.v1': 'Payouts',
  'entitlement.stopped.v1': 'Debts',
  'entitlement.resumed.v1': 'Debts',
  'debt.unsettled.v1': 'Debts',
  'debt.changed.v1': 'Notices',
  'contact-code.requested.v1': 'Notices',
  'contact.changed.v1': 'Notices',
  'contact.undone.v1': 'Notices',
  'erasure.asked.v1': 'Notices',
  'erasure.delayed.v1': 'Notices',
  'breach.approved.v1': 'Erasures',
  'settlement.opened.v1': 'Settlements',
  'settlement.approved.v1': 'Settlements',
  'settlement.rejected.v1': 'Settlements',
} as const satisfies Record<string, QueueName>;
