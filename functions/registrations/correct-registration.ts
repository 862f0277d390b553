import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { contactsOf } from '../../shared/contacts/in-force.ts';
import { areContactsBound, mustKeepContacts } from '../../shared/domain/contacts/changing.ts';
import { corrected, correctionsAllowed, isRepeat, type SealedSubmission } from '../../shared/domain/registering.ts';
import type { Registration } from '../../shared/domain/registration.ts';
import { deviceOf } from '../../shared/domain/risks/signals.ts';
import { registrationPath } from '../../shared/domain/registration-view.ts';
import { Submission } from '../../shared/domain/submission.ts';
import { Refusal } from '../../shared/errors.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { switched } from '../../shared/http/switched.ts';
import { openContact } from '../../shared/keys/fields.ts';
import { keyStore, type KeyRing, type KeyStore } from '../../shared/keys/ring.ts';
import { sealSubmission } from '../../shared/keys/submissions.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { contactTable, type ContactTable } from '../../shared/table/contacts.ts';
import { registrationTable, type Registrations } from '../../shared/table/registrations.ts';

const attempts = 3;

interface CorrectRegistration {
  readonly registrations: Registrations;
  readonly contacts: Pick<ContactTable, 'get'>;
  readonly keys: KeyStore;
}

/**
 * PUT /v1/registrations/me: a person corrects the registration, the whole of it, and is verified anew. A NIK that is
 * given up is free for its owner in the same instant. Phone and e-mail are corrected with the rest until the registry has
 * once said that this is the person; from then on they are changed where their owner hears of it.
 */
export const correctRegistration = (parts: CorrectRegistration) => {
  const inForce = contactsOf(parts);
  const mustLeaveContacts = async (
    ring: KeyRing,
    registration: Registration,
    { body, at }: { readonly body: Submission; readonly at: Date },
  ): Promise<void> => {
    if (!areContactsBound(registration)) return;
    const standing = await inForce(registration, at);
    const clear = (field: 'phone' | 'email') => openContact(ring, registration.applicantId, standing, field);
    mustKeepContacts({ phone: clear('phone'), email: clear('email') }, body);
  };
  return endpoint({ route: 'PUT /v1/registrations/me', body: Submission }, async ({ body, caller, at, headers }) => {
    const applicantId = signedIn(caller);
    const ring = await parts.keys.ring();
    await correct(parts.registrations, applicantId, {
      sealed: sealSubmission(ring, applicantId, body, deviceOf(headers['prakerja-device'])),
      mustBeAllowed: (previous) => mustLeaveContacts(ring, previous, { body, at }),
      at,
    });
    return {
      status: 202,
      body: { status: 'verifying', statusUrl: registrationPath },
      headers: { location: registrationPath },
    };
  });
};

interface Correction {
  readonly sealed: SealedSubmission;
  /** Throws a Refusal where the registration that is corrected does not allow it. */
  readonly mustBeAllowed: (previous: Registration) => Promise<void>;
  readonly at: Date;
}

const correct = async (
  registrations: Registrations,
  applicantId: ApplicantId,
  { sealed, mustBeAllowed, at }: Correction,
): Promise<void> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const previous = await registrations.get(applicantId);
    if (previous === undefined) throw new Refusal('registration-not-found');
    const isUnderWay = previous.status === 'verifying' || previous.status === 'disputed';
    if (isUnderWay && isRepeat(previous, sealed)) return;
    if (await registrations.isAwarded(applicantId)) throw new Refusal('registration-awarded');
    if ((previous.earlier ?? []).length >= correctionsAllowed) throw new Refusal('corrections-exhausted');
    await mustBeAllowed(previous);
    const registration = corrected(previous, sealed, at);
    const occurredAt = at.toISOString();
    const entered = await registrations.enter(
      {
        registration,
        readVersion: previous.version,
        event: {
          event: 'registration.corrected.v1',
          occurredAt,
          data: { applicantId, version: registration.version },
        },
        unsettledAt: occurredAt,
      },
      previous,
    );
    if (entered === 'entered') return;
  }
  throw new Refusal('busy-try-again');
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = switched(
  table,
  correctRegistration({
    registrations: registrationTable(table),
    contacts: contactTable(table),
    keys: keyStore(table, DATA_KEY_ARN),
  }),
);
