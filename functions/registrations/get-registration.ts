import * as z from 'zod';
import { registrationView } from '../../shared/domain/registration-view.ts';
import { Refusal } from '../../shared/errors.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { openIdentity } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { registrationTable, type Registrations } from '../../shared/table/registrations.ts';

/** GET /v1/registrations/me: where a person's registration stands, and why, rule by rule. */
export const getRegistration = ({ registrations, keys }: { registrations: Registrations; keys: KeyStore }) =>
  endpoint({ route: 'GET /v1/registrations/me' }, async ({ caller, language }) => {
    const applicantId = signedIn(caller);
    const registration = await registrations.get(applicantId);
    if (registration === undefined) throw new Refusal('registration-not-found');
    const { nik } = openIdentity(await keys.ring(), applicantId, registration.identity, 'nik');
    return { status: 200, body: registrationView(registration, nik, language) };
  });

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = getRegistration({
  registrations: registrationTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
});
