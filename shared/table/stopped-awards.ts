import { DebtUnsettled, EntitlementResumed, EntitlementStopped } from '../../events/debt-changed.ts';
import type { Award } from '../domain/award.ts';
import { resumptionTransfer, stopTransfer } from '../domain/debts/stopping.ts';
import type { Transfer } from '../domain/ledger/transfer.ts';
import { stoppedMove } from '../domain/regions/move.ts';
import type { Table } from './client.ts';
import { dueWrites } from './deadlines.ts';
import { index, keys } from './keys.ts';
import { moneyKeys } from './money-keys.ts';
import { moveWrites } from './region-moves.ts';
import { transact, type Writes } from './transaction.ts';
import { transferWrites } from './transfers.ts';

const eventWrite =
  ({ applicantId, waveId }: Award, event: EntitlementStopped | EntitlementResumed | DebtUnsettled) =>
  (TableName: string): Writes[number] => ({
    Put: {
      TableName,
      Item: {
        ...moneyKeys.debtOccasion(applicantId, waveId, event.occurredAt, event.event),
        ...index.eventsOf(event.occurredAt, applicantId),
        ...event,
      },
    },
  });

/** Has what the holder of a stopped card owes reckoned anew, in the transaction that changes what they have received. */
export const debtUnsettledWrite = (award: Award, at: string): ((TableName: string) => Writes[number]) => {
  const { applicantId, waveId } = award;
  return eventWrite(award, {
    event: DebtUnsettled.shape.event.value,
    occurredAt: at,
    data: { applicantId, waveId },
  });
};

/** That a card is as it was read: its state, and what purchases and their return change. */
const asRead = ({ state, ticket, balance, purchases, stoppedAt }: Award) => ({
  ConditionExpression: [
    '#state = :state AND ticket = :ticket AND balance = :balance',
    purchases === undefined ? 'attribute_not_exists(purchases)' : 'purchases = :purchases',
    stoppedAt === undefined ? 'attribute_not_exists(stoppedAt)' : 'stoppedAt = :stoppedAt',
  ].join(' AND '),
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: {
    ':state': state,
    ':ticket': ticket,
    ':balance': balance,
    ...(purchases === undefined ? {} : { ':purchases': purchases }),
    ...(stoppedAt === undefined ? {} : { ':stoppedAt': stoppedAt }),
  },
});

const entered =
  (transfer: Transfer | undefined) =>
  (TableName: string): Writes =>
    transfer === undefined ? [] : transferWrites(transfer)(TableName);

/** What becomes of awards that were used and whose holders are found not entitled. */
export const stoppedAwards = (table: Table) => {
  const replace = async (before: Award, award: Award, others: (tableName: string) => Writes): Promise<boolean> => {
    const { applicantId, waveId } = award;
    const { written } = await transact(table, (TableName) => [
      { Put: { TableName, Item: { ...keys.award(applicantId, waveId), ...award }, ...asRead(before) } },
      ...others(TableName),
    ]);
    return written;
  };

  return {
    /**
     * Stops an award, with its money and its event, in one transaction.
     * @returns false when the award was changed meanwhile.
     */
    stop(before: Award, stopped: Award): Promise<boolean> {
      const { applicantId, waveId, stoppedAt, stoppedReason, stoppedListVersion } = stopped;
      if (stoppedAt === undefined || stoppedReason === undefined || stoppedListVersion === undefined)
        throw new Error('An award is stopped at an instant, for a reason.');
      return replace(before, stopped, (TableName) => [
        ...entered(stopTransfer(stopped, before.balance, stoppedAt))(TableName),
        eventWrite(stopped, {
          event: EntitlementStopped.shape.event.value,
          occurredAt: stoppedAt,
          data: { applicantId, waveId, reason: stoppedReason, listVersion: stoppedListVersion },
        })(TableName),
        ...moveWrites([stoppedMove(stopped, 1, stoppedAt)])(TableName),
      ]);
    },

    /**
     * Lifts the stop of an award at an instant (ISO 8601), with its money and its event, in one transaction.
     * @returns false when the award was changed meanwhile.
     */
    resume(stopped: Award, award: Award, at: string): Promise<boolean> {
      const { applicantId, waveId } = award;
      return replace(stopped, award, (TableName) => [
        ...entered(resumptionTransfer(award, stopped.returned ?? 0, at))(TableName),
        ...(award.firstPurchaseDeadline === stopped.firstPurchaseDeadline ? [] : dueWrites(award)(TableName)),
        eventWrite(award, {
          event: EntitlementResumed.shape.event.value,
          occurredAt: at,
          data: { applicantId, waveId },
        })(TableName),
        ...moveWrites([stoppedMove(award, -1, at)])(TableName),
      ]);
    },

    /**
     * Brings what came back onto a stopped card to the treasury, at an instant (ISO 8601).
     * @returns false when the award was changed meanwhile.
     */
    returnBalance(stopped: Award, at: string): Promise<boolean> {
      const returned = (stopped.returned ?? 0) + stopped.balance;
      return replace(
        stopped,
        { ...stopped, balance: 0, returned },
        entered(stopTransfer(stopped, stopped.balance, at)),
      );
    },
  };
};

/** That a card is still in the state on which a reckoning stands. */
export const stillInState =
  ({ applicantId, waveId, state, stoppedAt }: Award) =>
  (TableName: string): Writes[number] => ({
    ConditionCheck: {
      TableName,
      Key: keys.award(applicantId, waveId),
      ConditionExpression: `#state = :state AND ${stoppedAt === undefined ? 'attribute_not_exists(stoppedAt)' : 'stoppedAt = :stoppedAt'}`,
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':state': state,
        ...(stoppedAt === undefined ? {} : { ':stoppedAt': stoppedAt }),
      },
    },
  });
