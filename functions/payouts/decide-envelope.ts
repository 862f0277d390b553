import * as z from 'zod';
import { EnvelopeId } from '../../events/money.ts';
import { VerdictInput } from '../../shared/domain/approval.ts';
import { approvedEnvelope, rejectedEnvelope, type Envelope } from '../../shared/domain/payouts/envelope.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { envelopeTable, type Envelopes } from '../../shared/table/envelopes.ts';

/** Two approvers at once take turns. */
const attempts = 4;

const hasApproved = ({ approvals }: Envelope, by: string): boolean => approvals.some((approval) => approval.by === by);

/**
 * POST /v1/payout-envelopes/{envelopeId}/verdict: an approver names what is declared and approves, or rejects. With the
 * second approval it is shipped. The same verdict of the same person again changes nothing.
 */
export const decideEnvelope = ({ envelopes }: { readonly envelopes: Pick<Envelopes, 'get' | 'save'> }) =>
  endpoint(
    {
      route: 'POST /v1/payout-envelopes/{envelopeId}/verdict',
      path: z.object({ envelopeId: EnvelopeId }),
      body: VerdictInput,
    },
    async ({ path: { envelopeId }, body, caller, at: now }) => {
      const by = staffMember(caller);
      const at = now.toISOString();
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const standing = await envelopes.get(envelopeId);
        if (standing === undefined) throw new Refusal('envelope-not-found');
        const isSame =
          body.verdict === 'approve'
            ? standing.status !== 'rejected' && hasApproved(standing, by)
            : standing.rejectedBy === by;
        if (isSame) return { status: 200, body: standing };
        const decided =
          body.verdict === 'approve'
            ? approvedEnvelope(standing, { by, at, declared: { count: body.count, sum: body.sum } })
            : rejectedEnvelope(standing, { by, at, remark: body.reason });
        if (await envelopes.save(decided, standing)) return { status: 200, body: decided };
      }
      throw new Refusal('busy-try-again');
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, decideEnvelope({ envelopes: envelopeTable(table) }));
