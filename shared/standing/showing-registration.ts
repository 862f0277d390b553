import type { ApplicantId } from '../../events/event.ts';
import { registrationView } from '../domain/registration-view.ts';
import { Refusal } from '../errors.ts';
import { openIdentity } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { Registrations } from '../table/registrations.ts';

export interface ShowingRegistration {
  readonly registrations: Pick<Registrations, 'get'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** Shows where a person's registration stands, and why, rule by rule. */
export const showingRegistration =
  ({ registrations, keys }: ShowingRegistration) =>
  /** @throws Refusal registration-not-found */
  async (applicantId: ApplicantId, { language }: { readonly language: 'id' | 'en' }) => {
    const registration = await registrations.get(applicantId);
    if (registration === undefined) throw new Refusal('registration-not-found');
    const { nik } = openIdentity(await keys.ring(), applicantId, registration.identity, 'nik');
    return registrationView(registration, nik, language);
  };
