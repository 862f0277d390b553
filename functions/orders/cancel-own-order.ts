import * as z from 'zod';
import { OrderId } from '../../events/training.ts';
import { cancelledOrder } from '../../shared/domain/training/giving-back.ts';
import { orderView } from '../../shared/domain/training/order-view.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { givingBack, type GivingBackParts } from '../../shared/orders/giving-back.ts';
import { boughtBy } from '../../shared/orders/ownership.ts';
import { environment } from '../../shared/platform/environment.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';

/** POST /v1/registrations/me/orders/{orderId}/cancellation: a participant takes a purchase back. One that is back is answered as it is. */
export const cancelOwnOrder = (parts: GivingBackParts) => {
  const giveBack = givingBack(parts);
  return endpoint({ path: z.object({ orderId: OrderId }) }, async ({ path: { orderId }, caller, at, language }) => {
    const applicantId = signedIn(caller);
    const order = await giveBack(orderId, (standing, award) =>
      boughtBy(applicantId, standing).status === 'cancelled' ? undefined : cancelledOrder(standing, award, at),
    );
    return { status: 200, body: orderView(order, language) };
  });
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = cancelOwnOrder({
  orders: orderTable(table),
  awards: awardTable(table),
  purchases: purchaseTable(table),
});
