import type { PlatformId } from '../../events/catalogue.ts';
import type { ApplicantId } from '../../events/event.ts';
import type { Order } from '../domain/training/order.ts';
import { Refusal } from '../errors.ts';

/** The purchase, if the platform sold it. @throws Refusal order-not-found: nobody learns of others' purchases. */
export const soldBy = (platformId: PlatformId, order: Order | undefined): Order => {
  if (order?.platformId !== platformId) throw new Refusal('order-not-found');
  return order;
};

/** The purchase, if it is the person's own. @throws Refusal order-not-found. */
export const boughtBy = (applicantId: ApplicantId, order: Order | undefined): Order => {
  if (order?.applicantId !== applicantId) throw new Refusal('order-not-found');
  return order;
};
