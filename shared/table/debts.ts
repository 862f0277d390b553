import * as z from 'zod';
import { DebtChanged } from '../../events/debt-changed.ts';
import { ApplicantId, WaveId } from '../../events/event.ts';
import type { Award } from '../domain/award.ts';
import { Debt, outstandingOf } from '../domain/debts/debt.ts';
import type { DebtMove } from '../domain/debts/reckoning.ts';
import { Repayment } from '../domain/debts/repaying.ts';
import type { Incentive } from '../domain/incentives/incentive.ts';
import type { Payout } from '../domain/payouts/payout.ts';
import { movedPayout } from '../domain/payouts/payout-moves.ts';
import type { Table } from './client.ts';
import { withdrawnWrites } from './incentives.ts';
import { index } from './keys.ts';
import { moneyKeys } from './money-keys.ts';
import { getItem, queryAll } from './read.ts';
import { stillInState } from './stopped-awards.ts';
import { transact, type Writes } from './transaction.ts';
import { transferWrites } from './transfers.ts';

/** The debt as it is now in the place of the revision that was seen, with its money and its event. */
const moveWrites =
  ({ debt, transfer, change }: DebtMove) =>
  (TableName: string): Writes => {
    const { applicantId, waveId, revision, history } = debt;
    const occurredAt = history.at(-1)?.at ?? debt.recordedAt;
    const event: DebtChanged | undefined = change && {
      event: DebtChanged.shape.event.value,
      occurredAt,
      data: { applicantId, waveId, revision, change, outstanding: outstandingOf(debt) },
    };
    return [
      {
        Put: {
          TableName,
          Item: { ...moneyKeys.debt(applicantId, waveId), ...debt },
          ...(revision === 1
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : { ConditionExpression: 'revision = :seen', ExpressionAttributeValues: { ':seen': revision - 1 } }),
        },
      },
      ...(transfer === undefined ? [] : transferWrites(transfer)(TableName)),
      ...(event === undefined
        ? []
        : [
            {
              Put: {
                TableName,
                Item: {
                  ...moneyKeys.debtEvent(applicantId, waveId, revision),
                  ...index.eventsOf(occurredAt, applicantId),
                  ...event,
                },
              },
            },
          ]),
    ];
  };

/** A payout that was not in an envelope is taken back: it waits for none any more. */
const withdrawnPayoutWrites =
  (payout: Payout, at: string) =>
  (TableName: string): Writes => {
    const { payoutId, readyAt, revision } = payout;
    const withdrawn = movedPayout(payout, 'withdraw', { settledAt: at, because: 'entitlement-stopped' });
    return [
      {
        Put: {
          TableName,
          Item: { ...moneyKeys.payout(payoutId), ...withdrawn },
          ConditionExpression: '#status = :ready AND revision = :seen',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':ready': 'ready', ':seen': revision },
        },
      },
      { Delete: { TableName, Key: moneyKeys.readyPayout(readyAt, payoutId) } },
    ];
  };

const Holder = z.object({ applicantId: ApplicantId, waveId: WaveId });

export const debtTable = (table: Table) => {
  const repayment = async (applicantId: ApplicantId, waveId: WaveId, reference: string) => {
    const item = await getItem(table, moneyKeys.debtRepayment(applicantId, waveId, reference));
    return item === undefined ? undefined : Repayment.parse(item);
  };

  return {
    /** What a person owes of a wave. */
    async get(applicantId: ApplicantId, waveId: WaveId): Promise<Debt | undefined> {
      const item = await getItem(table, moneyKeys.debt(applicantId, waveId));
      return item === undefined ? undefined : Debt.parse(item);
    },

    /** What a person owes, by wave. */
    async ofPerson(applicantId: ApplicantId): Promise<Debt[]> {
      return (await queryAll(table, moneyKeys.debts(applicantId))).map((item) => Debt.parse(item));
    },

    /** What a person has paid back of a wave, the first entered first. */
    async repayments(applicantId: ApplicantId, waveId: WaveId): Promise<Repayment[]> {
      const items = await queryAll(table, moneyKeys.debtRepayments(applicantId, waveId));
      return items
        .map((item) => Repayment.parse(item))
        .sort((one, other) => (one.enteredAt < other.enteredAt ? -1 : 1));
    },

    /** The payment that a bank's number stands for, whoever has paid it. */
    async repaymentOf(reference: string): Promise<Repayment | undefined> {
      const item = await getItem(table, moneyKeys.repaymentReference(reference));
      if (item === undefined) return undefined;
      const { applicantId, waveId } = Holder.parse(item);
      return repayment(applicantId, waveId, reference);
    },

    /**
     * Writes what was reckoned of a card as it was read.
     * @returns false when the debt, or the card's state, was changed meanwhile.
     */
    async reckon(move: DebtMove, award: Award): Promise<boolean> {
      return (await transact(table, (TableName) => [...moveWrites(move)(TableName), stillInState(award)(TableName)]))
        .written;
    },

    /** Writes a plan of instalments. @returns false when the debt was changed meanwhile. */
    async plan(move: DebtMove): Promise<boolean> {
      return (await transact(table, moveWrites(move))).written;
    },

    /**
     * Enters a payment with what it leaves of the debt, in one transaction.
     * @returns `changed` when the debt was changed meanwhile, `reference-used` when its number is on record already.
     */
    async repay(move: DebtMove, entered: Repayment): Promise<'entered' | 'changed' | 'reference-used'> {
      const { applicantId, waveId, reference } = entered;
      const ConditionExpression = 'attribute_not_exists(pk)';
      const outcome = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: { ...moneyKeys.repaymentReference(reference), applicantId, waveId },
            ConditionExpression,
          },
        },
        {
          Put: {
            TableName,
            Item: { ...moneyKeys.debtRepayment(applicantId, waveId, reference), ...entered },
            ConditionExpression,
          },
        },
        ...moveWrites(move)(TableName),
      ]);
      if (outcome.written) return 'entered';
      return outcome.failed.includes(0) ? 'reference-used' : 'changed';
    },

    /**
     * Takes an approved incentive of a stopped card back, with its payout where that waits for an envelope, in one
     * transaction. @returns false when any of them was changed meanwhile.
     */
    async withdraw(
      {
        award,
        incentive,
        payout,
      }: { readonly award: Award; readonly incentive: Incentive; readonly payout: Payout | undefined },
      refusal: { readonly at: string } & Pick<Incentive, 'reasons' | 'listVersions'>,
    ): Promise<boolean> {
      const { written } = await transact(table, (TableName) => [
        ...withdrawnWrites(incentive, refusal)(TableName),
        ...(payout === undefined ? [] : withdrawnPayoutWrites(payout, refusal.at)(TableName)),
        stillInState(award)(TableName),
      ]);
      return written;
    },
  };
};
export type Debts = ReturnType<typeof debtTable>;
