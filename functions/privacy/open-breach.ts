import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { BreachScope, BreachTexts, breachView, type Breach } from '../../shared/domain/privacy/breach.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { breachTable, type Breaches } from '../../shared/table/breaches.ts';
import { tableNamed } from '../../shared/table/client.ts';

/**
 * POST /v1/breaches: an operator enters what got into the wrong hands, when that was noticed, and what those affected and
 * the agency are to be told. Whom it affects is listed by `npm run privacy -- affected`.
 */
export const openBreach = ({ breaches }: { breaches: Pick<Breaches, 'open'> }) =>
  endpoint(
    {
      route: 'POST /v1/breaches',
      body: z.strictObject({ scope: BreachScope, noticedAt: Instant, texts: BreachTexts }),
    },
    async ({ body, caller, at }) => {
      const proposedBy = staffMember(caller);
      const openedAt = at.toISOString();
      const breachId = randomBytes(12).toString('hex');
      const breach: Breach = { breachId, revision: 1, status: 'open', ...body, openedAt, proposedBy, approvals: [] };
      const event = { event: 'breach.opened.v1', occurredAt: openedAt, data: { breachId, by: proposedBy } } as const;
      if (!(await breaches.open(breach, event))) throw new Refusal('busy-try-again');
      return { status: 201, body: breachView(breach, at), headers: { location: `/v1/breaches/${breachId}` } };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, openBreach({ breaches: breachTable(table) }));
