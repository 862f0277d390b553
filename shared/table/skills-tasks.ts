import type { SkillsTaskAssessed, SkillsTaskSubmitted } from '../../events/skills-task-changed.ts';
import type { OrderId } from '../../events/training.ts';
import { SkillsTask, type TaskName } from '../domain/training/skills-task.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { getItem, queryAll } from './read.ts';
import { transact } from './transaction.ts';

/** Skills tasks as they are stored: addresses and notes, which may tell who somebody is, encrypted. */
export const skillsTaskTable = (table: Table) => ({
  async get(orderId: OrderId, { scope, sequence }: TaskName): Promise<SkillsTask | undefined> {
    const item = await getItem(table, keys.skillsTask(orderId, scope, sequence));
    return item === undefined ? undefined : SkillsTask.parse(item);
  },

  /** Every task of a purchase. */
  async all(orderId: OrderId): Promise<SkillsTask[]> {
    return (await queryAll(table, keys.skillsTasks(orderId))).map((item) => SkillsTask.parse(item));
  },

  /**
   * Saves a task with its event, while the purchase is in training.
   * @returns `changed` when the task is not the one that the change saw, `ended` when the training is over.
   */
  async save(
    task: SkillsTask,
    event: SkillsTaskSubmitted | SkillsTaskAssessed,
  ): Promise<'saved' | 'changed' | 'ended'> {
    const { orderId, scope, sequence, revision } = task;
    const outcome = await transact(table, (TableName) => [
      {
        Put: {
          TableName,
          Item: { ...keys.skillsTask(orderId, scope, sequence), ...task },
          ...(revision === 1
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : { ConditionExpression: 'revision = :seen', ExpressionAttributeValues: { ':seen': revision - 1 } }),
        },
      },
      {
        ConditionCheck: {
          TableName,
          Key: keys.order(orderId),
          ConditionExpression: '#status = :redeemed',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':redeemed': 'redeemed' },
        },
      },
      {
        Put: {
          TableName,
          Item: {
            ...keys.skillsTaskEvent(orderId, scope, sequence, revision),
            ...index.eventsOf(event.occurredAt, orderId),
            ...event,
          },
        },
      },
    ]);
    if (outcome.written) return 'saved';
    return outcome.failed.includes(0) ? 'changed' : 'ended';
  },
});
export type SkillsTasks = ReturnType<typeof skillsTaskTable>;
