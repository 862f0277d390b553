import * as z from 'zod';
import { VisitPath, visiting, type Visiting } from '../../shared/help-desk/visiting.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { objecting, ObjectionBody, type Objecting } from '../../shared/standing/objecting.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { caseTable } from '../../shared/table/cases.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { visitTable } from '../../shared/table/visits.ts';

const route = 'POST /v1/help-desk/visits/{visitId}/objections';

/** POST /v1/help-desk/visits/{visitId}/objections: hands in, for the citizen, an objection to a rule that failed. */
export const objectInVisit = (parts: Visiting & Objecting) => {
  const visited = visiting(parts, route);
  const object = objecting(parts);
  return endpoint({ route, path: VisitPath, body: ObjectionBody }, async ({ path: { visitId }, body, ...asked }) => ({
    status: 201,
    body: await object(await visited(visitId, asked), body, asked.at),
  }));
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  objectInVisit({
    visits: visitTable(table),
    accesses: personAccessTable(table),
    registrations: registrationTable(table),
    cases: caseTable(table),
    keys: keyStore(table, DATA_KEY_ARN),
    awards: awardTable(table),
  }),
);
