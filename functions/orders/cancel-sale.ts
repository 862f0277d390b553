import * as z from 'zod';
import { OrderId } from '../../events/training.ts';
import { orderView } from '../../shared/domain/training/order-view.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { sellingPlatform } from '../../shared/http/partner.ts';
import { takingBack, type GivingBackParts } from '../../shared/orders/giving-back.ts';
import { soldBy } from '../../shared/orders/ownership.ts';
import { environment } from '../../shared/platform/environment.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { partnerTable, type Partners } from '../../shared/table/partners.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';

/** POST /v1/orders/{orderId}/cancellation: the platform takes a purchase back for its participant. One that is back is answered as it is. */
export const cancelSale = ({ partners, ...parts }: GivingBackParts & { readonly partners: Pick<Partners, 'get'> }) => {
  const takeBack = takingBack(parts);
  return endpoint(
    { route: 'POST /v1/orders/{orderId}/cancellation', path: z.object({ orderId: OrderId }) },
    async ({ path: { orderId }, caller, at, language }) => {
      const platformId = await sellingPlatform(partners, caller);
      const order = await takeBack(orderId, at, (standing) => soldBy(platformId, standing));
      return { status: 200, body: orderView(order, language) };
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = cancelSale({
  partners: partnerTable(table),
  orders: orderTable(table),
  awards: awardTable(table),
  purchases: purchaseTable(table),
});
