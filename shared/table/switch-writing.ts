import type { Table } from './client.ts';
import { transact } from './transaction.ts';

/** How long an environment goes by a switch that it has read, in milliseconds: so soon a change holds everywhere. */
export const switchLifetimeMilliseconds = 30_000;

type Item = Readonly<Record<string, unknown>>;

/** What setting a switch leaves behind: how it stands, what was set as it is kept for good, and the event. */
interface SwitchItems {
  readonly state: Item;
  readonly kept: Item;
  readonly event: Item;
}

/**
 * Sets a switch to a revision, keeps what was set, and writes the event, or none of it: false where somebody else has
 * set it since the revision before this one.
 */
export const writeSwitch = async (
  table: Table,
  revision: number,
  { state, kept, event }: SwitchItems,
): Promise<boolean> => {
  const outcome = await transact(table, (TableName) => [
    {
      Put: {
        TableName,
        Item: state,
        ...(revision === 1
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'revision = :read', ExpressionAttributeValues: { ':read': revision - 1 } }),
      },
    },
    { Put: { TableName, Item: kept } },
    { Put: { TableName, Item: event } },
  ]);
  return outcome.written;
};
