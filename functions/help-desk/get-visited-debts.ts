import * as z from 'zod';
import { showingDebts, type ShowingDebts } from '../../shared/debts/showing.ts';
import { VisitPath, visiting, type Visiting } from '../../shared/help-desk/visiting.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { debtTable } from '../../shared/table/debts.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { visitTable } from '../../shared/table/visits.ts';

const route = 'GET /v1/help-desk/visits/{visitId}/debts';

/** GET /v1/help-desk/visits/{visitId}/debts: what the citizen has to pay back, why, by when, and how to object. */
export const getVisitedDebts = (parts: Visiting & ShowingDebts) => {
  const visited = visiting(parts, route);
  const show = showingDebts(parts);
  return endpoint({ route, path: VisitPath }, async ({ path: { visitId }, ...asked }) => ({
    status: 200,
    body: { debts: await show.all(await visited(visitId, asked), asked) },
  }));
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  getVisitedDebts({
    visits: visitTable(table),
    accesses: personAccessTable(table),
    debts: debtTable(table),
    registrations: registrationTable(table),
  }),
);
