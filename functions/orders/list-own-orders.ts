import * as z from 'zod';
import { ruleSetOf } from '../../shared/domain/rule-sets.ts';
import type { Order, OrderStatus } from '../../shared/domain/training/order.ts';
import { ownOrderView } from '../../shared/domain/training/order-view.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { awardTable, type AwardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable, type Courses } from '../../shared/table/courses.ts';
import { institutionTable, platformTable, type Institutions, type Platforms } from '../../shared/table/parties.ts';
import { purchaseTable, type Purchases } from '../../shared/table/purchases.ts';
import { reviewTable, type Reviews } from '../../shared/table/reviews.ts';

interface ListOwnOrders {
  readonly courses: Pick<Courses, 'schedule'>;
  readonly purchases: Pick<Purchases, 'ofPerson'>;
  readonly awards: Pick<AwardTable, 'all'>;
  readonly institutions: Pick<Institutions, 'cached'>;
  readonly platforms: Pick<Platforms, 'cached'>;
  readonly reviews: Pick<Reviews, 'ofOrder'>;
}

const isAhead: ReadonlySet<OrderStatus> = new Set(['placed', 'redeemed']);

/** GET /v1/registrations/me/orders: what a participant bought, with the codes, what comes next, and what is left on the card. */
export const listOwnOrders = ({ courses, purchases, awards, institutions, platforms, reviews }: ListOwnOrders) => {
  /** When and where a course is held that somebody is still to attend. */
  const heldAt = async ({ courseId, scheduleId, status }: Order) => {
    if (scheduleId === undefined || !isAhead.has(status)) return {};
    const schedule = await courses.schedule(courseId, scheduleId);
    return schedule && { sessions: schedule.sessions, venue: schedule.venue };
  };

  const sightOf = async ({ institutionId, platformId, orderId, status }: Order) => {
    const [institution, platform, review] = await Promise.all([
      institutions.cached(institutionId),
      platforms.cached(platformId),
      status === 'completed' ? reviews.ofOrder(orderId) : undefined,
    ]);
    return { institution, platform, review };
  };

  return endpoint({ route: 'GET /v1/registrations/me/orders' }, async ({ caller, language, at }) => {
    const applicantId = signedIn(caller);
    const [orders, cards] = await Promise.all([purchases.ofPerson(applicantId), awards.all(applicantId)]);
    return {
      status: 200,
      body: {
        cards: cards.map(
          ({
            waveId,
            scheme,
            ruleVersion,
            cardNumber,
            state,
            balance,
            purchases: standing = 0,
            firstPurchaseAt,
            firstPurchaseDeadline,
          }) => ({
            waveId,
            // In full: it is what the participant types at a platform's checkout.
            cardNumber,
            state,
            balance,
            purchases: standing,
            // Over which the incentives of this card are paid: what an account can be linked at.
            payoutChannels: ruleSetOf(scheme, ruleVersion).payoutChannels.value,
            // Who has bought has nothing to be afraid of.
            ...(firstPurchaseAt === undefined && state === 'active' ? { firstPurchaseDeadline } : {}),
          }),
        ),
        orders: await Promise.all(
          orders.map(async (order) => {
            const [sight, held] = await Promise.all([sightOf(order), heldAt(order)]);
            const award = cards.find(({ waveId }) => waveId === order.waveId);
            return { ...ownOrderView(order, { ...sight, award, at, language }), ...held };
          }),
        ),
      },
    };
  });
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = listOwnOrders({
  courses: courseTable(table),
  purchases: purchaseTable(table),
  awards: awardTable(table),
  institutions: institutionTable(table),
  platforms: platformTable(table),
  reviews: reviewTable(table),
});
