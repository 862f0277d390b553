/** Every key of the audit trail's own bookkeeping, as `keys.ts` has those of the rest. The trail itself is in the bucket. */
export const auditKeys = {
  /** What a day of the trail came to. Days sort by date. */
  closing: (day: string) => ({ pk: 'AUDIT', sk: `DAY#${day}` }),
  closings: () => ({ pk: 'AUDIT', prefix: 'DAY#' }),
  /** When the closing of a day was begun, or set going again last. */
  begun: (day: string) => ({ pk: `AUDIT#${day}`, sk: 'BEGUN' }),
  /** What a lane of a day came to. */
  lane: (day: string, lane: string) => ({ pk: `AUDIT#${day}`, sk: `LANE#${lane}` }),
  lanes: (day: string) => ({ pk: `AUDIT#${day}`, prefix: 'LANE#' }),
  /** An event on which trail and table do not agree. */
  difference: (day: string, hash: string) => ({ pk: `AUDIT#${day}`, sk: `DIFFERENCE#${hash}` }),
  differences: (day: string) => ({ pk: `AUDIT#${day}`, prefix: 'DIFFERENCE#' }),
};
