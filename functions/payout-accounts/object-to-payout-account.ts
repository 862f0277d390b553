import * as z from 'zod';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { objecting, type Objecting } from '../../shared/payout-accounts/objecting.ts';
import { showing, type Showing } from '../../shared/payout-accounts/showing.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { payoutAccountTable } from '../../shared/table/payout-accounts.ts';

/**
 * POST /v1/registrations/me/payout-account/objection: a participant did not change the account, and says so while it
 * cools off. The account before it stands again. Names the version that is objected to, so that no other is undone.
 */
export const objectToPayoutAccount = (parts: { readonly accounts: Objecting['accounts'] & Showing['accounts'] }) => {
  const object = objecting(parts);
  const show = showing(parts);
  return endpoint(
    {
      route: 'POST /v1/registrations/me/payout-account/objection',
      body: z.strictObject({ version: z.int().positive() }),
    },
    async ({ body: { version }, caller, at, language }) => {
      const applicantId = signedIn(caller);
      await object(applicantId, version, at);
      return { status: 200, body: await show(applicantId, { at, language }) };
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = objectToPayoutAccount({ accounts: payoutAccountTable(tableNamed(TABLE_NAME)) });
