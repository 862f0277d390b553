import type { WaveId } from '../../events/event.ts';
import type { Enrollment } from '../domain/enrollment.ts';
import type { Registration } from '../domain/registration.ts';
import { ticketOf } from '../domain/ticket.ts';
import { openIdentity } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { Enrollments } from '../table/enrollments.ts';

interface OwnEnrollments {
  readonly enrollments: Pick<Enrollments, 'own'>;
  readonly keys: Pick<KeyStore, 'ring' | 'waveKeys'>;
}

/** The person's enrolment, under the NIK they declare now or one that they declared before. */
export const ownEnrollment = async (
  { enrollments, keys }: OwnEnrollments,
  waveId: WaveId,
  { applicantId, identity, earlier = [] }: Registration,
): Promise<Enrollment | undefined> => {
  const [ring, waveKeys] = await Promise.all([keys.ring(), keys.waveKeys(waveId)]);
  for (const declared of [identity, ...earlier.map((before) => before.identity).toReversed()]) {
    const ticket = ticketOf(waveKeys, openIdentity(ring, applicantId, declared, 'nik').nik);
    const found = await enrollments.own(waveId, ticket, applicantId);
    if (found !== undefined) return found;
  }
  return undefined;
};
