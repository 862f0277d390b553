import * as z from 'zod';
import { OrderId } from '../../events/training.ts';
import { HoldOutcome } from '../../shared/domain/settlements/hold.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { decidedWrites } from '../../shared/table/holding.ts';
import { holdTable, type Holds } from '../../shared/table/holds.ts';
import { orderTable, type Orders } from '../../shared/table/orders.ts';

interface DecideHold {
  readonly orders: Pick<Orders, 'get'>;
  readonly holds: Pick<Holds, 'get' | 'save'>;
}

/** Others may be changing the purchase. */
const attempts = 4;

/**
 * POST /v1/orders/{orderId}/hold/verdict: an approver who did not propose it agrees to what is proposed, and names it. The
 * same again changes nothing; who does not agree proposes something else.
 */
export const decideHold = ({ orders, holds }: DecideHold) =>
  endpoint(
    {
      route: 'POST /v1/orders/{orderId}/hold/verdict',
      path: z.object({ orderId: OrderId }),
      body: z.strictObject({ outcome: HoldOutcome }),
    },
    async ({ path: { orderId }, body: { outcome }, caller, at }) => {
      const by = staffMember(caller);
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const [order, hold] = await Promise.all([orders.get(orderId), holds.get(orderId)]);
        if (order === undefined || hold === undefined) throw new Refusal('hold-not-found');
        if (hold.decidedBy === by && hold.proposal?.outcome === outcome) return { status: 200, body: hold };
        const decided = decidedWrites(hold, order, { outcome, by, at: at.toISOString() });
        if (await holds.save(decided.hold, decided.others)) return { status: 200, body: decided.hold };
      }
      throw new Refusal('busy-try-again');
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, decideHold({ orders: orderTable(table), holds: holdTable(table) }));
