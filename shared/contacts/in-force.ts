import { contactsInForce, type ContactsInForce } from '../domain/contacts/contacts.ts';
import type { Registration } from '../domain/registration.ts';
import type { ContactTable } from '../table/contacts.ts';

export interface ContactSources {
  readonly contacts: Pick<ContactTable, 'get'>;
}

/**
 * The phone and e-mail address in force for somebody at an instant. Whoever writes to people, or compares a number with
 * theirs, reads it here: a change that is still cooling off has no effect.
 */
export const contactsOf =
  ({ contacts }: ContactSources) =>
  async (registration: Registration, at: Date): Promise<ContactsInForce> =>
    contactsInForce(registration, await contacts.get(registration.applicantId), at.toISOString());
