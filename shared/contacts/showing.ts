import type { ApplicantId } from '../../events/event.ts';
import { contactFields, contactsInForce, coolingChanges, unchangedContacts } from '../domain/contacts/contacts.ts';
import { maskedContact } from '../domain/contacts/masks.ts';
import { Refusal } from '../errors.ts';
import { open, openContact } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { ContactTable } from '../table/contacts.ts';
import type { Registrations } from '../table/registrations.ts';

export interface ShowingContacts {
  readonly contacts: Pick<ContactTable, 'get'>;
  readonly registrations: Pick<Registrations, 'get'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** Shows a person where they are reached, what is about to change and from when on: all of it masked. */
export const showingContacts =
  ({ contacts, registrations, keys }: ShowingContacts) =>
  /** @throws Refusal registration-not-found. */
  async (applicantId: ApplicantId, at: Date) => {
    const [registration, found] = await Promise.all([registrations.get(applicantId), contacts.get(applicantId)]);
    if (registration === undefined) throw new Refusal('registration-not-found');
    const ring = await keys.ring();
    const { asked, ...standing } = found ?? unchangedContacts(applicantId);
    const inForce = contactsInForce(registration, standing, at.toISOString());
    const masked = (field: (typeof contactFields)[number], sealed: string) =>
      maskedContact(field, open(ring, applicantId, field, sealed));
    const isWaiting = asked !== undefined && asked.validUntil > at.toISOString();
    return {
      phone: maskedContact('phone', openContact(ring, applicantId, inForce, 'phone')),
      email: maskedContact('email', openContact(ring, applicantId, inForce, 'email')),
      /** Confirmed, and in force from an instant on unless it is objected to. */
      pending: coolingChanges(standing, at.toISOString()).map(
        ({ field, version, sealed, confirmedAt, effectiveFrom }) => ({
          field,
          version,
          to: masked(field, sealed),
          confirmedAt,
          effectiveFrom,
        }),
      ),
      /** Asked for, while a code waits to come back. */
      ...(isWaiting
        ? {
            codeSent: {
              validUntil: asked.validUntil,
              triesLeft: asked.triesLeft,
              to: contactFields.flatMap((field) => {
                const contact = asked[field];
                return contact === undefined ? [] : [{ field, to: masked(field, contact.sealed) }];
              }),
            },
          }
        : {}),
    };
  };
