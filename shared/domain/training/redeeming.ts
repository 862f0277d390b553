import * as z from 'zod';
import type { InstitutionId } from '../../../events/catalogue.ts';
import type { OrderRedeemed } from '../../../events/order-changed.ts';
import { RedeemCode, type ClientCode } from '../../../events/training.ts';
import { Refusal } from '../../errors.ts';
import { isScheduled } from '../catalogue/mode.ts';
import type { Schedule } from '../catalogue/schedule.ts';
import { ruleSetOf } from '../rule-sets.ts';
import { advancedOrder, orderData, type Order } from './order.ts';

/** The letters that Crockford's base 32 leaves out, and what they are taken for. */
const mistaken: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/**
 * A redeem code as a participant typed it: small letters, spaces, hyphens and the letters that look like digits do no harm.
 * Undefined for what cannot be one.
 */
export const redeemCodeOf = (text: string): RedeemCode | undefined => {
  const code = text
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/[OIL]/g, (letter) => mistaken[letter] ?? letter);
  return RedeemCode.safeParse(code).data;
};

/** The text of a redeem code in a request; whether it is one, {@link redeemCodeOf} says. */
export const RedeemCodeText = z.string().max(100);

/** The number of a session: a whole number, or its digits, since some clients send a text. */
const SessionNumber = z.union([
  z.int().min(0).max(9_999),
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
]);

/** The number of a session where it may be left out; null and 0 say as little as nothing. */
export const OptionalSequence = SessionNumber.nullish().transform((sequence) =>
  sequence === null || sequence === 0 ? undefined : sequence,
);

/**
 * The purchase behind a code, if it is for a course of this institution.
 * @throws Refusal redeem-code-not-found, redeem-code-of-another-institution.
 */
export const ownOrder = (order: Order | undefined, institutionId: InstitutionId): Order => {
  if (order === undefined) throw new Refusal('redeem-code-not-found', { field: 'redeem_code' });
  if (order.institutionId !== institutionId)
    throw new Refusal('redeem-code-of-another-institution', { field: 'redeem_code' });
  return order;
};

/**
 * Holds a purchase to be one that stands. A schedule that the programme has just cancelled counts as cancelled before the
 * money has gone back.
 * @throws Refusal redeem-code-cancelled when the participant took it back, redeem-transaction-cancelled when the programme did.
 */
export const mustStand = ({ status }: Pick<Order, 'status'>, schedule: Pick<Schedule, 'status'> | undefined): void => {
  if (status === 'cancelled') throw new Refusal('redeem-code-cancelled', { field: 'redeem_code' });
  if (status === 'refunded' || (schedule?.status === 'cancelled' && status !== 'completed'))
    throw new Refusal('redeem-transaction-cancelled', { field: 'redeem_code' });
};

type Session = Schedule['sessions'][number];

const millisecondsAMinute = 60_000;

/** Where an instant lies to the window around the start of a session. */
const placeInWindow = (order: Order, { startsAt }: Session, at: Date): 'before' | 'within' | 'after' => {
  const { minutesBefore, minutesAfter } = ruleSetOf(order.scheme, order.ruleVersion).redeemWindow.value;
  const minutesFromStart = (at.getTime() - Date.parse(startsAt)) / millisecondsAMinute;
  if (minutesFromStart < -minutesBefore) return 'before';
  return minutesFromStart > minutesAfter ? 'after' : 'within';
};

/**
 * The session that a request without a number means: the first whose window is open; else the last for which the code was
 * taken in; else the next; else the last.
 */
const meantSession = (order: Order, sessions: readonly Session[], at: Date): Session | undefined => {
  const taken = order.commits.map(({ sequence }) => sequence);
  return (
    sessions.find((session) => placeInWindow(order, session, at) === 'within') ??
    sessions.findLast(({ sequence }) => taken.includes(sequence)) ??
    sessions.find((session) => placeInWindow(order, session, at) === 'before') ??
    sessions.at(-1)
  );
};

/**
 * The session that a request about a code is for. Of a self-paced course, which has none: undefined, whatever the number.
 * @throws Refusal redeem-session-not-found when the schedule has no session of that number.
 */
export const sessionOf = (
  order: Order,
  schedule: Schedule | undefined,
  { sequence, at }: { readonly sequence: number | undefined; readonly at: Date },
): Session | undefined => {
  if (!isScheduled(order.mode)) return undefined;
  const sessions = schedule?.sessions ?? [];
  const found =
    sequence === undefined
      ? meantSession(order, sessions, at)
      : sessions.find((candidate) => candidate.sequence === sequence);
  if (found === undefined) throw new Refusal('redeem-session-not-found', { field: 'sequence' });
  return found;
};

/** Self-paced courses have one commit, under this number. */
const selfPacedSequence = 0;

const mustBeInTime = (order: Order, session: Session | undefined, at: Date): void => {
  if (session === undefined) {
    if (order.redeemableUntil !== undefined && at.toISOString() > order.redeemableUntil)
      throw new Refusal('redeem-code-expired', { field: 'redeem_code' });
    return;
  }
  const { minutesBefore, minutesAfter } = ruleSetOf(order.scheme, order.ruleVersion).redeemWindow.value;
  const place = placeInWindow(order, session, at);
  if (place === 'before') throw new Refusal('redeem-too-early', { values: { minutes: minutesBefore } });
  if (place === 'after') throw new Refusal('redeem-too-late', { values: { minutes: minutesAfter } });
};

/** Who takes a code in, for which session, and when. */
export interface Redeeming {
  readonly schedule: Schedule | undefined;
  readonly sequence: number | undefined;
  readonly by: ClientCode;
  readonly at: Date;
}

/** A purchase after a commit, and the event of the first one. */
export interface OrderRedeeming {
  readonly order: Order;
  readonly event?: OrderRedeemed;
}

/**
 * Takes a code in for a session, or a voucher. Undefined when the same client did so before: it is answered as it was then.
 * @throws Refusal redeem-code-cancelled, redeem-transaction-cancelled, redeem-course-type-mismatch (a voucher has no
 * sessions), redeem-session-not-found, redeem-code-used (by another client of the institution, or its training is
 * completed), redeem-code-expired, redeem-too-early, redeem-too-late.
 */
export const redeemed = (order: Order, { schedule, sequence, by, at }: Redeeming): OrderRedeeming | undefined => {
  mustStand(order, schedule);
  if (sequence !== undefined && !isScheduled(order.mode))
    throw new Refusal('redeem-course-type-mismatch', { field: 'sequence' });
  const session = sessionOf(order, schedule, { sequence, at });
  const number = session?.sequence ?? selfPacedSequence;

  const earlier = order.commits.find((commit) => commit.sequence === number);
  if (earlier !== undefined) {
    if ((earlier.by ?? by) === by) return undefined;
    throw new Refusal('redeem-code-used', { field: 'redeem_code' });
  }
  if (order.status === 'completed') throw new Refusal('redeem-code-used', { field: 'redeem_code' });
  mustBeInTime(order, session, at);

  const instant = at.toISOString();
  const commits = [...order.commits, { sequence: number, at: instant, by }];
  if (order.status === 'redeemed') return { order: { ...order, commits, revision: order.revision + 1 } };
  return {
    order: { ...advancedOrder(order, 'redeem'), redeemedAt: instant, commits },
    event: { event: 'order.redeemed.v1', occurredAt: instant, data: orderData(order) },
  };
};
