import type { OrderId } from '../../events/training.ts';
import { Hold } from '../domain/settlements/hold.ts';
import type { Table } from './client.ts';
import { holdIndex, moneyKeys } from './money-keys.ts';
import { getItem, indexPages } from './read.ts';
import { transact, type Writes } from './transaction.ts';

/** After every instant that there is. */
const endOfTime = '9999';

/** In the index stands only what waits for a second person. */
const placeInIndex = ({ status, proposal, orderId }: Hold) =>
  status === 'open' && proposal !== undefined ? holdIndex.proposedHold(proposal.at, orderId) : {};

/** Writes a hold that follows the one that was seen, its revision counted on; the first follows none. */
export const holdWrite =
  (hold: Hold) =>
  (TableName: string): Writes[number] => ({
    Put: {
      TableName,
      Item: { ...moneyKeys.hold(hold.orderId), ...placeInIndex(hold), ...hold },
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

  /** The holds whose end somebody proposed and nobody decided on, the first proposed first. */
  async proposed(): Promise<Hold[]> {
    const found: Hold[] = [];
    for await (const page of indexPages(table, { ...holdIndex.proposedHolds(), to: endOfTime }))
      found.push(...page.map((item) => Hold.parse(item)));
    return found;
  },

  /** Writes a hold with what goes with it. @returns false when it was changed meanwhile, or a condition did not hold. */
  async save(hold: Hold, others: (tableName: string) => Writes = () => []): Promise<boolean> {
    const { written } = await transact(table, (TableName) => [holdWrite(hold)(TableName), ...others(TableName)]);
    return written;
  },
});
export type Holds = ReturnType<typeof holdTable>;
