import * as z from 'zod';
import { OrderId } from '../../events/training.ts';
import { givenReview, isSameReview, ReviewInput, reviewView } from '../../shared/domain/training/review.ts';
import { Refusal } from '../../shared/errors.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { switched } from '../../shared/http/switched.ts';
import { boughtBy } from '../../shared/orders/ownership.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { orderTable, type Orders } from '../../shared/table/orders.ts';
import { reviewTable, type Reviews } from '../../shared/table/reviews.ts';

interface GiveReview {
  readonly orders: Pick<Orders, 'get'>;
  readonly reviews: Pick<Reviews, 'ofOrder' | 'give'>;
}

/**
 * POST /v1/registrations/me/orders/{orderId}/review: a participant rates and reviews a completed course, once. The same
 * again is answered as it stands.
 */
export const giveReview = ({ orders, reviews }: GiveReview) =>
  endpoint(
    {
      route: 'POST /v1/registrations/me/orders/{orderId}/review',
      path: z.object({ orderId: OrderId }),
      body: ReviewInput,
    },
    async ({ path: { orderId }, body, caller, at }) => {
      const order = boughtBy(signedIn(caller), await orders.get(orderId));
      const review = givenReview(order, body, at);
      if (await reviews.give(review, order)) return { status: 201, body: reviewView(review) };
      const standing = await reviews.ofOrder(orderId);
      if (standing === undefined || !isSameReview(standing, body)) throw new Refusal('review-given');
      return { status: 200, body: reviewView(standing) };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = switched(table, giveReview({ orders: orderTable(table), reviews: reviewTable(table) }));
