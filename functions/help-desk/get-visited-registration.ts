import * as z from 'zod';
import { VisitPath, visiting, type Visiting } from '../../shared/help-desk/visiting.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { showingRegistration, type ShowingRegistration } from '../../shared/standing/showing-registration.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { visitTable } from '../../shared/table/visits.ts';

const route = 'GET /v1/help-desk/visits/{visitId}/registration';

/** GET /v1/help-desk/visits/{visitId}/registration: the registration as the citizen sees it. */
export const getVisitedRegistration = (parts: Visiting & ShowingRegistration) => {
  const visited = visiting(parts, route);
  const show = showingRegistration(parts);
  return endpoint({ route, path: VisitPath }, async ({ path: { visitId }, ...asked }) => ({
    status: 200,
    body: await show(await visited(visitId, asked), asked),
  }));
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  getVisitedRegistration({
    visits: visitTable(table),
    accesses: personAccessTable(table),
    registrations: registrationTable(table),
    awards: awardTable(table),
    keys: keyStore(table, DATA_KEY_ARN),
  }),
);
