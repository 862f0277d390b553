import * as z from 'zod';
import { ApplicantId } from '../../events/event.ts';
import { RiskId, RiskVerdict } from '../../events/risk-changed.ts';
import { mostNamed } from '../../shared/domain/risks/risk.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { proposingOnRisk, type ProposingOnRisk } from '../../shared/risks/ruling.ts';
import { riskView } from '../../shared/risks/showing.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { riskTable } from '../../shared/table/risks.ts';
import { signalTable } from '../../shared/table/signals.ts';

const Body = z.strictObject({
  verdict: RiskVerdict,
  /** Who is refused, by name of each; nobody where the case is cleared. */
  members: z.array(ApplicantId).max(mostNamed).default([]),
  reason: z.string().trim().min(10).max(2_000),
});

/**
 * POST /v1/risks/{riskId}/decision: a member of staff proposes to clear a case, or to refuse those of its members who are
 * named. Somebody else decides.
 */
export const proposeRiskDecision = (parts: ProposingOnRisk) => {
  const propose = proposingOnRisk(parts);
  return endpoint(
    { route: 'POST /v1/risks/{riskId}/decision', path: z.object({ riskId: RiskId }), body: Body },
    async ({ path: { riskId }, body, caller, at }) => {
      const risk = await propose(riskId, body, { by: staffMember(caller), at });
      return { status: 200, body: riskView(risk) };
    },
  );
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  proposeRiskDecision({
    risks: riskTable(table),
    signals: signalTable(table),
    keys: keyStore(table, DATA_KEY_ARN),
  }),
);
