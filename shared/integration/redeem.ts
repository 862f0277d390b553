import type { InstitutionId } from '../../events/catalogue.ts';
import type { Schedule } from '../domain/catalogue/schedule.ts';
import type { Order } from '../domain/training/order.ts';
import { redeemView, type RedeemView } from '../domain/training/redeem-view.ts';
import { ownOrder, redeemCodeOf, sessionOf } from '../domain/training/redeeming.ts';
import { Refusal } from '../errors.ts';
import type { Courses } from '../table/courses.ts';
import type { Orders } from '../table/orders.ts';
import type { Platforms } from '../table/parties.ts';
import type { Presences } from '../table/presences.ts';

/** Where what is said of a redeem code comes from. */
export interface RedeemSources {
  readonly orders: Pick<Orders, 'byRedeemCode'>;
  readonly courses: Pick<Courses, 'schedule'>;
  readonly platforms: Pick<Platforms, 'cached'>;
  readonly presences: Pick<Presences, 'presence'>;
}

/** The schedule of what was bought; undefined of a self-paced course. */
export const scheduleOf = async (
  courses: Pick<Courses, 'schedule'>,
  { courseId, scheduleId }: Order,
): Promise<Schedule | undefined> => (scheduleId === undefined ? undefined : courses.schedule(courseId, scheduleId));

/**
 * The purchase behind a code of this institution, and its schedule.
 * @throws Refusal redeem-code-not-found, redeem-code-of-another-institution.
 */
export const purchaseBehind = async (
  { orders, courses }: Pick<RedeemSources, 'orders' | 'courses'>,
  code: string,
  institutionId: InstitutionId,
): Promise<{ readonly order: Order; readonly schedule: Schedule | undefined }> => {
  const redeemCode = redeemCodeOf(code);
  if (redeemCode === undefined) throw new Refusal('redeem-code-not-found', { field: 'redeem_code' });
  const order = ownOrder(await orders.byRedeemCode(redeemCode), institutionId);
  return { order, schedule: await scheduleOf(courses, order) };
};

/**
 * What the calls about a code answer.
 * @throws Refusal redeem-session-not-found.
 */
export const redeemAnswer = async (
  { platforms, presences }: Pick<RedeemSources, 'platforms' | 'presences'>,
  { order, schedule }: { readonly order: Order; readonly schedule: Schedule | undefined },
  { sequence, at }: { readonly sequence: number | undefined; readonly at: Date },
): Promise<RedeemView> => {
  const session = sessionOf(order, schedule, { sequence, at });
  const [presence, platform] = await Promise.all([
    presences.presence(order.orderId, session?.sequence ?? sequence ?? 0),
    platforms.cached(order.platformId),
  ]);
  const platformName = platform?.name ?? order.platformId;
  return redeemView(order, { session, isPresent: presence !== undefined, platformName, sequence });
};
