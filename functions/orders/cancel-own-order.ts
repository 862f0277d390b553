import * as z from 'zod';
import { OrderId } from '../../events/training.ts';
import { orderView } from '../../shared/domain/training/order-view.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { takingBack, type GivingBackParts } from '../../shared/orders/giving-back.ts';
import { boughtBy } from '../../shared/orders/ownership.ts';
import { environment } from '../../shared/platform/environment.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';

/** POST /v1/registrations/me/orders/{orderId}/cancellation: a participant takes a purchase back. One that is back is answered as it is. */
export const cancelOwnOrder = (parts: GivingBackParts) => {
  const takeBack = takingBack(parts);
  return endpoint(
    { route: 'POST /v1/registrations/me/orders/{orderId}/cancellation', path: z.object({ orderId: OrderId }) },
    async ({ path: { orderId }, caller, at, language }) => {
      const applicantId = signedIn(caller);
      const order = await takeBack(orderId, at, (standing) => boughtBy(applicantId, standing));
      return { status: 200, body: orderView(order, language) };
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = cancelOwnOrder({
  orders: orderTable(table),
  awards: awardTable(table),
  purchases: purchaseTable(table),
});
