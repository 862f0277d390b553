import * as z from 'zod';
import { RiskId } from '../../events/risk-changed.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { personsOpened } from '../../shared/http/person-opened.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { showingRisk, type ShowingRisk } from '../../shared/risks/showing.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { personAccessTable, type PersonAccesses } from '../../shared/table/person-accesses.ts';
import { riskTable } from '../../shared/table/risks.ts';
import { signalTable } from '../../shared/table/signals.ts';

/**
 * GET /v1/risks/{riskId}: a case, and page by page who belongs to it, by number, what they share and since when. Each
 * member sees that it was opened.
 */
export const getRisk = (parts: ShowingRisk & { readonly accesses: Pick<PersonAccesses, 'add'> }) => {
  const show = showingRisk(parts);
  const opened = personsOpened(parts.accesses, 'GET /v1/risks/{riskId}');
  return endpoint(
    {
      route: 'GET /v1/risks/{riskId}',
      path: z.object({ riskId: RiskId }),
      query: z.strictObject({ cursor: z.string().max(500).optional() }),
    },
    async ({ path: { riskId }, query: { cursor }, ...request }) => {
      const body = await show(riskId, cursor);
      await opened(request, ...body.members.map(({ applicantId }) => applicantId));
      return { status: 200, body };
    },
  );
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  getRisk({
    risks: riskTable(table),
    signals: signalTable(table),
    accesses: personAccessTable(table),
    keys: keyStore(table, DATA_KEY_ARN),
  }),
);
