import * as z from 'zod';
import { Topic } from '../../shared/domain/help-desk/visit.ts';
import { NikText } from '../../shared/domain/nik.ts';
import { requesting, type Requesting } from '../../shared/help-desk/requesting.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { switched } from '../../shared/http/switched.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { visitTable } from '../../shared/table/visits.ts';

const Body = z.strictObject({ nik: NikText, topic: Topic, purpose: z.string().trim().min(5).max(200) });

/**
 * POST /v1/help-desk/visits: a help desk has a one-time code sent to whoever is registered with a NIK. The answer is the
 * same whether anybody is.
 */
export const requestVisit = (parts: Requesting) => {
  const request = requesting(parts);
  return endpoint({ route: 'POST /v1/help-desk/visits', body: Body }, async ({ body, ...asked }) => {
    const { visitId, codeValidUntil } = await request(body, asked);
    return { status: 202, body: { visitId, validUntil: codeValidUntil } };
  });
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  switched(
    table,
    requestVisit({
      claims: claimTable(table),
      registrations: registrationTable(table),
      visits: visitTable(table),
      accesses: personAccessTable(table),
      keys: keyStore(table, DATA_KEY_ARN),
    }),
  ),
);
