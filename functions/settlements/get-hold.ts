import * as z from 'zod';
import { OrderId } from '../../events/training.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { holdTable, type Holds } from '../../shared/table/holds.ts';

/** GET /v1/orders/{orderId}/hold: why a platform is not paid for a course, what is proposed, and what was decided. */
export const getHold = ({ holds }: { readonly holds: Pick<Holds, 'get'> }) =>
  endpoint(
    { route: 'GET /v1/orders/{orderId}/hold', path: z.object({ orderId: OrderId }) },
    async ({ path: { orderId } }) => {
      const hold = await holds.get(orderId);
      if (hold === undefined) throw new Refusal('hold-not-found');
      return { status: 200, body: hold };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, getHold({ holds: holdTable(table) }));
