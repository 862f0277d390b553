import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import type { Channel, Notice } from '../domain/notice.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { getItem } from './read.ts';

const Delivery = z.object({ at: Instant, outcome: z.enum(['accepted', 'undeliverable']) });
/** What the gateway said of a notice: taken in, or not deliverable to this recipient. */
export type Delivery = z.infer<typeof Delivery>;

export const noticeTable = (table: Table) => ({
  /** What became of a notice over one channel; undefined while it has not been sent. */
  async delivery({ waveId, ticket, channel }: Notice): Promise<Delivery | undefined> {
    const item = await getItem(table, keys.notice(waveId, ticket));
    return Delivery.optional().parse(item?.[channel satisfies Channel]);
  },

  /** Records what became of a notice. The other channel's record stays. */
  async record({ waveId, ticket, channel }: Notice, delivery: Delivery): Promise<void> {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.notice(waveId, ticket),
        UpdateExpression: 'SET #channel = :delivery',
        ExpressionAttributeNames: { '#channel': channel },
        ExpressionAttributeValues: { ':delivery': delivery },
      }),
    );
  },
});
export type NoticeTable = ReturnType<typeof noticeTable>;
