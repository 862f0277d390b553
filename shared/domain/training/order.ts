import { createHash } from 'node:crypto';
import * as z from 'zod';
import { CourseId, InstitutionId, PlatformId, ScheduleId, VersionNumber } from '../../../events/catalogue.ts';
import { ApplicantId, Instant, WaveId } from '../../../events/event.ts';
import { SettlementId } from '../../../events/money.ts';
import { CertificateId, ClientCode, OrderId, RedeemCode } from '../../../events/training.ts';
import { Refusal } from '../../errors.ts';
import { Mode } from '../catalogue/mode.ts';
import { Scheme } from '../rule-set.ts';

export const OrderStatus = z.enum(['placed', 'redeemed', 'completed', 'cancelled', 'refunded']);
export type OrderStatus = z.infer<typeof OrderStatus>;

export type OrderMove = 'redeem' | 'complete' | 'cancel' | 'refund';

/**
 * The whole life of a purchase. A move that is not listed is refused. `cancel` is the participant's, before anything was
 * redeemed; `refund` is the programme's, whose course did not take place.
 */
export const orderMoves: Readonly<Record<OrderStatus, Partial<Record<OrderMove, OrderStatus>>>> = {
  placed: { redeem: 'redeemed', cancel: 'cancelled', refund: 'refunded' },
  redeemed: { complete: 'completed', refund: 'refunded' },
  completed: {},
  cancelled: {},
  refunded: {},
};

/** A course that a participant bought (pembelian), from the purchase to its certificate. */
export const Order = z.object({
  orderId: OrderId,
  /** The platform's own number for it. */
  reference: z.string(),
  platformId: PlatformId,
  institutionId: InstitutionId,
  courseId: CourseId,
  version: VersionNumber,
  /** The institution's own code for the course. */
  courseCode: z.string(),
  title: z.string(),
  mode: Mode,
  /** Of the syllabus. */
  hours: z.number().positive(),
  /** Of a course at set times: the schedule, its code, its first and last instant, and the seat's number from 1. */
  scheduleId: ScheduleId.optional(),
  scheduleCode: z.string().optional(),
  startsAt: Instant.optional(),
  endsAt: Instant.optional(),
  seat: z.int().positive().optional(),

  applicantId: ApplicantId,
  waveId: WaveId,
  /** Where the participant was drawn, for counts of regencies; of purchases from before it was noted it is not known. */
  regency: z.string().optional(),
  scheme: Scheme,
  ruleVersion: z.string(),
  /** Whole rupiah. */
  price: z.int().nonnegative(),
  redeemCode: RedeemCode,
  invoiceCode: z.string(),
  placedAt: Instant,
  /** Of a self-paced course: the last moment to redeem the code. */
  redeemableUntil: Instant.optional(),

  status: OrderStatus,
  /** Counts changes, so that two who change it at once take turns. */
  revision: z.int().positive(),
  redeemedAt: Instant.optional(),
  /** The sessions for which the code was committed, each once. Of a self-paced course: 0. */
  commits: z.array(z.object({ sequence: z.int().nonnegative(), at: Instant, by: ClientCode.optional() })),
  cancelledAt: Instant.optional(),
  /** Whole rupiah that went back to the training balance. */
  refund: z.int().nonnegative().optional(),
  completedAt: Instant.optional(),
  certificateId: CertificateId.optional(),
  /** What became of the platform's money for it: held back, paid, or deducted for good. */
  settlement: z
    .object({ state: z.enum(['held', 'settled', 'deducted']), at: Instant, settlementId: SettlementId.optional() })
    .optional(),
});
export type Order = z.infer<typeof Order>;

/** The number of a purchase. It follows from platform and reference, so that a request sent again meets its order. */
export const orderIdOf = (platformId: PlatformId, reference: string): OrderId =>
  OrderId.parse(createHash('sha256').update(`order\0${platformId}\0${reference}`).digest('hex').slice(0, 24));

const refusals = {
  redeem: 'order-not-redeemable',
  complete: 'order-not-redeemed',
  cancel: 'order-not-cancellable',
  refund: 'order-not-refundable',
} as const satisfies Record<OrderMove, string>;

/**
 * A purchase after a move, its revision counted on.
 * @throws Refusal order-not-redeemable, order-not-redeemed, order-not-cancellable, order-not-refundable: by the move.
 */
export const advancedOrder = (order: Order, move: OrderMove): Order => {
  const status = orderMoves[order.status][move];
  if (status === undefined) throw new Refusal(refusals[move], { values: { status: order.status } });
  return { ...order, status, revision: order.revision + 1 };
};

/** What the events of a purchase say of it. */
export const orderData = ({
  orderId,
  applicantId,
  waveId,
  courseId,
  scheduleId,
  institutionId,
  platformId,
}: Order) => ({
  orderId,
  applicantId,
  waveId,
  courseId,
  ...(scheduleId === undefined ? {} : { scheduleId }),
  institutionId,
  platformId,
});

/** The purchase that was completed first; undefined while there is none. Surveys and incentives follow from it. */
export const firstCompleted = (orders: readonly Order[]): Order | undefined =>
  orders
    .filter(({ completedAt }) => completedAt !== undefined)
    .toSorted((one, other) => ((one.completedAt ?? '') < (other.completedAt ?? '') ? -1 : 1))[0];
