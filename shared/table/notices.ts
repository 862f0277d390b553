import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { noticeName, type Notice } from '../domain/notice.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { getItem } from './read.ts';

const Delivery = z.object({ at: Instant, outcome: z.enum(['accepted', 'undeliverable']) });
/** What the gateway said of a notice: taken in, or not deliverable to this recipient. */
export type Delivery = z.infer<typeof Delivery>;

export const noticeTable = (table: Table) => ({
  /** What became of a notice over one channel; undefined while it has not been sent. */
  async delivery(notice: Notice): Promise<Delivery | undefined> {
    const item = await getItem(table, keys.notice(noticeName(notice)));
    return Delivery.optional().parse(item?.[notice.channel]);
  },

  /** Records what became of a notice. The other channel's record stays. */
  async record(notice: Notice, delivery: Delivery): Promise<void> {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.notice(noticeName(notice)),
        UpdateExpression: 'SET #channel = :delivery',
        ExpressionAttributeNames: { '#channel': notice.channel },
        ExpressionAttributeValues: { ':delivery': delivery },
      }),
    );
  },
});
export type NoticeTable = ReturnType<typeof noticeTable>;
