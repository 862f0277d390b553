import type { ApplicantId } from '../../events/event.ts';
import { cardOf, registrationView } from '../domain/registration-view.ts';
import { Refusal } from '../errors.ts';
import { openIdentity } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { AwardTable } from '../table/awards.ts';
import type { Registrations } from '../table/registrations.ts';
import { mayHaveAward } from './withdrawal.ts';

export interface ShowingRegistration {
  readonly registrations: Pick<Registrations, 'get'>;
  readonly awards: Pick<AwardTable, 'all'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** Shows where a person's registration stands, and why, rule by rule, with the card that they have. */
export const showingRegistration =
  ({ registrations, awards, keys }: ShowingRegistration) =>
  /** @throws Refusal registration-not-found */
  async (applicantId: ApplicantId, { language }: { readonly language: 'id' | 'en' }) => {
    const registration = await registrations.get(applicantId);
    if (registration === undefined) throw new Refusal('registration-not-found');
    const { nik } = openIdentity(await keys.ring(), applicantId, registration.identity, 'nik');
    const card = mayHaveAward(registration) ? cardOf(await awards.all(applicantId)) : undefined;
    return registrationView(registration, { nik, card, language });
  };
