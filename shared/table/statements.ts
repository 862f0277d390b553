import { Unmatched } from '../domain/payouts/payout-news.ts';
import { Statement, StatementFault } from '../domain/payouts/statement.ts';
import type { StatementId } from '../../events/money.ts';
import * as z from 'zod';
import type { Table } from './client.ts';
import { moneyKeys } from './money-keys.ts';
import { getItem, queryFrom } from './read.ts';
import { transact } from './transaction.ts';

const Claim = z.object({ statementId: z.string() });

interface Page {
  readonly after: string | undefined;
  readonly limit: number;
}

/** Statements of banks, and what banks said that agrees with no payout. */
export const statementTable = (table: Table) => ({
  async get(statementId: StatementId): Promise<Statement | undefined> {
    const item = await getItem(table, moneyKeys.statement(statementId));
    return item === undefined ? undefined : Statement.parse(item);
  },

  /**
   * Writes a statement as it is now, if it is as it was seen; a new one, seen by nobody, if there is none.
   * @returns whether it was.
   */
  async save(statement: Statement, seen: Statement | undefined): Promise<boolean> {
    const { written } = await transact(table, (TableName) => [
      {
        Put: {
          TableName,
          Item: { ...moneyKeys.statement(statement.statementId), ...statement },
          ...(seen === undefined
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: '#status = :status AND done = :done',
                ExpressionAttributeNames: { '#status': 'status' },
                ExpressionAttributeValues: { ':status': seen.status, ':done': seen.done },
              }),
        },
      },
    ]);
    return written;
  },

  /** Claims a content (SHA-256) for a statement. @returns the statement that has it: another one where it came before. */
  async claim(digest: string, statementId: StatementId): Promise<string> {
    const key = moneyKeys.statementContent(digest);
    const { written } = await transact(table, (TableName) => [
      { Put: { TableName, Item: { ...key, statementId }, ConditionExpression: 'attribute_not_exists(pk)' } },
    ]);
    const item = written ? undefined : await getItem(table, key);
    return item === undefined ? statementId : Claim.parse(item).statementId;
  },

  /** Keeps what of a statement could not be read. */
  async keepFault(statementId: StatementId, fault: StatementFault): Promise<void> {
    await transact(table, (TableName) => [
      { Put: { TableName, Item: { ...moneyKeys.statementFault(statementId, fault.number), ...fault } } },
    ]);
  },

  /** A page of what of a statement could not be read, in its order. */
  async faults(
    statementId: StatementId,
    page: Page,
  ): Promise<{ readonly faults: readonly StatementFault[]; readonly next: string | undefined }> {
    const { items, last } = await queryFrom(table, moneyKeys.statementFaults(statementId), page);
    return { faults: items.map((item) => StatementFault.parse(item)), next: last };
  },

  /** Puts an entry into the error bucket. @returns false where it is there already, or was resolved. */
  async enter(entry: Unmatched): Promise<boolean> {
    const { written } = await transact(table, (TableName) => [
      {
        Put: {
          TableName,
          Item: { ...moneyKeys.unmatched('open', entry.entryId), ...entry },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      {
        ConditionCheck: {
          TableName,
          Key: moneyKeys.unmatched('resolved', entry.entryId),
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ]);
    return written;
  },

  /** An entry of the error bucket, open or resolved. */
  async unmatched(entryId: string): Promise<Unmatched | undefined> {
    const [open, resolved] = await Promise.all([
      getItem(table, moneyKeys.unmatched('open', entryId)),
      getItem(table, moneyKeys.unmatched('resolved', entryId)),
    ]);
    const item = resolved ?? open;
    return item === undefined ? undefined : Unmatched.parse(item);
  },

  /** A page of the entries of the error bucket, of one shard. */
  async unmatchedOf(
    status: Unmatched['status'],
    shard: number,
    page: Page,
  ): Promise<{ readonly entries: readonly Unmatched[]; readonly next: string | undefined }> {
    const { items, last } = await queryFrom(table, moneyKeys.unmatchedOf(status, shard), page);
    return { entries: items.map((item) => Unmatched.parse(item)), next: last };
  },

  /** Resolves an entry that is open. @returns false where it is not. */
  async resolve(resolved: Unmatched): Promise<boolean> {
    const { entryId } = resolved;
    const { written } = await transact(table, (TableName) => [
      {
        Delete: {
          TableName,
          Key: moneyKeys.unmatched('open', entryId),
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
      { Put: { TableName, Item: { ...moneyKeys.unmatched('resolved', entryId), ...resolved } } },
    ]);
    return written;
  },
});
export type Statements = ReturnType<typeof statementTable>;
