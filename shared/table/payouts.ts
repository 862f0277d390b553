import { ApplicantId } from '../../events/event.ts';
import { PayoutId } from '../../events/money.ts';
import { Payout } from '../domain/payouts/payout.ts';
import * as z from 'zod';
import type { Table } from './client.ts';
import { moneyKeys } from './money-keys.ts';
import { getItem, getItems, queryAll } from './read.ts';
import type { Writes } from './transaction.ts';

/** Puts a payout among those that wait for an envelope, in the transaction that approves what it pays. Never twice. */
export const readyWrites =
  (payout: Payout) =>
  (TableName: string): Writes => {
    const { payoutId, applicantId, readyAt } = payout;
    return [
      {
        Put: {
          TableName,
          Item: { ...moneyKeys.payout(payoutId), ...payout },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      { Put: { TableName, Item: { ...moneyKeys.ownPayout(applicantId, readyAt, payoutId), payoutId } } },
      { Put: { TableName, Item: { ...moneyKeys.readyPayout(readyAt, payoutId), payoutId } } },
    ];
  };

const OwnPayout = z.object({ payoutId: PayoutId });

export const payoutTable = (table: Table) => ({
  async get(payoutId: PayoutId): Promise<Payout | undefined> {
    const item = await getItem(table, moneyKeys.payout(payoutId));
    return item === undefined ? undefined : Payout.parse(item);
  },

  /** A person's payouts, the first first. */
  async ofPerson(applicantId: ApplicantId): Promise<Payout[]> {
    const own = (await queryAll(table, moneyKeys.ownPayouts(applicantId))).map((item) => OwnPayout.parse(item));
    const items = await getItems(
      table,
      own.map(({ payoutId }) => moneyKeys.payout(payoutId)),
    );
    return items.map((item) => Payout.parse(item)).sort((one, other) => (one.readyAt < other.readyAt ? -1 : 1));
  },
});
export type Payouts = ReturnType<typeof payoutTable>;
