import * as z from 'zod';
import { ApplicantId, event } from './event.ts';

/** 32 random hexadecimal digits that stand for one visit of one person to one help desk. */
export const VisitId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'VisitId'>();
export type VisitId = z.infer<typeof VisitId>;

/**
 * A help desk asked to act for whoever has a NIK. Where somebody is registered with it, they are to be sent a one-time
 * code; it is worked out from the number of the visit. Read by send-notice.
 */
export const VisitRequested = event(
  'visit.requested.v1',
  z.object({ visitId: VisitId, staffId: z.string(), applicantId: ApplicantId.optional() }),
);
export type VisitRequested = z.infer<typeof VisitRequested>;

/** The person read out the code: the help desk may act for them for a while. Read by send-notice. */
export const VisitOpened = event(
  'visit.opened.v1',
  z.object({ visitId: VisitId, staffId: z.string(), applicantId: ApplicantId }),
);
export type VisitOpened = z.infer<typeof VisitOpened>;
