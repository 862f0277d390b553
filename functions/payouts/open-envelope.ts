import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { openedEnvelope } from '../../shared/domain/payouts/envelope.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { envelopeTable, type Envelopes } from '../../shared/table/envelopes.ts';

const Body = z.strictObject({
  /** What was ready up to here goes into it; the present instant unless told. */
  until: Instant.optional(),
  reason: z.string().trim().min(10).max(2_000).optional(),
});

/**
 * POST /v1/payout-envelopes: an operator proposes to pay what is ready. The same instant again is the same envelope, and is
 * answered as it stands.
 */
export const openEnvelope = ({ envelopes }: { readonly envelopes: Pick<Envelopes, 'get' | 'save'> }) =>
  endpoint({ route: 'POST /v1/payout-envelopes', body: Body }, async ({ body: { until, reason }, caller, at }) => {
    const proposed = { until: until ?? at.toISOString(), proposedBy: staffMember(caller), reason };
    const opened = openedEnvelope(proposed, at);
    if (await envelopes.save(opened, undefined)) return { status: 201, body: opened };
    return { status: 200, body: (await envelopes.get(opened.envelopeId)) ?? opened };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, openEnvelope({ envelopes: envelopeTable(table) }));
