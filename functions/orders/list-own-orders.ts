import * as z from 'zod';
import { orderView } from '../../shared/domain/training/order-view.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { awardTable, type AwardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { purchaseTable, type Purchases } from '../../shared/table/purchases.ts';

interface ListOwnOrders {
  readonly purchases: Pick<Purchases, 'ofPerson'>;
  readonly awards: Pick<AwardTable, 'all'>;
}

/** GET /v1/registrations/me/orders: what a participant bought, with the codes, what comes next, and what is left on the card. */
export const listOwnOrders = ({ purchases, awards }: ListOwnOrders) =>
  endpoint({}, async ({ caller, language }) => {
    const applicantId = signedIn(caller);
    const [orders, cards] = await Promise.all([purchases.ofPerson(applicantId), awards.all(applicantId)]);
    return {
      status: 200,
      body: {
        cards: cards.map(
          ({
            waveId,
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
            // Who has bought has nothing to be afraid of.
            ...(firstPurchaseAt === undefined && state === 'active' ? { firstPurchaseDeadline } : {}),
          }),
        ),
        orders: orders.map((order) => orderView(order, language)),
      },
    };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = listOwnOrders({
  purchases: purchaseTable(table),
  awards: awardTable(table),
});
