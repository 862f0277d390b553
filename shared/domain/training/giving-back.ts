import { Refusal } from '../../errors.ts';
import { isUsed, type Award } from '../award.ts';
import { ruleSetOf } from '../rule-sets.ts';
import { dateInWib, endOfDayInWib } from '../wave.ts';
import { advancedOrder, orderMoves, type Order } from './order.ts';

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

/** The last instant before the first session at which a purchase is taken back; none where no session is set. */
const lastBeforeStart = ({ startsAt, scheme, ruleVersion }: Order): string | undefined => {
  if (startsAt === undefined) return undefined;
  const { untilHoursBeforeStart } = ruleSetOf(scheme, ruleVersion).cancellation.value;
  return new Date(Date.parse(startsAt) - untilHoursBeforeStart * 3_600_000).toISOString();
};

/** Whether the card would be lost with this purchase, once its last day is over. One that was stopped is not: should the stop be lifted, the days count anew. */
const hangsOnIt = (award: Award): boolean => award.state !== 'stopped' && purchasesWithout(award) === 0;

/**
 * Whether the participant may take a purchase back now, and until which instant (ISO 8601) where one is known: undefined
 * when they may not. It foretells what {@link cancelledOrder} decides.
 */
export const cancellationOf = (order: Order, award: Award, at: Date): { readonly until?: string } | undefined => {
  if (orderMoves[order.status].cancel === undefined) return undefined;
  const [until] = [lastBeforeStart(order), hangsOnIt(award) ? award.firstPurchaseDeadline : undefined]
    .filter((instant) => instant !== undefined)
    .toSorted();
  if (until === undefined) return {};
  return at.toISOString() > until ? undefined : { until };
};

/**
 * A purchase that the participant takes back. It is possible until some time before the first session, or until a
 * self-paced course's code is redeemed; the days for the first purchase go on as if nothing had been bought. Whoever has
 * nothing else after their last day would lose the card by it, and is told so instead.
 * @throws Refusal order-not-cancellable, order-cancelled-too-late, order-last-after-deadline.
 */
export const cancelledOrder = (order: Order, award: Award, at: Date): GivingBack => {
  const after = advancedOrder(order, 'cancel');
  const { untilHoursBeforeStart, refundPercent } = ruleSetOf(order.scheme, order.ruleVersion).cancellation.value;
  const now = at.toISOString();
  const last = lastBeforeStart(order);
  if (last !== undefined && now > last)
    throw new Refusal('order-cancelled-too-late', { values: { hours: untilHoursBeforeStart } });
  if (hangsOnIt(award) && now > award.firstPurchaseDeadline) throw new Refusal('order-last-after-deadline');
  const refund = Math.floor((order.price * refundPercent) / 100);
  return { order: { ...after, cancelledAt: now, refund }, refund, purchases: purchasesWithout(award) };
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
