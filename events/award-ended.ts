import * as z from 'zod';
import { ApplicantId, Ticket, WaveId, event } from './event.ts';

/** A recipient has the card no more. Read by send-notice. */
export const AwardEnded = event(
  'award.ended.v1',
  z.object({
    applicantId: ApplicantId,
    waveId: WaveId,
    ticket: Ticket,
    regency: z.string(),
    because: z.enum(['given-up', 'listed', 'revoked', 'redrawn']),
    /** Of one that a list ended: the code of the reason, and the version of the list. */
    reason: z.string().optional(),
    listVersion: z.string().optional(),
  }),
);
export type AwardEnded = z.infer<typeof AwardEnded>;

/** What had ended an award does not hold any more, and its place was still free. Nobody reads it yet; it is the record. */
export const AwardRestored = event(
  'award.restored.v1',
  z.object({ applicantId: ApplicantId, waveId: WaveId, ticket: Ticket, regency: z.string() }),
);
export type AwardRestored = z.infer<typeof AwardRestored>;
