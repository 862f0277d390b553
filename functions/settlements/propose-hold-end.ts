import * as z from 'zod';
import { OrderId } from '../../events/training.ts';
import { HoldOutcome, proposedHold } from '../../shared/domain/settlements/hold.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { holdTable, type Holds } from '../../shared/table/holds.ts';

const Body = z.strictObject({ outcome: HoldOutcome, reason: z.string().trim().min(10).max(2_000) });

/** POST /v1/orders/{orderId}/hold/proposal: a member of staff proposes that a platform is paid after all, or never. */
export const proposeHoldEnd = ({ holds }: { readonly holds: Pick<Holds, 'get' | 'save'> }) =>
  endpoint(
    { route: 'POST /v1/orders/{orderId}/hold/proposal', path: z.object({ orderId: OrderId }), body: Body },
    async ({ path: { orderId }, body: { outcome, reason }, caller, at }) => {
      const hold = await holds.get(orderId);
      if (hold === undefined) throw new Refusal('hold-not-found');
      const by = staffMember(caller);
      const { proposal } = hold;
      if (proposal?.by === by && proposal.outcome === outcome && proposal.reason === reason)
        return { status: 200, body: hold };
      const proposed = proposedHold(hold, { outcome, reason, by, at: at.toISOString() });
      if (!(await holds.save(proposed))) throw new Refusal('busy-try-again');
      return { status: 200, body: proposed };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, proposeHoldEnd({ holds: holdTable(table) }));
