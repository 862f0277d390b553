import * as z from 'zod';
import { WaveId, type ApplicantId } from '../../events/event.ts';
import { Debt } from '../domain/debts/debt.ts';
import { comparedOf, type PersonBooks } from '../domain/ledger/books.ts';
import { findingsOf, type Findings } from '../domain/ledger/difference.ts';
import { readTransfer } from '../domain/ledger/folding.ts';
import { platformTransfersOf } from '../domain/ledger/settled.ts';
import type { TransferForm } from '../domain/ledger/transfer.ts';
import type { Payout } from '../domain/payouts/payout.ts';
import { Hold } from '../domain/settlements/hold.ts';
import type { Order } from '../domain/training/order.ts';
import { Incentive } from '../domain/incentives/incentive.ts';
import { awardTable } from '../table/awards.ts';
import type { Table } from '../table/client.ts';
import { moneyKeys } from '../table/money-keys.ts';
import { payoutTable } from '../table/payouts.ts';
import { purchaseTable } from '../table/purchases.ts';
import { getItems, queryAll } from '../table/read.ts';

/** So often a person is read before a difference stands: what others were just writing has been written by then. */
const readings = 4;

const BalanceItem = z.object({
  kind: z.enum(['incentive', 'survey-incentive', 'debt']),
  waveId: WaveId,
  balance: z.int(),
});

/** Reads all that is on record of a person's money, and holds it against the person's accounts. */
export const personChecking = (table: Table, pause: (milliseconds: number) => Promise<void>) => {
  const [awards, purchases, payouts] = [awardTable(table), purchaseTable(table), payoutTable(table)];

  const holdsOf = async (orders: readonly Order[]): Promise<Hold[]> => {
    const items = await getItems(
      table,
      orders.map(({ orderId }) => moneyKeys.hold(orderId)),
    );
    return items.map((item) => Hold.parse(item));
  };

  /** What the bank was given for a person's payouts, and platforms for the purchases: transfers that lie with nobody. */
  const paymentsFor = async (of: {
    readonly payouts: readonly Payout[];
    readonly orders: readonly Order[];
    readonly holds: readonly Hold[];
  }): Promise<TransferForm[]> => {
    const holdFor = new Map(of.holds.map((hold) => [hold.orderId, hold]));
    const numbers = [
      ...of.payouts.map(({ payoutId }) => `payout-payment-${payoutId}`),
      ...of.orders.flatMap((order) => platformTransfersOf(order, holdFor.get(order.orderId))),
    ];
    const items = await getItems(
      table,
      numbers.map((transferId) => moneyKeys.transfer(undefined, transferId)),
    );
    return items.flatMap((item) => readTransfer(item).transfer ?? []);
  };

  const readBooks = async (applicantId: ApplicantId): Promise<Findings> => {
    const [items, ofAwards, ofBalances, orders, ofIncentives, ofPayouts, ofDebts] = await Promise.all([
      queryAll(table, moneyKeys.transfers(applicantId)),
      awards.all(applicantId),
      queryAll(table, moneyKeys.balances(applicantId)),
      purchases.ofPerson(applicantId),
      queryAll(table, moneyKeys.incentives(applicantId)),
      payouts.ofPerson(applicantId),
      queryAll(table, moneyKeys.debts(applicantId)),
    ]);
    const holds = await holdsOf(orders);
    const transfers = items.map((item) => readTransfer(item));
    const person: PersonBooks = {
      applicantId,
      transfers: transfers.flatMap(({ transfer }) => transfer ?? []),
      payments: await paymentsFor({ payouts: ofPayouts, orders, holds }),
      holds,
      awards: ofAwards,
      balances: ofBalances.map((item) => BalanceItem.parse(item)),
      orders,
      incentives: ofIncentives.map((item) => Incentive.parse(item)),
      payouts: ofPayouts,
      debts: ofDebts.map((item) => Debt.parse(item)),
    };
    return findingsOf([...transfers.flatMap(({ compared }) => compared), ...comparedOf(person)]);
  };

  const read = async (applicantId: ApplicantId): Promise<Findings> => {
    try {
      return await readBooks(applicantId);
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      return findingsOf([{ comparison: 'readable', of: applicantId, expected: 1, found: 0 }]);
    }
  };

  /**
   * What is found of one person. Money moves while it is read, and what is read in several calls is of several moments: a
   * difference stands when it is found again and again.
   */
  return async (applicantId: ApplicantId): Promise<Findings> => {
    for (let reading = 1; ; reading += 1) {
      const findings = await read(applicantId);
      if (findings.differences.length === 0 || reading === readings) return findings;
      await pause(50 * 4 ** (reading - 1));
    }
  };
};
export type PersonCheck = ReturnType<typeof personChecking>;
