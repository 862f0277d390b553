import * as z from 'zod';
import { incentivesView } from '../../shared/domain/incentives/incentive-view.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { personFacts, type FactSources } from '../../shared/incentives/facts.ts';
import { factSourcesOf } from '../../shared/incentives/sources.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';

/** GET /v1/registrations/me/incentives: what the caller may come to, how far each step is, what was decided, and where the money is. */
export const listOwnIncentives = (sources: FactSources) => {
  const factsOf = personFacts(sources);
  return endpoint({ route: 'GET /v1/registrations/me/incentives' }, async ({ caller, at, language }) => {
    const person = await factsOf(signedIn(caller), at);
    const { facts = [], payouts = [] } = person ?? {};
    return {
      status: 200,
      body: { incentives: facts.flatMap((award) => incentivesView(award, { payouts, at, language })) },
    };
  });
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = listOwnIncentives(factSourcesOf(tableNamed(TABLE_NAME)));
