/** The queues of the system, by purpose. */
export type QueueName =
  'Verification' | 'Standing' | 'Lists' | 'Selection' | 'Notices' | 'Deadlines' | 'Refunds' | 'Completions';

/**
 * Which queue each event of the table's stream goes to. The stream's filter lets only these through, so that what
 * nobody reads (seven million joins a wave, say) costs no invocation.
 */
export const routes = {
  'registration.submitted.v1': 'Verification',
  'registration.corrected.v1': 'Verification',
  'standing.unsettled.v1': 'Standing',
  'list.received.v1': 'Lists',
  'selection.stage-started.v1': 'Selection',
  'award.released.v1': 'Notices',
  'award.ended.v1': 'Notices',
  'purchase-code.requested.v1': 'Notices',
  'order.refunded.v1': 'Notices',
  'training.completed.v1': 'Notices',
  'schedule.cancelled.v1': 'Refunds',
} as const satisfies Record<string, QueueName>;
