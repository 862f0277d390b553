import * as z from 'zod';
import { ApplicantId, Ticket, WaveId, event } from './event.ts';

/** It was ruled whose a held award is, and that person can use it from now on. Read by send-notice, for each channel. */
export const AwardReleased = event(
  'award.released.v1',
  z.object({
    /** The holder of the NIK by the ruling. */
    applicantId: ApplicantId,
    waveId: WaveId,
    ticket: Ticket,
    /** Under whom the award was made: the holder, or another who claimed the NIK. */
    drawnBy: ApplicantId,
  }),
);
export type AwardReleased = z.infer<typeof AwardReleased>;
