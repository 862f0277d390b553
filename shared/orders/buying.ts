import type { CourseId, PlatformId, ScheduleId } from '../../events/catalogue.ts';
import type { Award } from '../domain/award.ts';
import { orderIdOf, type Order } from '../domain/training/order.ts';
import { isFor, isPurchaseCode, type PurchaseCode, type Wanted } from '../domain/training/purchase-code.ts';
import { Refusal } from '../errors.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { AwardTable } from '../table/awards.ts';
import { purchaseCodeUse, type PurchaseCodes } from '../table/purchase-codes.ts';
import { placing, type PlacingParts } from './placing.ts';
import { saleFinder, type SaleSources } from './sale.ts';

export interface Buying extends SaleSources, PlacingParts {
  readonly awards: Pick<AwardTable, 'get' | 'ofCard'>;
  readonly purchaseCodes: Pick<PurchaseCodes, 'get' | 'take'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** What a platform asks for. */
export interface OrderRequest {
  readonly reference: string;
  readonly cardNumber: string;
  /** As the participant typed it. */
  readonly code: string;
  readonly courseId: CourseId;
  readonly scheduleId?: ScheduleId | undefined;
}

/** Places the order of a platform for a participant, once, however often it is asked for. */
export const buying = (parts: Buying) => {
  const { awards, orders, purchaseCodes, keys } = parts;
  const saleOf = saleFinder(parts);
  const place = placing(parts);

  /** The purchase that stands under the reference, if it is the one that is asked for. */
  const standing = async (platformId: PlatformId, request: OrderRequest): Promise<Order | undefined> => {
    const order = await orders.get(orderIdOf(platformId, request.reference));
    if (order === undefined) return undefined;
    const award = await awards.ofCard(request.cardNumber);
    const isSame =
      order.courseId === request.courseId &&
      order.scheduleId === request.scheduleId &&
      order.applicantId === award?.applicantId &&
      order.waveId === award.waveId;
    if (!isSame) throw new Refusal('reference-used', { field: 'reference' });
    return order;
  };

  /**
   * The code that the participant was sent for this purchase, one of its tries taken. A card that there is not is refused
   * as a wrong code is: nobody finds out by it which cards there are.
   */
  const checkedCode = async (
    award: Award | undefined,
    wanted: Wanted & { readonly code: string; readonly price: number; readonly at: Date },
  ): Promise<{ readonly award: Award; readonly sent: PurchaseCode }> => {
    const wrong = new Refusal('purchase-code-wrong', { field: 'code' });
    const sent = award && (await purchaseCodes.get(award.applicantId));
    if (award === undefined || sent === undefined) throw wrong;
    if (sent.waveId !== award.waveId || !isFor(sent, wanted)) throw wrong;
    const isTaken = await purchaseCodes.take(sent);
    const { hashKeys } = await keys.ring();
    const isRight = isPurchaseCode(
      hashKeys.map(({ key }) => key),
      sent,
      wanted.code,
    );
    // Who does not know the code is told nothing of it.
    if (!isRight) throw wrong;
    // The participant agreed to the price that the message named, and to no other.
    const isCurrent = sent.validUntil >= wanted.at.toISOString() && sent.price === wanted.price;
    if (!isCurrent) throw new Refusal('purchase-code-expired', { field: 'code' });
    if (!isTaken) throw new Refusal('purchase-code-used-up', { field: 'code' });
    return { award, sent };
  };

  /**
   * @returns the order, and whether this call placed it.
   * @throws Refusal as {@link saleFinder} and {@link placing}, and reference-used, purchase-code-wrong,
   * purchase-code-expired, purchase-code-used-up.
   */
  return async (
    platformId: PlatformId,
    request: OrderRequest,
    at: Date,
  ): Promise<{ readonly order: Order; readonly isNew: boolean }> => {
    const known = await standing(platformId, request);
    if (known !== undefined) return { order: known, isNew: false };
    const sale = await saleOf(platformId, request, at);
    try {
      const card = await awards.ofCard(request.cardNumber);
      const { award, sent } = await checkedCode(card, { ...request, platformId, price: sale.price, at });
      const order = await place(sale, {
        reference: request.reference,
        award,
        at,
        others: (tableName) => [purchaseCodeUse(sent)(tableName)],
      });
      if (order !== undefined) return { order, isNew: true };
      // Another request used the code up: it was for this very order, or for one under another reference.
      throw new Refusal('purchase-code-used-up', { field: 'code' });
    } catch (error) {
      // The same request, sent twice at once: the other one may have placed it meanwhile.
      const placed = error instanceof Refusal ? await standing(platformId, request) : undefined;
      if (placed === undefined) throw error;
      return { order: placed, isNew: false };
    }
  };
};
