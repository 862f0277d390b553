import type { OrderId } from '../../events/training.ts';
import { Hold } from '../domain/settlements/hold.ts';
import type { Table } from './client.ts';
import { moneyKeys } from './money-keys.ts';
import { getItem } from './read.ts';
import { transact, type Writes } from './transaction.ts';

/** Writes a hold that follows the one that was seen, its revision counted on; the first follows none. */
export const holdWrite =
  (hold: Hold) =>
  (TableName: string): Writes[number] => ({
    Put: {
      TableName,
      Item: { ...moneyKeys.hold(hold.orderId), ...hold },
      ...(hold.revision === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'revision = :seen',
            ExpressionAttributeValues: { ':seen': hold.revision - 1 },
          }),
    },
  });

export const holdTable = (table: Table) => ({
  async get(orderId: OrderId): Promise<Hold | undefined> {
    const item = await getItem(table, moneyKeys.hold(orderId));
    return item === undefined ? undefined : Hold.parse(item);
  },

  /** Writes a hold with what goes with it. @returns false when it was changed meanwhile, or a condition did not hold. */
  async save(hold: Hold, others: (tableName: string) => Writes = () => []): Promise<boolean> {
    const { written } = await transact(table, (TableName) => [holdWrite(hold)(TableName), ...others(TableName)]);
    return written;
  },
});
export type Holds = ReturnType<typeof holdTable>;
