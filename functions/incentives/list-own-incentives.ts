import * as z from 'zod';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { showingIncentives, type ShowingIncentives } from '../../shared/incentives/showing.ts';
import { factSourcesOf } from '../../shared/incentives/sources.ts';
import { environment } from '../../shared/platform/environment.ts';
import { heldByRisk } from '../../shared/risks/holding.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { riskTable } from '../../shared/table/risks.ts';
import { signalTable } from '../../shared/table/signals.ts';

/** GET /v1/registrations/me/incentives: what the caller may come to, how far each step is, what was decided, and where the money is. */
export const listOwnIncentives = (sources: ShowingIncentives) => {
  const show = showingIncentives(sources);
  return endpoint({ route: 'GET /v1/registrations/me/incentives' }, async ({ caller, at, language }) => ({
    status: 200,
    body: { incentives: await show(signedIn(caller), { at, language }) },
  }));
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = listOwnIncentives({
  ...factSourcesOf(table),
  isHeld: heldByRisk({ signals: signalTable(table), risks: riskTable(table) }),
});
