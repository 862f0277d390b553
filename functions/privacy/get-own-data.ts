import * as z from 'zod';
import { Refusal } from '../../shared/errors.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { gathering, type Gathering } from '../../shared/privacy/gathering.ts';
import { ownDataOf } from '../../shared/privacy/own-data.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { personItemTable } from '../../shared/table/person-items.ts';
import { waveTable } from '../../shared/table/waves.ts';

/**
 * GET /v1/me/data: everything that is held of a person, in clear, and what was done with it (UU 27/2022, articles 6 to 8
 * and 32: within 3×24 hours; here at once).
 */
export const getOwnData = (parts: Gathering & { readonly keys: KeyStore }) => {
  const answer = ownDataOf({ gather: gathering(parts), keys: parts.keys });
  return endpoint(
    { route: 'GET /v1/me/data', query: z.strictObject({ part: z.coerce.number().int().min(1).max(999).default(1) }) },
    async ({ caller, query: { part }, at }) => {
      const body = await answer(signedIn(caller), { part, at });
      if (body === undefined) throw new Refusal('part-unknown', { field: 'part' });
      return { status: 200, body };
    },
  );
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = getOwnData({
  items: personItemTable(table),
  waves: waveTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
});
