import * as z from 'zod';
import { opening, type OpeningParts } from '../../shared/help-desk/opening.ts';
import { VisitPath } from '../../shared/help-desk/visiting.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { visitTable } from '../../shared/table/visits.ts';

const Body = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
});

/** POST /v1/help-desk/visits/{visitId}/code: the citizen read out the code, and the visit is open for a while. */
export const openVisit = (parts: OpeningParts) => {
  const open = opening(parts);
  return endpoint(
    { route: 'POST /v1/help-desk/visits/{visitId}/code', path: VisitPath, body: Body },
    async ({ path: { visitId }, body: { code }, ...asked }) => {
      const { openedAt, openUntil } = await open(visitId, code, asked);
      return { status: 200, body: { visitId, openedAt, openUntil } };
    },
  );
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  openVisit({
    visits: visitTable(table),
    accesses: personAccessTable(table),
    keys: keyStore(table, DATA_KEY_ARN),
  }),
);
