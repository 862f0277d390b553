import * as z from 'zod';
import { Ticket, WaveId } from '../../events/event.ts';
import { findDecided, type FindDecided } from '../../shared/audit/answers/decided.ts';
import { reportPage } from '../../shared/audit/report-page.ts';
import { decidedReport } from '../../shared/domain/audit/report.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { wantsPage } from '../../shared/http/page.ts';
import { personsOpened } from '../../shared/http/person-opened.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { personAccessTable, type PersonAccesses } from '../../shared/table/person-accesses.ts';

const route = 'GET /v1/audit/waves/{waveId}/tickets/{ticket}';

interface GetDecided {
  readonly find: FindDecided;
  readonly accesses: Pick<PersonAccesses, 'add'>;
}

/** GET /v1/audit/waves/{waveId}/tickets/{ticket}: which rules and which versions of the lists decided on a ticket. */
export const getDecided = ({ find, accesses }: GetDecided) => {
  const opened = personsOpened(accesses, route);
  return endpoint(
    { route, path: z.object({ waveId: WaveId, ticket: Ticket }) },
    async ({ path: { waveId, ticket }, ...asked }) => {
      const decided = await find(waveId, ticket);
      if (decided === undefined) throw new Refusal('audit-ticket-not-found');
      await opened(asked, decided.applicantId);
      return wantsPage(asked.headers) ? reportPage(decidedReport(decided)) : { status: 200, body: decided };
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, getDecided({ find: findDecided(table), accesses: personAccessTable(table) }));
