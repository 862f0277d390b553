/**
 * Events that the audit trail leaves out, each with the reason: they decide nothing, or are evidence elsewhere already.
 * Every other event, those of staff included, is captured from the table's stream; a new event is in the trail without
 * anybody doing anything.
 */
export const outsideTrail: Readonly<Record<string, string>> = {
  'enrollment.joined.v1':
    'A wish and no decision; seven million a wave. Receipts are signed, and the list of tickets is published before the draw.',
  'enrollment.left.v1':
    'A wish and no decision. The published list of tickets shows who takes part, and a receipt proves who left.',
  'standing.unsettled.v1': 'A work order: what it leads to is an event of its own.',
  'debt.unsettled.v1': 'A work order: what it leads to is an event of its own.',
  'selection.stage-started.v1': 'A work order of the draw, whose steps are evidence of their own.',
  'contact-code.requested.v1': 'A work order to send a code; the change that it leads to is an event of its own.',
  'purchase-code.requested.v1': 'A work order to send a code; the purchase that it opens is an event of its own.',
};

/** Whether an event of this type belongs into the audit trail. */
export const isOfTrail = (type: string): boolean => !Object.hasOwn(outsideTrail, type);
