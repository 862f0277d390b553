import * as z from 'zod';
import { findOverrides, type FindOverrides } from '../../shared/audit/answers/overrides.ts';
import { reportPage } from '../../shared/audit/report-page.ts';
import { overridesReport } from '../../shared/domain/audit/report.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { wantsPage } from '../../shared/http/page.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';

/**
 * GET /v1/audit/overrides/{month}: every time in a month (UTC) that staff set aside what the system or somebody before had
 * decided, or tried to, with what they were answered; page by page.
 */
export const listOverrides = ({ find }: { readonly find: FindOverrides }) =>
  endpoint(
    {
      route: 'GET /v1/audit/overrides/{month}',
      path: z.object({ month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'audit-month-unclear') }),
      query: z.strictObject({ cursor: z.string().max(500).optional() }),
    },
    async ({ path: { month }, query: { cursor }, headers }) => {
      const overrides = await find(month, cursor);
      if (!wantsPage(headers)) return { status: 200, body: overrides };
      const { nextCursor } = overrides;
      return reportPage(overridesReport(overrides), nextCursor === undefined ? undefined : `?cursor=${nextCursor}`);
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listOverrides({ find: findOverrides(table) }));
