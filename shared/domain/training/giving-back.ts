import { Refusal } from '../../errors.ts';
import { isUsed, type Award } from '../award.ts';
import { ruleSetOf } from '../rule-sets.ts';
import { dateInWib, endOfDayInWib } from '../wave.ts';
import { advancedOrder, type Order } from './order.ts';

/** What a purchase that is taken back, or paid back, does to the card: it is written as one change of both. */
export interface GivingBack {
  readonly order: Order;
  /** Whole rupiah that go back to the training balance. */
  readonly refund: number;
  /** How many purchases stand after it. */
  readonly purchases: number;
  /** The deadline of the first purchase where it was moved. */
  readonly firstPurchaseDeadline?: string;
}

const purchasesWithout = ({ purchases = 0 }: Award): number => Math.max(0, purchases - 1);

/**
 * A purchase that the participant takes back. It is possible until some time before the first session, or until a
 * self-paced course's code is redeemed; the days for the first purchase go on as if nothing had been bought. Whoever has
 * nothing else after their last day would lose the card by it, and is told so instead.
 * @throws Refusal order-not-cancellable, order-cancelled-too-late, order-last-after-deadline.
 */
export const cancelledOrder = (order: Order, award: Award, at: Date): GivingBack => {
  const after = advancedOrder(order, 'cancel');
  const { untilHoursBeforeStart, refundPercent } = ruleSetOf(order.scheme, order.ruleVersion).cancellation.value;
  if (order.startsAt !== undefined && at.getTime() > Date.parse(order.startsAt) - untilHoursBeforeStart * 3_600_000)
    throw new Refusal('order-cancelled-too-late', { values: { hours: untilHoursBeforeStart } });
  const purchases = purchasesWithout(award);
  // A card that was stopped is not lost by it; should the stop be lifted, the days count anew.
  const isLost = award.state !== 'stopped' && purchases === 0 && award.firstPurchaseDeadline < at.toISOString();
  if (isLost) throw new Refusal('order-last-after-deadline');
  const refund = Math.floor((order.price * refundPercent) / 100);
  return { order: { ...after, cancelledAt: at.toISOString(), refund }, refund, purchases };
};

const millisecondsADay = 86_400_000;

const daysBetween = (from: string, to: string): number =>
  (Date.parse(dateInWib(new Date(to))) - Date.parse(dateInWib(new Date(from)))) / millisecondsADay;

/**
 * The deadline after nothing stands any more that the participant had bought in time: the days that were left on the day of
 * the first purchase (WIB) are left from the day on which it was paid back. It is never an earlier one.
 */
const resumedDeadline = ({ firstPurchaseAt, firstPurchaseDeadline }: Award, at: Date): string => {
  if (firstPurchaseAt === undefined) return firstPurchaseDeadline;
  const daysLeft = Math.max(0, daysBetween(firstPurchaseAt, firstPurchaseDeadline));
  const resumed = endOfDayInWib(at, daysLeft).toISOString();
  return resumed > firstPurchaseDeadline ? resumed : firstPurchaseDeadline;
};

/**
 * A purchase that the programme pays back in full, since its course does not take place. When nothing else stands, the
 * clock of the first purchase stood still while it did.
 * @throws Refusal order-not-refundable when it is completed, or was given back before.
 */
export const refundedOrder = (order: Order, award: Award, at: Date): GivingBack => {
  const after = advancedOrder(order, 'refund');
  const purchases = purchasesWithout(award);
  const refund = order.price;
  const given = { order: { ...after, cancelledAt: at.toISOString(), refund }, refund, purchases };
  if (purchases > 0 || !isUsed(award)) return given;
  const firstPurchaseDeadline = resumedDeadline(award, at);
  return firstPurchaseDeadline === award.firstPurchaseDeadline ? given : { ...given, firstPurchaseDeadline };
};
