import * as z from 'zod';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { showing, type Showing } from '../../shared/payout-accounts/showing.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { payoutAccountTable } from '../../shared/table/payout-accounts.ts';

/** GET /v1/registrations/me/payout-account: the account that a participant is paid to, what is wrong with it, and its changes. */
export const getPayoutAccount = (parts: Showing) => {
  const show = showing(parts);
  return endpoint({ route: 'GET /v1/registrations/me/payout-account' }, async ({ caller, at, language }) => ({
    status: 200,
    body: await show(signedIn(caller), { at, language }),
  }));
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = getPayoutAccount({ accounts: payoutAccountTable(tableNamed(TABLE_NAME)) });
