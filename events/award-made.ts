import * as z from 'zod';
import { ApplicantId, Ticket, WaveId, event } from './event.ts';

/** A drawn person was given the card. */
export const AwardMade = event(
  'award.made.v1',
  z.object({
    applicantId: ApplicantId,
    waveId: WaveId,
    ticket: Ticket,
    regency: z.string(),
    /** In the regency, from 1. */
    rank: z.int().positive(),
    state: z.enum(['active', 'held']),
  }),
);
export type AwardMade = z.infer<typeof AwardMade>;
