import * as z from 'zod';
import { showingContacts, type ShowingContacts } from '../../shared/contacts/showing.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { contactTable } from '../../shared/table/contacts.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

/** GET /v1/me/contacts: the phone and e-mail address in force, masked, and what is about to change. */
export const getContacts = (parts: ShowingContacts) => {
  const show = showingContacts(parts);
  return endpoint({ route: 'GET /v1/me/contacts' }, async ({ caller, at }) => ({
    status: 200,
    body: await show(signedIn(caller), at),
  }));
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = getContacts({
  contacts: contactTable(table),
  registrations: registrationTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
});
