import * as z from 'zod';
import { PlatformId } from '../../../events/catalogue.ts';
import { Instant } from '../../../events/event.ts';
import { OrderId } from '../../../events/training.ts';
import { ruleSetOf } from '../rule-sets.ts';
import type { Certificate } from '../training/certificate.ts';
import type { Order } from '../training/order.ts';
import type { HoldReason, SettlementLine } from './settlement.ts';

/**
 * A course that a platform is to be paid for, from the instant at which its code was first committed; or one that was paid
 * for and given back since, which is set off.
 */
export const DueCourse = z.object({
  platformId: PlatformId,
  orderId: OrderId,
  dueAt: Instant,
  kind: z.enum(['course', 'set-off']),
  /** Somebody has looked into what held it back: it is not held for that again. */
  isCleared: z.boolean(),
});
export type DueCourse = z.infer<typeof DueCourse>;

/** What is known of a course when it is looked at for a settlement. */
export interface CourseEvidence {
  readonly order: Order;
  /** How many sessions the participant has proved to have been at. */
  readonly presences: number;
  readonly certificate: Pick<Certificate, 'status'> | undefined;
}

/**
 * Why a course is held back: its certificate was revoked; or the training is over and the participant proved to be at fewer
 * of the sessions for which the institution took the code in than the rules ask for.
 */
const holdReasons = ({ order, presences, certificate }: CourseEvidence, at: Date): HoldReason[] => {
  const { holdBelowAttendancePercent } = ruleSetOf(order.scheme, order.ruleVersion).settlement.value;
  const isOver = order.endsAt !== undefined && order.endsAt < at.toISOString();
  const isMissing = isOver && presences * 100 < order.commits.length * holdBelowAttendancePercent;
  return [
    ...(certificate?.status === 'revoked' ? (['certificate-revoked'] as const) : []),
    ...(isMissing ? (['attendance-missing'] as const) : []),
  ];
};

/** What becomes of a due course in a settlement, as things stand when it is looked at. */
export const judgedCourse = (
  due: DueCourse,
  evidence: CourseEvidence,
  at: Date,
): Pick<SettlementLine, 'amount' | 'verdict' | 'reasons'> => {
  const { order } = evidence;
  if (due.kind === 'set-off') return { amount: -order.price, verdict: 'set-off', reasons: [] };
  if (order.status !== 'redeemed' && order.status !== 'completed')
    return { amount: order.price, verdict: 'left-out', reasons: [] };
  const reasons = due.isCleared ? [] : holdReasons(evidence, at);
  return { amount: order.price, verdict: reasons.length === 0 ? 'pay' : 'held', reasons };
};
