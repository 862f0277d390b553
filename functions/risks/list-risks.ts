import * as z from 'zod';
import { riskStatuses } from '../../shared/domain/risks/risk.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { riskView } from '../../shared/risks/showing.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { riskTable, type Risks } from '../../shared/table/risks.ts';

const Query = z.strictObject({
  status: z.enum(riskStatuses).exclude(['merged']).default('open'),
  cursor: z.string().max(200).optional(),
});

/** GET /v1/risks: what people share beyond what may be, and waits for people to look into it; the oldest first. */
export const listRisks = ({ risks }: { readonly risks: Pick<Risks, 'list'> }) =>
  endpoint({ route: 'GET /v1/risks', query: Query }, async ({ query: { status, cursor } }) => {
    const page = await risks.list(status, cursor);
    return { status: 200, body: { risks: page.risks.map(riskView), next: page.next } };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listRisks({ risks: riskTable(table) }));
