import { createHash } from 'node:crypto';
import * as z from 'zod';
import { InstitutionId } from '../../../events/catalogue.ts';
import { Instant } from '../../../events/event.ts';
import { CertificateId } from '../../../events/training.ts';
import { isScheduled } from '../catalogue/mode.ts';
import type { Schedule } from '../catalogue/schedule.ts';
import { isProblemCode, type ProblemCode } from '../problems/index.ts';
import { ruleSetOf } from '../rule-sets.ts';
import { attendedOf } from './attendance.ts';
import type { Scores } from './certificate.ts';
import type { Order } from './order.ts';
import type { Presence } from './presence.ts';
import { RedeemCodeText, redeemCodeOf } from './redeeming.ts';
import { isAssessed, type SkillsTask } from './skills-task.ts';

/** What one call, or one file, told: 24 hexadecimal digits. */
export const BatchId = z
  .string()
  .regex(/^[0-9a-f]{24}$/, 'upload-not-found')
  .brand<'BatchId'>();
export type BatchId = z.infer<typeof BatchId>;

/** An instant with any offset, such as `2023-03-04T09:00:00+08:00`, as the same instant in UTC. */
const InstantInput = z
  .string()
  .max(40)
  .pipe(z.iso.datetime({ offset: true }))
  .transform((text) => new Date(text).toISOString());

const Score = z.number().min(0).max(100);

/** What an institution tells of one participant who completed a course. */
export const CompletionNotice = z.strictObject({
  redeemCode: RedeemCodeText.transform((text, context) => {
    const code = redeemCodeOf(text);
    if (code !== undefined) return code;
    context.addIssue({ code: 'custom', message: 'redeem-code-malformed' });
    return z.NEVER;
  }),
  completedAt: InstantInput,
  /** When the last module was done. A self-paced course needs it: certificates used to be issued before that. */
  modulesCompletedAt: InstantInput.optional(),
  /** How long the participant learned, in hours. */
  hours: z.number().positive().max(1_000),
  /** Of a hundred points. */
  preTest: Score.optional(),
  postTest: Score.optional(),
  score: Score.optional(),
});
export type CompletionNotice = z.infer<typeof CompletionNotice>;

/** Where a notice came: its call or file, its place in it from 0, whose it is, and when it was received. */
const Place = {
  batchId: BatchId,
  position: z.int().nonnegative(),
  institutionId: InstitutionId,
  receivedAt: Instant,
};

/** A notice on its way to be settled. It waits in the queue, which keeps it. */
export const NoticeMessage = z.object({ kind: z.literal('notice'), ...Place, notice: CompletionNotice.strip() });
export type NoticeMessage = z.infer<typeof NoticeMessage>;

/** Why a notice is refused: a code of the problems, with the values of its sentence. */
const CompletionReason = z.object({
  code: z.string().refine(isProblemCode),
  field: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
interface CompletionReason {
  readonly code: ProblemCode;
  readonly field?: string | undefined;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
}

const Verdict = z.discriminatedUnion('status', [
  z.object({ status: z.literal('completed'), certificateId: CertificateId }),
  z.object({ status: z.literal('refused'), reasons: z.array(CompletionReason).min(1) }),
]);

/** What became of a notice. It stands for good: a better notice is another one. */
export const CompletionOutcome = z.intersection(z.object({ ...Place, at: Instant }), Verdict);
export type CompletionOutcome = z.infer<typeof CompletionOutcome>;

/** The number of a notice: its call or file, and its place in it. */
export const noticeIdOf = ({ batchId, position }: { readonly batchId: BatchId; readonly position: number }): string =>
  `${batchId}.${position}`;

/** The parts of a notice's number, as {@link noticeIdOf} writes it. */
export const NoticeId = z
  .string()
  .regex(/^[0-9a-f]{24}\.(0|[1-9]\d{0,6})$/, 'completion-not-found')
  .transform((text) => {
    const [batchId = '', position = ''] = text.split('.');
    return { batchId: BatchId.parse(batchId), position: Number(position) };
  });

/**
 * The number of a call. It follows from who called, what it told, and the key under which: sent again it is the same
 * call, and whoever tells the very same once more on purpose gives another key.
 */
export const batchIdOf = (institutionId: InstitutionId, key: string, notices: unknown): BatchId =>
  BatchId.parse(
    createHash('sha256')
      .update(`completions\0${institutionId}\0${key}\0${JSON.stringify(notices)}`)
      .digest('hex')
      .slice(0, 24),
  );

/** What the programme itself knows of a training. */
export interface TrainingEvidence {
  readonly order: Order;
  readonly presences: readonly Presence[];
  readonly tasks: readonly Pick<SkillsTask, 'status'>[];
  /** Of a course at set times. */
  readonly schedule: Pick<Schedule, 'sessions' | 'status'> | undefined;
}

const millisecondsAnHour = 3_600_000;

const hoursBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / millisecondsAnHour;

const attendanceReasons = ({ order, presences, schedule }: TrainingEvidence): CompletionReason[] => {
  const { isEnough, missed } = attendedOf(order, schedule, presences);
  if (isEnough) return [];
  if (!isScheduled(order.mode)) return [{ code: 'completion-never-present' }];
  return [{ code: 'completion-sessions-missed', values: { sessions: missed.join(', ') } }];
};

const taskReasons = ({ order: { scheme, ruleVersion }, tasks }: TrainingEvidence): CompletionReason[] =>
  ruleSetOf(scheme, ruleVersion).skillsTask.value.required && !isAssessed(tasks)
    ? [{ code: 'completion-task-not-passed' }]
    : [];

/** From when on somebody can have learned: the redeeming, or the first session where the code was redeemed during it. */
const beganAt = ({ redeemedAt = '', startsAt }: Order): string =>
  startsAt !== undefined && startsAt < redeemedAt ? startsAt : redeemedAt;

const timeReasons = (notice: CompletionNotice, { order }: TrainingEvidence, receivedAt: string): CompletionReason[] => {
  const { completedAt, modulesCompletedAt, hours } = notice;
  const reasons: CompletionReason[] = [];
  if (completedAt > receivedAt) reasons.push({ code: 'completion-in-future', field: 'completedAt' });
  if (isScheduled(order.mode) && completedAt < (order.endsAt ?? ''))
    reasons.push({ code: 'completion-before-last-session', field: 'completedAt' });
  if (modulesCompletedAt === undefined) {
    if (!isScheduled(order.mode)) reasons.push({ code: 'completion-modules-untold', field: 'modulesCompletedAt' });
  } else if (modulesCompletedAt > completedAt)
    reasons.push({ code: 'completion-before-modules', field: 'modulesCompletedAt' });

  if (hours < order.hours)
    reasons.push({ code: 'completion-hours-too-few', field: 'hours', values: { hours, needed: order.hours } });
  const passed = hoursBetween(beganAt(order), completedAt);
  if (passed < 0) reasons.push({ code: 'completion-before-redeeming', field: 'completedAt' });
  else if (hours > passed)
    reasons.push({
      code: 'completion-hours-too-many',
      field: 'hours',
      values: { hours, passed: Math.floor(passed * 10) / 10 },
    });
  return reasons;
};

/**
 * Why a purchase cannot be completed whatever else is known of it; undefined for one in training. What the programme has
 * cancelled is cancelled before the money has gone back.
 */
const standingReason = ({ order, schedule }: TrainingEvidence): ProblemCode | undefined => {
  if (schedule?.status === 'cancelled') return 'redeem-transaction-cancelled';
  switch (order.status) {
    case 'placed':
      return 'order-not-redeemed';
    case 'cancelled':
      return 'redeem-code-cancelled';
    case 'refunded':
      return 'redeem-transaction-cancelled';
    case 'redeemed':
    case 'completed':
      return undefined;
  }
};

/** What a notice comes to: completed before, to be completed now, or refused, with every reason. */
export type Judgement =
  | { readonly verdict: 'completed'; readonly certificateId: CertificateId }
  | { readonly verdict: 'to-complete'; readonly order: Order }
  | { readonly verdict: 'refused'; readonly reasons: readonly CompletionReason[] };

const refused = (...reasons: readonly CompletionReason[]): Judgement => ({ verdict: 'refused', reasons });

/**
 * Holds a notice against what is known when it is looked at. Whoever is not the institution of the purchase learns
 * nothing of it but that.
 */
export const judgedNotice = (
  { notice, institutionId, receivedAt }: Pick<NoticeMessage, 'notice' | 'institutionId' | 'receivedAt'>,
  evidence: TrainingEvidence | undefined,
): Judgement => {
  if (evidence === undefined) return refused({ code: 'redeem-code-not-found', field: 'redeemCode' });
  const { order } = evidence;
  if (order.institutionId !== institutionId)
    return refused({ code: 'redeem-code-of-another-institution', field: 'redeemCode' });
  if (order.certificateId !== undefined) return { verdict: 'completed', certificateId: order.certificateId };
  const standing = standingReason(evidence);
  if (standing !== undefined) return refused({ code: standing, field: 'redeemCode' });
  const reasons = [
    ...timeReasons(notice, evidence, receivedAt),
    ...attendanceReasons(evidence),
    ...taskReasons(evidence),
  ];
  return reasons.length === 0 ? { verdict: 'to-complete', order } : refused(...reasons);
};

/** The scores of a notice as the certificate states them. */
export const scoresOf = ({ preTest, postTest, score }: CompletionNotice): Scores => ({
  ...(preTest === undefined ? {} : { preTest }),
  ...(postTest === undefined ? {} : { postTest }),
  ...(score === undefined ? {} : { final: score }),
});
