import * as z from 'zod';
import { OrderId } from '../../events/training.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { auditWrites } from '../../shared/table/holding.ts';
import { holdTable, type Holds } from '../../shared/table/holds.ts';
import { orderTable, type Orders } from '../../shared/table/orders.ts';

const Body = z.strictObject({ reason: z.string().trim().min(10).max(2_000) });

interface HoldOrder {
  readonly orders: Pick<Orders, 'get'>;
  readonly holds: Pick<Holds, 'get' | 'save'>;
}

/**
 * PUT /v1/orders/{orderId}/hold: an operator or auditor has the platform not be paid for a course until it was looked into.
 * What was paid for, or is in a settlement at this moment, is refused.
 */
export const holdOrder = ({ orders, holds }: HoldOrder) =>
  endpoint(
    { route: 'PUT /v1/orders/{orderId}/hold', path: z.object({ orderId: OrderId }), body: Body },
    async ({ path: { orderId }, body: { reason }, caller, at }) => {
      const [order, before] = await Promise.all([orders.get(orderId), holds.get(orderId)]);
      if (order === undefined) throw new Refusal('order-not-found');
      if (before?.status === 'open') return { status: 200, body: before };
      const { hold, others } = auditWrites(order, before, {
        remark: reason,
        by: staffMember(caller),
        at: at.toISOString(),
      });
      if (!(await holds.save(hold, others))) throw new Refusal('order-settled');
      return { status: 201, body: hold };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, holdOrder({ orders: orderTable(table), holds: holdTable(table) }));
