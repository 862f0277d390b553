import type { ApplicantId } from '../../events/event.ts';
import { Transfer } from '../domain/ledger/transfer.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { queryAll } from './read.ts';
import type { Writes } from './transaction.ts';

/** Enters a transfer among those of a person, in the transaction of what causes it; never twice, and never changed. */
export const transferWrite =
  (applicantId: ApplicantId, transfer: Transfer) =>
  (TableName: string): Writes[number] => ({
    Put: {
      TableName,
      Item: { ...keys.transfer(applicantId, transfer.transferId), ...transfer },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });

/** Every transfer of a person's training money. */
export const transfersOf = async (table: Table, applicantId: ApplicantId): Promise<Transfer[]> =>
  (await queryAll(table, keys.transfers(applicantId))).map((item) => Transfer.parse(item));
