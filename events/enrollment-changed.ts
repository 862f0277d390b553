import * as z from 'zod';
import { ApplicantId, Ticket, WaveId, event } from './event.ts';

const Data = z.object({ waveId: WaveId, ticket: Ticket, applicantId: ApplicantId });

/** A person joined a wave. The enrolment is its own event: the path that millions take at once writes one item. */
export const EnrollmentJoined = event('enrollment.joined.v1', Data);
/** A person left a wave. */
export const EnrollmentLeft = event('enrollment.left.v1', Data);
