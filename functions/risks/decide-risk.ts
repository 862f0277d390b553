import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { RiskId } from '../../events/risk-changed.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { decidingOnRisk, type DecidingOnRisk } from '../../shared/risks/ruling.ts';
import { riskView } from '../../shared/risks/showing.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { riskTable } from '../../shared/table/risks.ts';

const Body = z.strictObject({
  verdict: z.enum(['approve', 'reject']),
  /** Which proposal it is about, so that nobody approves another one than they read. */
  proposedAt: Instant,
});

/**
 * POST /v1/risks/{riskId}/verdict: an approver who is not the proposer approves or rejects what is proposed of a case. The
 * same verdict of the same person again changes nothing, and completes what was cut off.
 */
export const decideRisk = (parts: DecidingOnRisk) => {
  const decide = decidingOnRisk(parts);
  return endpoint(
    { route: 'POST /v1/risks/{riskId}/verdict', path: z.object({ riskId: RiskId }), body: Body },
    async ({ path: { riskId }, body, caller, at }) => {
      const risk = await decide(riskId, body, { by: staffMember(caller), at });
      return { status: 200, body: riskView(risk) };
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  decideRisk({ risks: riskTable(table), registrations: registrationTable(table) }),
);
