import * as z from 'zod';
import { changedConsent, consentsView } from '../../shared/domain/privacy/consent.ts';
import { purposeNames } from '../../shared/domain/privacy/purposes.ts';
import { Refusal } from '../../shared/errors.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { consentTable, type Consents } from '../../shared/table/consents.ts';
import { registrationTable, type Registrations } from '../../shared/table/registrations.ts';

interface ChangeConsent {
  readonly consents: Pick<Consents, 'history' | 'enter'>;
  readonly registrations: Pick<Registrations, 'get'>;
}

/**
 * PUT /v1/me/consents/{purpose}: a person gives a consent, or withdraws it, to the text in force. What nobody can take part
 * without is withdrawn by asking for erasure.
 */
export const changeConsent = ({ consents, registrations }: ChangeConsent) =>
  endpoint(
    {
      route: 'PUT /v1/me/consents/{purpose}',
      path: z.object({ purpose: z.enum(purposeNames) }),
      body: z.strictObject({ version: z.string().regex(/^[0-9a-z.-]{1,20}$/), given: z.boolean() }),
    },
    async ({ path: { purpose }, body: { version, given }, caller, at }) => {
      const applicantId = signedIn(caller);
      const [history, registration] = await Promise.all([
        consents.history(applicantId),
        registrations.get(applicantId),
      ]);
      if (registration === undefined) throw new Refusal('registration-not-found');
      const consent = changedConsent({ applicantId, purpose, version, given, at: at.toISOString() }, history);
      if (consent !== undefined && !(await consents.enter(consent))) throw new Refusal('busy-try-again');
      const now = consent === undefined ? history : [...history, consent];
      const [view] = consentsView(now, registration.consent).filter((one) => one.purpose === purpose);
      return { status: 200, body: view };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = changeConsent({ consents: consentTable(table), registrations: registrationTable(table) });
