import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { SkillsTaskAssessed, SkillsTaskSubmitted } from '../../events/skills-task-changed.ts';
import type { Order } from '../domain/training/order.ts';
import { OptionalSequence, RedeemCodeText } from '../domain/training/redeeming.ts';
import { taskCodes, taskIdOf, TaskScope, type SkillsTask, type TaskName } from '../domain/training/skills-task.ts';
import { Refusal } from '../errors.ts';
import type { KeyStore } from '../keys/ring.ts';
import { openTask, sealTask } from '../keys/skills-tasks.ts';
import type { SkillsTasks } from '../table/skills-tasks.ts';

/** What names a task in every call about one. A number that is left out is 0. */
export const taskFields = {
  redeem_code: RedeemCodeText,
  scope: TaskScope,
  sequence: OptionalSequence.transform((sequence) => sequence ?? 0),
};

export const TaskFields = z.object(taskFields);

/** A file's address as clients send it where there is none: an empty text, nothing, or null. */
export const absent = z
  .literal('')
  .nullish()
  .transform(() => undefined);

/** Two who change one task at once take turns. */
const attempts = 8;

interface TaskDesk {
  readonly tasks: Pick<SkillsTasks, 'get' | 'save'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/**
 * Decides about a task as it stands, and saves what is decided with its event; decided anew when somebody else changed it.
 * A decision of undefined leaves it as it is.
 * @throws Refusal order-not-redeemed when the training ended meanwhile, busy-try-again, and whatever the decision throws.
 */
export const changeTask = async (
  { tasks, keys }: TaskDesk,
  { orderId, applicantId }: Order,
  name: TaskName,
  decide: (standing: SkillsTask | undefined) => SkillsTask | undefined,
  eventOf: (task: SkillsTask) => SkillsTaskSubmitted | SkillsTaskAssessed,
): Promise<SkillsTask> => {
  const ring = await keys.ring();
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const stored = await tasks.get(orderId, name);
    const standing = stored && openTask(ring, applicantId, stored);
    const task = decide(standing) ?? standing;
    if (task === undefined) throw new Error('Nothing was decided about a task that is not there.');
    if (task === standing) return task;
    const outcome = await tasks.save(sealTask(ring, applicantId, task), eventOf(task));
    if (outcome === 'saved') return task;
    if (outcome === 'ended') throw new Refusal('order-not-redeemed', { values: { status: 'completed' } });
    await pause(Math.random() * Math.min(500, 10 * 2 ** attempt));
  }
  throw new Refusal('busy-try-again');
};

/** What the calls about a task answer. */
export const taskView = (order: Order, task: SkillsTask, status: number, file: string) => ({
  id: taskIdOf(order.orderId, task),
  redeem_code: order.redeemCode as string,
  scope: task.scope,
  sequence: task.sequence,
  status,
  url_file: file,
});

/** What the institutions' clients read: the status of what was handed in, and that of its assessment. */
export const taskStatusView = (task: SkillsTask | undefined) => {
  const { assignment, feedback } = taskCodes(task);
  return { assignment: { status: assignment }, feedback: { status: feedback } };
};
