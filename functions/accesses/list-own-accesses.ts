import * as z from 'zod';
import { showingAccesses, type ShowingAccesses } from '../../shared/help-desk/accesses.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';

/** GET /v1/me/accesses: which role of which office opened the caller's data, when and what for, the newest first. */
export const listOwnAccesses = (parts: ShowingAccesses) => {
  const show = showingAccesses(parts);
  return endpoint(
    { route: 'GET /v1/me/accesses', query: z.strictObject({ cursor: z.string().max(500).optional() }) },
    async ({ query: { cursor }, caller }) => ({ status: 200, body: await show(signedIn(caller), cursor) }),
  );
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = listOwnAccesses({
  accesses: personAccessTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
});
