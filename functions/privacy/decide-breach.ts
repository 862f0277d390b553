import * as z from 'zod';
import { BreachVerdict, breachView, decidedBreach } from '../../shared/domain/privacy/breach.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { breachTable, type Breaches } from '../../shared/table/breaches.ts';
import { tableNamed } from '../../shared/table/client.ts';

const attempts = 3;

/**
 * POST /v1/breaches/{breachId}/verdict: an approver approves the texts for the number of people whom they saw listed, or
 * sends them back. With the second approval everybody affected is told.
 */
export const decideBreach = ({ breaches }: { breaches: Pick<Breaches, 'get' | 'save'> }) =>
  endpoint(
    {
      route: 'POST /v1/breaches/{breachId}/verdict',
      path: z.object({ breachId: z.string().regex(/^[0-9a-f]{24}$/, 'breach-not-found') }),
      body: BreachVerdict,
    },
    async ({ path: { breachId }, body, caller, at }) => {
      const by = staffMember(caller);
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const decided = decidedBreach(await breaches.get(breachId), body, { by, at: at.toISOString() });
        if (await breaches.save(decided.breach, decided.event))
          return { status: 200, body: breachView(decided.breach, at) };
      }
      throw new Refusal('busy-try-again');
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, decideBreach({ breaches: breachTable(table) }));
