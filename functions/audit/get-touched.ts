import * as z from 'zod';
import { ApplicantId } from '../../events/event.ts';
import { findTouched, type FindTouched } from '../../shared/audit/answers/touched.ts';
import { reportPage } from '../../shared/audit/report-page.ts';
import { touchedReport } from '../../shared/domain/audit/report.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { wantsPage } from '../../shared/http/page.ts';
import { personsOpened } from '../../shared/http/person-opened.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { personAccessTable, type PersonAccesses } from '../../shared/table/person-accesses.ts';

const route = 'GET /v1/audit/applications/{applicantId}';

interface GetTouched {
  readonly find: FindTouched;
  readonly accesses: Pick<PersonAccesses, 'add'>;
}

/** GET /v1/audit/applications/{applicantId}: who touched an application, the auditor who asks included. */
export const getTouched = ({ find, accesses }: GetTouched) => {
  const opened = personsOpened(accesses, route);
  return endpoint(
    { route, path: z.object({ applicantId: ApplicantId }) },
    async ({ path: { applicantId }, ...asked }) => {
      const touched = await find(applicantId);
      if (touched === undefined) throw new Refusal('audit-application-not-found');
      await opened(asked, applicantId);
      return wantsPage(asked.headers) ? reportPage(touchedReport(touched)) : { status: 200, body: touched };
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, getTouched({ find: findTouched(table), accesses: personAccessTable(table) }));
