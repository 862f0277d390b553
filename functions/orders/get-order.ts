import * as z from 'zod';
import { OrderId } from '../../events/training.ts';
import { orderView } from '../../shared/domain/training/order-view.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { sellingPlatform } from '../../shared/http/partner.ts';
import { soldBy } from '../../shared/orders/ownership.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { orderTable, type Orders } from '../../shared/table/orders.ts';
import { partnerTable, type Partners } from '../../shared/table/partners.ts';

/** GET /v1/orders/{orderId}: a purchase as the platform that sold it sees it. */
export const getOrder = ({ partners, orders }: { partners: Pick<Partners, 'get'>; orders: Pick<Orders, 'get'> }) =>
  endpoint(
    { route: 'GET /v1/orders/{orderId}', path: z.object({ orderId: OrderId }) },
    async ({ path: { orderId }, caller, language }) => {
      const platformId = await sellingPlatform(partners, caller);
      return { status: 200, body: orderView(soldBy(platformId, await orders.get(orderId)), language) };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = getOrder({ partners: partnerTable(table), orders: orderTable(table) });
