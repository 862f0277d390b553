import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '../../../events/event.ts';
import { OrderId } from '../../../events/training.ts';
import { Refusal } from '../../errors.ts';
import { isScheduled } from '../catalogue/mode.ts';
import { ruleSetOf } from '../rule-sets.ts';
import type { Order } from './order.ts';
import { Sequence } from './presence.ts';

const TaskStatus = z.enum(['submitted', 'passed', 'failed']);
type TaskStatus = z.infer<typeof TaskStatus>;

/** What the institutions call a task beside its number, such as `uk` or `modul 3`. */
export const TaskScope = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,62}[A-Za-z0-9])?$/);

/** The address of a file that a participant or an institution keeps: absolute, over TLS, without a password in it. */
export const FileAddress = z
  .string()
  .max(2_000)
  .refine((text) => {
    const url = URL.parse(text);
    return url?.protocol === 'https:' && url.username === '' && url.password === '';
  });

/** A skills task (tugas praktik mandiri) that a participant handed in, with what the institution made of it. */
export const SkillsTask = z.object({
  orderId: OrderId,
  scope: TaskScope,
  sequence: Sequence,
  status: TaskStatus,
  /** Counts what was handed in and what was assessed. */
  revision: z.int().positive(),
  /** The address of what was handed in last. */
  file: z.string(),
  submittedAt: Instant,
  /** The institution's assessment of it, with the address of a file of its own where there is one. */
  assessment: z.object({ notes: z.string(), file: z.string().optional(), at: Instant }).optional(),
});
export type SkillsTask = z.infer<typeof SkillsTask>;

/** What identifies a task of a purchase. */
export type TaskName = Pick<SkillsTask, 'scope' | 'sequence'>;

/** The number under which partners know a task. It follows from the purchase and the task's name. */
export const taskIdOf = (orderId: OrderId, { scope, sequence }: TaskName): string =>
  createHash('sha256').update(`task\0${orderId}\0${scope}\0${sequence}`).digest('hex').slice(0, 24);

/** The statuses that the institutions' clients know: 0 not submitted, 1 pending, 2 success, 3 failed. */
const codeOf = { submitted: 1, passed: 2, failed: 3 } as const satisfies Record<TaskStatus, number>;

export interface TaskCodes {
  /** Of what the participant handed in: pending until it is assessed. */
  readonly assignment: number;
  /** Of the institution's assessment. */
  readonly feedback: number;
}

export const taskCodes = (task: Pick<SkillsTask, 'status'> | undefined): TaskCodes => {
  if (task === undefined) return { assignment: 0, feedback: 0 };
  const assignment = codeOf[task.status];
  return { assignment, feedback: task.status === 'submitted' ? 0 : assignment };
};

/** The last moment to hand a task in; undefined where there is none, as for self-paced courses. */
export const taskDeadlineOf = ({ mode, endsAt, scheme, ruleVersion }: Order): string | undefined => {
  if (!isScheduled(mode) || endsAt === undefined) return undefined;
  const { withinHours } = ruleSetOf(scheme, ruleVersion).skillsTask.value;
  return new Date(Date.parse(endsAt) + withinHours * 3_600_000).toISOString();
};

/** @throws Refusal order-not-redeemed while nobody redeemed the code, and when the training has ended. */
const mustBeInTraining = ({ status }: Order): void => {
  if (status !== 'redeemed') throw new Refusal('order-not-redeemed', { values: { status } });
};

interface Handing extends TaskName {
  readonly file: string;
  readonly at: Date;
}

/**
 * A task as it is once a participant handed it in; undefined where that changes nothing, since the same stands already.
 * Until it is assessed a later file takes the place of the one before, and one that failed can be handed in again.
 * @throws Refusal order-not-redeemed, skills-task-late, skills-task-assessed.
 */
export const submittedTask = (
  order: Order,
  standing: SkillsTask | undefined,
  { scope, sequence, file, at }: Handing,
): SkillsTask | undefined => {
  if (standing?.file === file && standing.status !== 'failed') return undefined;
  if (standing?.status === 'passed') throw new Refusal('skills-task-assessed');
  mustBeInTraining(order);
  const deadline = taskDeadlineOf(order);
  if (deadline !== undefined && deadline < at.toISOString()) throw new Refusal('skills-task-late');
  return {
    orderId: order.orderId,
    scope,
    sequence,
    status: 'submitted',
    revision: (standing?.revision ?? 0) + 1,
    file,
    submittedAt: at.toISOString(),
  };
};

interface Assessing {
  readonly passed: boolean;
  readonly notes: string;
  readonly file?: string | undefined;
  readonly at: Date;
}

/**
 * A task as it is once its institution assessed it; undefined where it assessed it just so before. It stands until the
 * task is handed in again, which is for tasks that failed. There is no time limit: the delay is not the participant's.
 * @throws Refusal skills-task-not-submitted, order-not-redeemed, skills-task-assessed.
 */
export const assessedTask = (
  order: Order,
  standing: SkillsTask | undefined,
  { passed, notes, file, at }: Assessing,
): SkillsTask | undefined => {
  if (standing === undefined) throw new Refusal('skills-task-not-submitted');
  const status = passed ? 'passed' : 'failed';
  if (standing.status !== 'submitted') {
    const { assessment } = standing;
    const isSame = standing.status === status && assessment?.notes === notes && assessment.file === file;
    if (isSame) return undefined;
    throw new Refusal('skills-task-assessed');
  }
  mustBeInTraining(order);
  const assessment = { notes, ...(file === undefined ? {} : { file }), at: at.toISOString() };
  return { ...standing, status, revision: standing.revision + 1, assessment };
};

/**
 * Whether the skills task of a purchase counts as done: something was handed in, and all that was handed in has been
 * assessed and passed.
 */
export const isAssessed = (tasks: readonly Pick<SkillsTask, 'status'>[]): boolean =>
  tasks.length > 0 && tasks.every(({ status }) => status === 'passed');
