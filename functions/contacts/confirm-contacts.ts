import * as z from 'zod';
import { confirmingChange, type ConfirmingChange } from '../../shared/contacts/confirming.ts';
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
 * POST /v1/me/contacts/confirmation: the code that was sent to a new phone or e-mail address. The change cools off from
 * now on, and those of the old contacts are told at once.
 */
export const confirmContacts = (parts: ConfirmingChange & ShowingContacts) => {
  const confirm = confirmingChange(parts);
  const show = showingContacts(parts);
  return endpoint(
    {
      route: 'POST /v1/me/contacts/confirmation',
      body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
    },
    async ({ body: { code }, caller, at }) => {
      const applicantId = signedIn(caller);
      await confirm(applicantId, code, at);
      return { status: 200, body: await show(applicantId, at) };
    },
  );
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
const contacts = contactTable(table);
const keys = keyStore(table, DATA_KEY_ARN);
export const handler = confirmContacts({
  contacts,
  registrations: registrationTable(table),
  keys,
  watch: watching({ contacts, signals: signalTable(table), risks: riskTable(table), keys }),
});
