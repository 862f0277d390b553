import * as z from 'zod';
import { findFairness, type FindFairness } from '../../shared/audit/answers/fairness.ts';
import { reportPage } from '../../shared/audit/report-page.ts';
import { fairnessReport } from '../../shared/domain/audit/report.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { wantsPage } from '../../shared/http/page.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';

/** GET /v1/audit/fairness/{year}: every draw of a year at the fairness gate, and who let through what it held back. */
export const listFairnessDecisions = ({ find }: { readonly find: FindFairness }) =>
  endpoint(
    {
      route: 'GET /v1/audit/fairness/{year}',
      path: z.object({ year: z.string().regex(/^20\d{2}$/, 'audit-year-unclear') }),
    },
    async ({ path: { year }, headers }) => {
      const record = await find(year);
      return wantsPage(headers) ? reportPage(fairnessReport(record)) : { status: 200, body: record };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listFairnessDecisions({ find: findFairness(table) }));
