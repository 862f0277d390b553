import * as z from 'zod';
import { objectingToChange, type ObjectingToChange } from '../../shared/contacts/objecting.ts';
import { showingContacts, type ShowingContacts } from '../../shared/contacts/showing.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { watching } from '../../shared/risks/watching.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { contactTable } from '../../shared/table/contacts.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { riskTable } from '../../shared/table/risks.ts';
import { signalTable } from '../../shared/table/signals.ts';

/**
 * POST /v1/me/contacts/objection: a person did not change phone or e-mail address, and says so while the change cools
 * off. Names the change that is objected to, so that no other is undone.
 */
export const objectToContacts = (parts: ObjectingToChange & ShowingContacts) => {
  const object = objectingToChange(parts);
  const show = showingContacts(parts);
  return endpoint(
    { route: 'POST /v1/me/contacts/objection', body: z.strictObject({ version: z.int().positive() }) },
    async ({ body: { version }, caller, at }) => {
      const applicantId = signedIn(caller);
      await object(applicantId, version, at);
      return { status: 200, body: await show(applicantId, at) };
    },
  );
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
const contacts = contactTable(table);
const keys = keyStore(table, DATA_KEY_ARN);
export const handler = objectToContacts({
  contacts,
  registrations: registrationTable(table),
  keys,
  watch: watching({ contacts, signals: signalTable(table), risks: riskTable(table), keys }),
});
