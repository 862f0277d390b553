import { ContactChanged } from '../../events/contact-changed.ts';
import type { ApplicantId } from '../../events/event.ts';
import { confirmedChange, fieldOfCode, hasConfirmed, triedCode } from '../domain/contacts/changing.ts';
import { changeOf, contactsInForce, unchangedContacts } from '../domain/contacts/contacts.ts';
import { contactRulesOn } from '../domain/contacts/rules.ts';
import { dateInWib } from '../domain/wave.ts';
import type { Registration } from '../domain/registration.ts';
import { Refusal } from '../errors.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { ContactTable } from '../table/contacts.ts';
import type { Registrations } from '../table/registrations.ts';

export interface ConfirmingChange {
  readonly contacts: Pick<ContactTable, 'get' | 'save'>;
  readonly registrations: Pick<Registrations, 'get'>;
  readonly keys: Pick<KeyStore, 'ring'>;
  /** Looks anew at what the person shares with others. */
  readonly watch: (registration: Registration, at: Date) => Promise<void>;
}

const attempts = 4;

/**
 * Takes the code that was sent to a new phone or e-mail address: the change begins to cool off. A try is taken, and
 * written, before the code is looked at, so that guesses sent at once are as few as those sent one after the other.
 * @throws Refusal registration-not-found, contact-code-missing, contact-code-tries-used-up, contact-code-wrong,
 * busy-try-again.
 */
export const confirmingChange =
  ({ contacts, registrations, keys, watch }: ConfirmingChange) =>
  async (applicantId: ApplicantId, code: string, at: Date): Promise<void> => {
    const registration = await registrations.get(applicantId);
    if (registration === undefined) throw new Refusal('registration-not-found');
    const ring = await keys.ring();
    const hashKeys = ring.hashKeys.map(({ key }) => key);
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const seen = (await contacts.get(applicantId)) ?? unchangedContacts(applicantId);
      if (hasConfirmed(hashKeys, seen, code, at)) {
        // It may have been cut off before that.
        await watch(registration, at);
        return;
      }
      const tried = triedCode(seen, at);
      if (!(await contacts.save(tried, { events: [] }))) continue;
      const standing = { ...tried, revision: seen.revision + 1 };
      const field = fieldOfCode(hashKeys, standing, code);
      if (field === undefined)
        throw new Refusal('contact-code-wrong', { field: 'code', values: { tries: tried.asked?.triesLeft ?? 0 } });
      const inForce = contactsInForce(registration, standing, at.toISOString());
      const next = confirmedChange(standing, field, {
        standing: inForce,
        rules: contactRulesOn(dateInWib(at)),
        at,
      });
      const { version, effectiveFrom } = changeOf(next, next.newest) ?? {};
      if (version === undefined || effectiveFrom === undefined) throw new Error('A change was confirmed and is gone.');
      const event: ContactChanged = {
        event: ContactChanged.shape.event.value,
        occurredAt: at.toISOString(),
        data: { applicantId, field, version, effectiveFrom },
      };
      if (await contacts.save(next, { events: [event] })) {
        await watch(registration, at);
        return;
      }
    }
    throw new Refusal('busy-try-again');
  };
