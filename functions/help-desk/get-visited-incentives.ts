import * as z from 'zod';
import { VisitPath, visiting, type Visiting } from '../../shared/help-desk/visiting.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import type { FactSources } from '../../shared/incentives/facts.ts';
import { showingIncentives } from '../../shared/incentives/showing.ts';
import { factSourcesOf } from '../../shared/incentives/sources.ts';
import { showing, type Showing } from '../../shared/payout-accounts/showing.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { payoutAccountTable } from '../../shared/table/payout-accounts.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { visitTable } from '../../shared/table/visits.ts';

const route = 'GET /v1/help-desk/visits/{visitId}/incentives';

/**
 * GET /v1/help-desk/visits/{visitId}/incentives: the citizen's incentives, how far each step is and where the money is, and
 * the account that it goes to, of whose number only the last digits are shown, as they see it themselves.
 */
export const getVisitedIncentives = (parts: Visiting & FactSources & Showing) => {
  const visited = visiting(parts, route);
  const incentivesOf = showingIncentives(parts);
  const accountOf = showing(parts);
  return endpoint({ route, path: VisitPath }, async ({ path: { visitId }, ...asked }) => {
    const applicantId = await visited(visitId, asked);
    const [incentives, account] = await Promise.all([
      incentivesOf(applicantId, asked),
      parts.accounts.get(applicantId).then((linked) => linked && accountOf(applicantId, asked)),
    ]);
    return { status: 200, body: { incentives, ...(account === undefined ? {} : { payoutAccount: account }) } };
  });
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  getVisitedIncentives({
    ...factSourcesOf(table),
    visits: visitTable(table),
    accesses: personAccessTable(table),
    accounts: payoutAccountTable(table),
  }),
);
