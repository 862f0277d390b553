import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { ApplicantId, Instant, WaveId } from '../../events/event.ts';
import { dueDay, type Award } from '../domain/award.ts';
import { DeadlineShard, type DeadlineTask } from '../domain/deadline.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { queryAll, queryFrom } from './read.ts';
import type { Writes } from './transaction.ts';

/** How long a line stays after its day, in days: nobody looks back so far. */
const keptDays = 60;

const Due = z.object({ applicantId: ApplicantId, waveId: WaveId });
/** Somebody whose first purchase is due on a day. What the award says at that time decides, not this line. */
export type Due = z.infer<typeof Due>;

/**
 * Puts an award that can be used under the day of its deadline, in the transaction that gives it that deadline. Every
 * page of a day can then be read without looking at anybody else.
 */
export const dueWrites =
  (award: Pick<Award, 'applicantId' | 'waveId' | 'state' | 'firstPurchaseDeadline'>) =>
  (TableName: string): Writes => {
    const { applicantId, waveId, state, firstPurchaseDeadline } = award;
    if (state !== 'active') return [];
    const expiresAt = Math.ceil(Date.parse(firstPurchaseDeadline) / 1_000) + keptDays * 86_400;
    return [
      {
        Put: {
          TableName,
          Item: { ...keys.due(dueDay(award), applicantId, waveId), applicantId, waveId, expiresAt },
        },
      },
    ];
  };

const Unit = z.object({ shard: DeadlineShard, drivenAt: Instant, doneAt: Instant.optional() });
/** How far one shard of a day's task has come. */
type Unit = z.infer<typeof Unit>;

export const deadlineTable = (table: Table) => ({
  /** Those of a day, of one shard, after a place; the place from which to go on where there are more. */
  async page(
    day: string,
    shard: number,
    { after, limit }: { readonly after: string | undefined; readonly limit: number },
  ): Promise<{ readonly due: readonly Due[]; readonly next: string | undefined }> {
    const { items, last } = await queryFrom(table, keys.dueShard(day, shard), { after, limit });
    return { due: items.map((item) => Due.parse(item)), next: last };
  },

  /** The shards of a day's task that were begun. */
  async units(day: string, task: DeadlineTask): Promise<Unit[]> {
    return (await queryAll(table, keys.deadlineUnits(day, task))).map((item) => Unit.parse(item));
  },

  /** Notes that a shard is being worked on. One that is done stays done. */
  async drive(
    day: string,
    { task, shard, at }: { task: DeadlineTask; shard: DeadlineShard; at: string },
  ): Promise<void> {
    const { expiresAt, ...key } = { ...keys.deadlineUnit(day, task, shard), expiresAt: expiryOf(day) };
    try {
      await table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...key, shard, drivenAt: at, expiresAt },
          ConditionExpression: 'attribute_not_exists(doneAt)',
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },

  /** Notes that a shard is done. The first time stands. */
  async finish(
    day: string,
    { task, shard, at }: { task: DeadlineTask; shard: DeadlineShard; at: string },
  ): Promise<void> {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.deadlineUnit(day, task, shard),
        UpdateExpression:
          'SET #shard = :shard, drivenAt = :at, doneAt = if_not_exists(doneAt, :at), expiresAt = :expires',
        ExpressionAttributeNames: { '#shard': 'shard' },
        ExpressionAttributeValues: { ':shard': shard, ':at': at, ':expires': expiryOf(day) },
      }),
    );
  },
});
export type Deadlines = ReturnType<typeof deadlineTable>;

const expiryOf = (day: string): number => Date.parse(day) / 1_000 + keptDays * 86_400;
