import { randomBytes } from 'node:crypto';
import type { ContactField } from '../../events/contact-changed.ts';
import { ContactCodeRequested } from '../../events/contact-changed.ts';
import type { ApplicantId } from '../../events/event.ts';
import { areContactsBound, askedChange } from '../domain/contacts/changing.ts';
import {
  contactFields,
  contactsInForce,
  coolingChanges,
  unchangedContacts,
  type Contacts,
} from '../domain/contacts/contacts.ts';
import { contactRulesOn, type ContactRules } from '../domain/contacts/rules.ts';
import { oneMoreRequest, secondsUntilCode } from '../domain/one-time-code.ts';
import type { Registration } from '../domain/registration.ts';
import { dateInWib } from '../domain/wave.ts';
import { Refusal } from '../errors.ts';
import { keyedHashes, open, openContact, seal } from '../keys/fields.ts';
import type { KeyRing, KeyStore } from '../keys/ring.ts';
import type { ContactTable, Destination } from '../table/contacts.ts';
import type { Registrations } from '../table/registrations.ts';

export interface AskingForChange {
  readonly contacts: Pick<ContactTable, 'get' | 'save' | 'codesTo'>;
  readonly registrations: Pick<Registrations, 'get'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** The phone, the e-mail address, or both, that somebody wants to be reached at from now on. */
export type WantedContacts = Readonly<Partial<Record<ContactField, string | undefined>>>;

/** How often a change is tried that others make at the same time. */
const attempts = 4;

/** What of it is neither in force nor about to be: it takes a code. */
const newOnes = (
  ring: KeyRing,
  { registration, contacts, at }: { registration: Registration; contacts: Contacts; at: string },
  wanted: WantedContacts,
): { field: ContactField; text: string }[] => {
  const { applicantId } = registration;
  const inForce = contactsInForce(registration, contacts, at);
  const cooling = coolingChanges(contacts, at);
  return contactFields.flatMap((field) => {
    const text = wanted[field];
    if (text === undefined) return [];
    const change = cooling.find((candidate) => candidate.field === field);
    const next =
      change === undefined
        ? openContact(ring, applicantId, inForce, field)
        : open(ring, applicantId, field, change.sealed);
    return text === next ? [] : [{ field, text }];
  });
};

/**
 * Has a one-time code sent to each new phone or e-mail address: nothing changes before it comes back.
 * @returns whether a code was sent; what is in force, or confirmed already, takes none.
 * @throws Refusal registration-not-found, contacts-unverified, contact-not-named, contact-codes-too-many, busy-try-again.
 */
export const askingForChange = ({ contacts, registrations, keys }: AskingForChange) => {
  const destinationOf = async (
    ring: KeyRing,
    { field, text }: { field: ContactField; text: string },
    { rules, at }: { rules: ContactRules; at: Date },
  ): Promise<Destination> => {
    const [hash] = keyedHashes(ring, field, text);
    if (hash === undefined) throw new Error('There is no hash key.');
    const seen = await contacts.codesTo(field, hash);
    const { value: limits } = rules.codesToOne;
    const seconds = secondsUntilCode(seen, limits, at);
    if (seconds > 0)
      throw new Refusal('contact-codes-too-many', { field, values: { seconds }, retryAfterSeconds: seconds });
    return { field, hash, seen, next: oneMoreRequest(seen, limits, at) };
  };

  return async (applicantId: ApplicantId, wanted: WantedContacts, at: Date): Promise<boolean> => {
    if (contactFields.every((field) => wanted[field] === undefined)) throw new Refusal('contact-not-named');
    const registration = await registrations.get(applicantId);
    if (registration === undefined) throw new Refusal('registration-not-found');
    const ring = await keys.ring();
    if (!areContactsBound(registration)) throw new Refusal('contacts-unverified');
    const moment = { rules: contactRulesOn(dateInWib(at)), at };
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const seen = (await contacts.get(applicantId)) ?? unchangedContacts(applicantId);
      const fresh = newOnes(ring, { registration, contacts: seen, at: at.toISOString() }, wanted);
      if (fresh.length === 0) return false;
      const asked = fresh.map(({ field, text }) => ({
        field,
        sealed: seal(ring, applicantId, field, text),
        nonce: randomBytes(16).toString('hex'),
      }));
      const next = askedChange(
        seen,
        Object.fromEntries(asked.map(({ field, sealed, nonce }) => [field, { sealed, nonce }])),
        moment,
      );
      const destinations = await Promise.all(fresh.map((one) => destinationOf(ring, one, moment)));
      const events = asked.map(({ field, nonce }): ContactCodeRequested => ({
        event: ContactCodeRequested.shape.event.value,
        occurredAt: at.toISOString(),
        data: { applicantId, field, nonce },
      }));
      if (await contacts.save(next, { events, destinations })) return true;
    }
    throw new Refusal('busy-try-again');
  };
};
