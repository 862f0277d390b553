import * as z from 'zod';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { showingRegistration, type ShowingRegistration } from '../../shared/standing/showing-registration.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

/** GET /v1/registrations/me: where a person's registration stands, and why, rule by rule. */
export const getRegistration = (parts: ShowingRegistration) => {
  const show = showingRegistration(parts);
  return endpoint({ route: 'GET /v1/registrations/me' }, async ({ caller, language }) => ({
    status: 200,
    body: await show(signedIn(caller), { language }),
  }));
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = getRegistration({
  registrations: registrationTable(table),
  awards: awardTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
});
