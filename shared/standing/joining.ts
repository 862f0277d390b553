import type { ApplicantId, WaveId } from '../../events/event.ts';
import { joined, mustBeOpen } from '../domain/joining.ts';
import { receiptOf } from '../domain/receipt.ts';
import { mustStay } from '../domain/registration.ts';
import { Refusal } from '../errors.ts';
import { openIdentity } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { ReceiptSigner } from '../keys/signing.ts';
import { count } from '../platform/metrics.ts';
import type { Enrollments } from '../table/enrollments.ts';
import type { Registrations } from '../table/registrations.ts';
import type { Waves } from '../table/waves.ts';

export interface Joining {
  readonly waves: Pick<Waves, 'cached' | 'quota'>;
  readonly registrations: Pick<Registrations, 'get'>;
  readonly enrollments: Pick<Enrollments, 'join'>;
  readonly keys: Pick<KeyStore, 'ring' | 'waveKeys'>;
  readonly receipts: ReceiptSigner;
}

/**
 * Has a person join a wave, who gets a signed receipt for the ticket. One read and one write; wave, quota and keys are in
 * the environment. A second time answers the same ticket.
 */
export const joining =
  ({ waves, registrations, enrollments, keys, receipts }: Joining) =>
  /** @throws Refusal wave-not-found, wave-not-open, wave-closed, registration-required, erasure-asked, not-eligible, regency-not-in-wave */
  async (applicantId: ApplicantId, waveId: WaveId, at: Date) => {
    const [wave, registration] = await Promise.all([waves.cached(waveId), registrations.get(applicantId)]);
    if (wave === undefined) throw new Refusal('wave-not-found');
    mustBeOpen(wave, at);
    if (registration === undefined) throw new Refusal('registration-required');
    mustStay(registration);
    const [quota, ring, waveKeys] = await Promise.all([waves.quota(waveId), keys.ring(), keys.waveKeys(waveId)]);
    const identity = openIdentity(ring, applicantId, registration.identity, 'nik', 'kk', 'birthDate');
    const { enrollment, isHolder } = joined({ wave, quota, waveKeys, registration, identity }, at);
    const { joinedAt, isNew } = await enrollments.join(enrollment, isHolder);
    if (isNew) count('WaveJoined');
    const { ticket } = enrollment;
    const receipt = await receipts.sign(receiptOf({ kind: 'joined', waveId, ticket, at: joinedAt }, at.toISOString()));
    return { isNew, joined: { waveId, ticket, joinedAt, receipt } };
  };
