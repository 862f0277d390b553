import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { mostDaysKept } from '../domain/operations/queues.ts';
import { Failure } from '../domain/operations/failure.ts';
import type { Table } from './client.ts';
import { operationsKeys } from './operations-keys.ts';
import { getItems } from './read.ts';

const daySeconds = 86_400;

/** Why messages were given up. A note outlives its message by a day, and goes then. */
export const failureTable = (table: Table) => ({
  /** Notes why a message was given up; noted twice, the later stands. */
  async note(failure: Failure): Promise<void> {
    const { queueName, messageId, at } = failure;
    const expiresAt = Math.floor(Date.parse(at) / 1_000) + (mostDaysKept + 1) * daySeconds;
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...operationsKeys.failure(queueName, messageId), ...failure, expiresAt },
      }),
    );
  },

  /** What is noted of some messages of a queue, by the number of the message. */
  async of(queueName: string, messageIds: readonly string[]): Promise<ReadonlyMap<string, Failure>> {
    const items = await getItems(
      table,
      [...new Set(messageIds)].map((messageId) => operationsKeys.failure(queueName, messageId)),
    );
    return new Map(items.map((item) => Failure.parse(item)).map((failure) => [failure.messageId, failure]));
  },
});
export type Failures = ReturnType<typeof failureTable>;
