import * as z from 'zod';
import { visitOf, wasOpened } from '../../shared/domain/help-desk/visit.ts';
import { Refusal } from '../../shared/errors.ts';
import { VisitPath } from '../../shared/help-desk/visiting.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { visitTable, type Visits } from '../../shared/table/visits.ts';

/** POST /v1/help-desk/visits/{visitId}/end: the citizen has left, and nothing more is done for them. The same again changes nothing. */
export const endVisit = ({ visits }: { readonly visits: Pick<Visits, 'get' | 'end'> }) =>
  endpoint(
    { route: 'POST /v1/help-desk/visits/{visitId}/end', path: VisitPath },
    async ({ path: { visitId }, caller, at }) => {
      const visit = visitOf(staffMember(caller), await visits.get(visitId));
      if (!wasOpened(visit)) throw new Refusal('visit-not-open');
      await visits.end(visit, at.toISOString());
      return { status: 204 };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, endVisit({ visits: visitTable(table) }));
