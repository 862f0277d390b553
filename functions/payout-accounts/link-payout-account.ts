import * as z from 'zod';
import { PayoutChannel } from '../../events/money.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { switched } from '../../shared/http/switched.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { bankPort } from '../../shared/outside/bank.ts';
import { linking, type Linking } from '../../shared/payout-accounts/linking.ts';
import { showing, type Showing } from '../../shared/payout-accounts/showing.ts';
import { environment } from '../../shared/platform/environment.ts';
import { apiKeyInSecret } from '../../shared/platform/secrets.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { contactTable } from '../../shared/table/contacts.ts';
import { payoutAccountTable } from '../../shared/table/payout-accounts.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

/**
 * PUT /v1/registrations/me/payout-account: a participant links the account that incentives are to be paid to. 201 for a
 * new link, 200 for the account that stands already.
 */
export const linkPayoutAccount = (parts: Linking & Showing) => {
  const link = linking(parts);
  const show = showing(parts);
  return endpoint(
    {
      route: 'PUT /v1/registrations/me/payout-account',
      body: z.strictObject({ channel: PayoutChannel, number: z.string().trim().min(1).max(30) }),
    },
    async ({ body, caller, at, language }) => {
      const applicantId = signedIn(caller);
      const { isNew } = await link(applicantId, body, at);
      return { status: isNew ? 201 : 200, body: await show(applicantId, { at, language }) };
    },
  );
};

const { TABLE_NAME, DATA_KEY_ARN, BANK_URL, BANK_SECRET_ARN } = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  BANK_URL: z.string(),
  BANK_SECRET_ARN: z.string(),
});
const table = tableNamed(TABLE_NAME);
export const handler = switched(
  table,
  linkPayoutAccount({
    accounts: payoutAccountTable(table),
    awards: awardTable(table),
    registrations: registrationTable(table),
    contacts: contactTable(table),
    // A person waits at the other end.
    bank: bankPort({
      url: BANK_URL,
      apiKey: apiKeyInSecret(BANK_SECRET_ARN),
      tries: 2,
      budgetMilliseconds: 7_000,
    }),
    keys: keyStore(table, DATA_KEY_ARN),
  }),
);
