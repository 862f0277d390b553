import * as z from 'zod';
import { orderView } from '../../shared/domain/training/order-view.ts';
import { CardNumberInput, Reference, wantedFields } from '../../shared/domain/training/purchasing.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { sellingPlatform } from '../../shared/http/partner.ts';
import { switched } from '../../shared/http/switched.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { buying, type Buying } from '../../shared/orders/buying.ts';
import { environment } from '../../shared/platform/environment.ts';
import { count } from '../../shared/platform/metrics.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { institutionTable, platformTable } from '../../shared/table/parties.ts';
import { partnerTable, type Partners } from '../../shared/table/partners.ts';
import { purchaseCodeTable } from '../../shared/table/purchase-codes.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { seatTable } from '../../shared/table/seats.ts';

/**
 * POST /v1/orders: a platform places a participant's purchase, with the card's number and the one-time code that the
 * participant was sent for it. 201 for a new one; 200 for the same reference and content again, as it stands.
 */
export const placeOrder = ({ partners, ...parts }: Buying & { readonly partners: Pick<Partners, 'get'> }) => {
  const buy = buying(parts);
  return endpoint(
    {
      route: 'POST /v1/orders',
      body: z.strictObject({
        reference: Reference,
        cardNumber: CardNumberInput,
        code: z
          .string()
          .trim()
          .regex(/^\d{6}$/),
        ...wantedFields,
      }),
    },
    async ({ body, caller, at, language }) => {
      const { order, isNew } = await buy(await sellingPlatform(partners, caller), body, at);
      if (isNew) {
        count('CoursesBought');
        count('RupiahSpent', order.price);
      }
      return {
        status: isNew ? 201 : 200,
        body: orderView(order, language),
        headers: { location: `/v1/orders/${order.orderId}` },
      };
    },
  );
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = switched(
  table,
  placeOrder({
    partners: partnerTable(table),
    courses: courseTable(table),
    institutions: institutionTable(table),
    platforms: platformTable(table),
    awards: awardTable(table),
    registrations: registrationTable(table),
    orders: orderTable(table),
    purchases: purchaseTable(table),
    purchaseCodes: purchaseCodeTable(table),
    seats: seatTable(table),
    keys: keyStore(table, DATA_KEY_ARN),
  }),
);
