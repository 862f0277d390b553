import * as z from 'zod';
import { ApplicantId } from '../../events/event.ts';
import { decisionRecord, incentivesView } from '../../shared/domain/incentives/incentive-view.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { personsOpened } from '../../shared/http/person-opened.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { personFacts, type FactSources } from '../../shared/incentives/facts.ts';
import { factSourcesOf } from '../../shared/incentives/sources.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import type { Incentives } from '../../shared/table/incentives.ts';
import { personAccessTable, type PersonAccesses } from '../../shared/table/person-accesses.ts';

const route = 'GET /v1/registrations/{applicantId}/incentives';

interface GetIncentives extends FactSources {
  readonly accesses: Pick<PersonAccesses, 'add'>;
  readonly incentives: Pick<Incentives, 'ofPerson' | 'decisions'>;
}

/** GET /v1/registrations/{applicantId}/incentives: what staff see of a person's incentives, every decision with what it stands on. */
export const getIncentives = (sources: GetIncentives) => {
  const factsOf = personFacts(sources);
  const opened = personsOpened(sources.accesses, route);
  return endpoint(
    { route, path: z.object({ applicantId: ApplicantId }) },
    async ({ path: { applicantId }, ...asked }) => {
      const { at, language } = asked;
      const [person, decisions] = await Promise.all([
        factsOf(applicantId, at),
        sources.incentives.decisions(applicantId),
      ]);
      if (person === undefined) throw new Refusal('incentives-of-nobody');
      await opened(asked, applicantId);
      const { facts, payouts } = person;
      return {
        status: 200,
        body: {
          incentives: facts.flatMap((award) => incentivesView(award, { payouts, at, language })),
          decisions: decisions.map((decision) => decisionRecord(decision, language)),
        },
      };
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, getIncentives({ ...factSourcesOf(table), accesses: personAccessTable(table) }));
