import * as z from 'zod';
import { OrderId } from '../../events/training.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { holdTable, type Holds } from '../../shared/table/holds.ts';

/** GET /v1/orders/{orderId}/hold: why a platform is not paid for a course, what is proposed, and what was decided. */
export const getHold = ({ holds }: { readonly holds: Pick<Holds, 'get'> }) =>
  endpoint(
    { path: z.object({ orderId: OrderId }), roles: ['operator', 'approver', 'auditor'] },
    async ({ path: { orderId } }) => {
      const hold = await holds.get(orderId);
      if (hold === undefined) throw new Refusal('hold-not-found');
      return { status: 200, body: hold };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = getHold({ holds: holdTable(tableNamed(TABLE_NAME)) });
