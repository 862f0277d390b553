import * as z from 'zod';
import { cacheable } from '../../shared/http/conditional.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { auditTable, type AuditTable } from '../../shared/table/audit.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { cursorOf, positionOf } from '../../shared/table/cursor.ts';

const pageSize = 100;

const Query = z.strictObject({ cursor: z.string().max(200).optional() });

/** GET /v1/audit/days: the closed days of the audit trail with their roots, for anybody to note down; the newest first. */
export const listAuditDays = ({ audit }: { readonly audit: Pick<AuditTable, 'closings'> }) =>
  endpoint({ route: 'GET /v1/audit/days', query: Query }, async ({ query: { cursor }, headers }) => {
    const before = cursor === undefined ? undefined : positionOf(cursor, /^\d{4}-\d{2}-\d{2}$/)[0];
    const { days, last } = await audit.closings({ before, limit: pageSize });
    const body = { days, ...(last === undefined ? {} : { nextCursor: cursorOf(last) }) };
    return cacheable(headers, { body, cacheControl: 'public, max-age=300' });
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = listAuditDays({ audit: auditTable(tableNamed(TABLE_NAME)) });
