import { createHash } from 'node:crypto';
import type { ApplicantId } from '../../events/event.ts';
import { accountName, isOwn, type OwnAccount } from '../domain/ledger/account.ts';
import { participantOf, Transfer } from '../domain/ledger/transfer.ts';
import { dateInWib } from '../domain/wave.ts';
import type { Table } from './client.ts';
import { ledgerIndex, ledgerShards, moneyKeys } from './money-keys.ts';
import { getItem, queryAll } from './read.ts';
import { transact, type Writes } from './transaction.ts';

/** A transfer that concerns nobody goes where its name says. */
const shardOfName = (transferId: string): number =>
  createHash('sha256').update(transferId).digest().readUInt8(0) % ledgerShards;

/** The shard of its day in which a transfer is found. */
const ledgerShardOf = (transfer: Transfer): number => {
  const person = participantOf(transfer);
  return person === undefined ? shardOfName(transfer.transferId) : ledgerIndex.shardOfPerson(person);
};

/** What the transfer does to an account of a participant that has an item: never below zero. */
const balanceWrite =
  (account: OwnAccount, amount: number) =>
  (TableName: string): Writes => {
    // The award has the training balance, and conditions of its own.
    if (account.kind === 'training') return [];
    const { kind, applicantId, waveId } = account;
    return [
      {
        Update: {
          TableName,
          Key: moneyKeys.balance(applicantId, kind, waveId),
          UpdateExpression: 'SET #kind = :kind, waveId = :wave ADD balance :amount',
          ExpressionAttributeNames: { '#kind': 'kind' },
          ...(amount < 0 ? { ConditionExpression: 'balance >= :least' } : {}),
          ExpressionAttributeValues: {
            ':kind': kind,
            ':wave': waveId,
            ':amount': amount,
            ...(amount < 0 ? { ':least': -amount } : {}),
          },
        },
      },
    ];
  };

const transferItem =
  (transfer: Transfer) =>
  (TableName: string): Writes[number] => {
    const { transferId, at } = transfer;
    const day = dateInWib(new Date(at));
    return {
      Put: {
        TableName,
        Item: {
          ...moneyKeys.transfer(participantOf(transfer), transferId),
          ...ledgerIndex.transferOf(day, ledgerShardOf(transfer), at, transferId),
          ...transfer,
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  };

/**
 * Enters transfers in the transaction of what causes them, never twice, and never changed: the transfers themselves
 * first, then what they do together to each of the participant's accounts, but for the training balance, which whoever
 * writes the award changes.
 */
export const transferWrites =
  (...transfers: readonly Transfer[]) =>
  (TableName: string): Writes => {
    const own = transfers.flatMap(({ entries }) => entries).filter(({ account }) => isOwn(account));
    const balances = [...Map.groupBy(own, ({ account }) => accountName(account)).values()];
    return [
      ...transfers.map((transfer) => transferItem(transfer)(TableName)),
      ...balances.flatMap((entries) => {
        // An item can be written once only in a transaction.
        const amount = entries.reduce((sum, entry) => sum + entry.amount, 0);
        const account = entries[0]?.account;
        const isMoved = account !== undefined && isOwn(account) && (amount !== 0 || entries.length === 1);
        return isMoved ? balanceWrite(account, amount)(TableName) : [];
      }),
    ];
  };

/**
 * Enters an allotment, never twice, and notes the first day on which there was one: all money comes from these. Nobody
 * waits at that note: it is looked at only for the first of a regency.
 */
export const enterAllotment = async (table: Table, allotment: Transfer): Promise<void> => {
  const { transferId, at } = allotment;
  if ((await getItem(table, moneyKeys.transfer(undefined, transferId))) !== undefined) return;
  await transact(table, (TableName) => [
    {
      Put: {
        TableName,
        Item: { ...moneyKeys.ledgerBeginning(), day: dateInWib(new Date(at)) },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);
  await transact(table, transferWrites(allotment));
};

/** Every transfer of a person's money. */
export const transfersOf = async (table: Table, applicantId: ApplicantId): Promise<Transfer[]> =>
  (await queryAll(table, moneyKeys.transfers(applicantId))).map((item) => Transfer.parse(item));
