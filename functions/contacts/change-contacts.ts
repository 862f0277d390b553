import * as z from 'zod';
import { askingForChange, type AskingForChange } from '../../shared/contacts/asking.ts';
import { showingContacts, type ShowingContacts } from '../../shared/contacts/showing.ts';
import { EmailText } from '../../shared/domain/email.ts';
import { PhoneText } from '../../shared/domain/phone.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { contactTable } from '../../shared/table/contacts.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

/**
 * PUT /v1/me/contacts: a person wants to be reached at another phone or e-mail address. 202 when a one-time code is on
 * its way there; 200 when there is nothing to change.
 */
export const changeContacts = (parts: AskingForChange & ShowingContacts) => {
  const ask = askingForChange(parts);
  const show = showingContacts(parts);
  return endpoint(
    {
      route: 'PUT /v1/me/contacts',
      body: z.strictObject({ phone: PhoneText.optional(), email: EmailText.optional() }),
    },
    async ({ body, caller, at }) => {
      const applicantId = signedIn(caller);
      const isAsked = await ask(applicantId, body, at);
      return { status: isAsked ? 202 : 200, body: await show(applicantId, at) };
    },
  );
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = changeContacts({
  contacts: contactTable(table),
  registrations: registrationTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
});
