import { ContactUndone } from '../../events/contact-changed.ts';
import type { ApplicantId } from '../../events/event.ts';
import { undoneChange } from '../domain/contacts/changing.ts';
import { Refusal } from '../errors.ts';
import type { Registration } from '../domain/registration.ts';
import type { ContactTable } from '../table/contacts.ts';
import type { Registrations } from '../table/registrations.ts';

export interface ObjectingToChange {
  readonly contacts: Pick<ContactTable, 'get' | 'save'>;
  readonly registrations: Pick<Registrations, 'get'>;
  /** Looks anew at what the person shares with others. */
  readonly watch: (registration: Registration, at: Date) => Promise<void>;
}

const attempts = 4;

/**
 * Undoes a change of phone or e-mail address while it cools off: what was in force stays. Sent again it changes nothing.
 * @throws Refusal contact-change-missing, contact-objection-late, busy-try-again.
 */
export const objectingToChange =
  ({ contacts, registrations, watch }: ObjectingToChange) =>
  async (applicantId: ApplicantId, version: number, at: Date): Promise<void> => {
    const watchAgain = async (): Promise<void> => {
      const registration = await registrations.get(applicantId);
      if (registration !== undefined) await watch(registration, at);
    };
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const seen = await contacts.get(applicantId);
      if (seen === undefined) throw new Refusal('contact-change-missing', { field: 'version' });
      const undone = undoneChange(seen, version, at);
      if (undone === undefined) return watchAgain();
      const event: ContactUndone = {
        event: ContactUndone.shape.event.value,
        occurredAt: at.toISOString(),
        data: { applicantId, field: undone.field, version },
      };
      if (await contacts.save(undone.contacts, { events: [event] })) return watchAgain();
    }
    throw new Refusal('busy-try-again');
  };
