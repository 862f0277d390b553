import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { StaffActed, StaffAnswered } from '../../events/staff-action.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { indexPages, queryPages } from './read.ts';
import { unlessRefused } from './transaction.ts';

/** A month of the calendar, in UTC, such as `2023-02`. */
export const monthOf = (instant: string): string => instant.slice(0, 7);

/**
 * What members of staff asked for, action by action and month by month, and what they were answered. Lines are added and
 * never changed. A line costs one write, and one more in the index, where those of one person stand together.
 */
export const staffActionTable = (table: Table) => {
  const add = async (item: Record<string, unknown>): Promise<void> => {
    // The key names the request: what stands there already is this very line, which the table took and answered with a fault.
    await unlessRefused(
      table.client.send(
        new PutCommand({ TableName: table.name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }),
      ),
    );
  };

  return {
    /** Puts on record what is asked for. It is called before anything is done. */
    async acted(event: StaffActed): Promise<void> {
      const { requestId, staffId, action } = event.data;
      await add({
        ...keys.staffAction(action, event.occurredAt, requestId),
        ...index.actionOf(staffId, event.occurredAt, requestId),
        ...event,
      });
    },

    /** Puts on record what was answered to an action, asked for at the instant `askedAt`. */
    async answered(askedAt: string, event: StaffAnswered): Promise<void> {
      await add({ ...keys.staffAnswer(event.data.action, askedAt, event.data.requestId), ...event });
    },

    /** Everything asked for under one action in a month, with what was answered, in the order of time, page by page. */
    async *ofMonth(action: string, month: string): AsyncGenerator<(StaffActed | StaffAnswered)[]> {
      for await (const page of queryPages(table, keys.staffActions(action, month))) {
        yield page.map((item) =>
          item['event'] === 'staff.answered.v1' ? StaffAnswered.parse(item) : StaffActed.parse(item),
        );
      }
    },

    /** What one member of staff asked for between two instants (both included), in the order of time, page by page. */
    async *of(staffId: string, from: string, to: string): AsyncGenerator<StaffActed[]> {
      for await (const page of indexPages(table, { ...index.actionsOf(staffId), from, to }))
        yield page.map((item) => StaffActed.parse(item));
    },
  };
};
