import * as z from 'zod';
import { ApplicantId } from '../../events/event.ts';
import { PayoutAccountLinked, PayoutAccountUndone } from '../../events/payout-account-changed.ts';
import { isCooling, payableAccount, PayoutAccount } from '../domain/payouts/account.ts';
import type { Table } from './client.ts';
import { index, keys, type KeyedHash } from './keys.ts';
import { moneyKeys } from './money-keys.ts';
import { getItem, queryAll } from './read.ts';
import { transact, type Writes } from './transaction.ts';

/**
 * Notes that a payout to an account came back, in the transaction of that, on the version that was used: a newer one,
 * which may be cooling off, is not touched.
 */
export const faultyWrite =
  (
    { applicantId, version }: Pick<PayoutAccount, 'applicantId' | 'version'>,
    { because, at }: { readonly because: string; readonly at: string },
  ) =>
  (TableName: string): Writes[number] => ({
    Update: {
      TableName,
      Key: moneyKeys.payoutAccountVersion(applicantId, version),
      UpdateExpression: 'SET faultyAt = :at, faultyBecause = :because',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':at': at, ':because': because },
    },
  });

/** Which of a person's accounts stands. What an account is, and became, is on its version alone. */
const Standing = z.object({
  applicantId: ApplicantId,
  /** The version that stands. */
  version: z.int().positive(),
  /** The newest version that there is: an objection has an older one stand again. */
  newest: z.int().positive(),
  /** Counts changes, so that two who change it at once do not both. */
  revision: z.int().positive(),
});
type Standing = z.infer<typeof Standing>;

/** A person's account that stands, as it was read: what a change of it was made from. */
export interface StandingAccount {
  readonly account: PayoutAccount;
  readonly newest: number;
  readonly revision: number;
}

/** What became of a link: `changed` when the person's account, or NIK, was changed meanwhile. */
export type LinkOutcome = 'linked' | 'changed' | 'taken';

/** How long the count of a day's attempts stays, in seconds: beyond the day itself. */
const keptSeconds = 2 * 86_400;

export const payoutAccountTable = (table: Table) => {
  const versionOf = async (applicantId: ApplicantId, version: number): Promise<PayoutAccount> => {
    const item = await getItem(table, moneyKeys.payoutAccountVersion(applicantId, version));
    if (item === undefined) throw new Error('An account stands that is not there.');
    return PayoutAccount.parse(item);
  };

  const standing = async (applicantId: ApplicantId): Promise<StandingAccount | undefined> => {
    const item = await getItem(table, moneyKeys.payoutAccount(applicantId));
    if (item === undefined) return undefined;
    const { version, newest, revision } = Standing.parse(item);
    return { account: await versionOf(applicantId, version), newest, revision };
  };

  /** The item of what stands comes first in a transaction: position 0 says that it was changed by others. */
  const standingWrite = (next: Standing, seen: StandingAccount | undefined): Writes[number] => ({
    Put: {
      TableName: table.name,
      Item: { ...moneyKeys.payoutAccount(next.applicantId), ...next },
      ...(seen === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'revision = :revision', ExpressionAttributeValues: { ':revision': seen.revision } }),
    },
  });

  /** An account is one person's for good, under every live hash: who claimed it under an older key has it too. */
  const claimWrites = (
    { applicantId }: Pick<PayoutAccount, 'applicantId'>,
    accountHashes: readonly KeyedHash[],
  ): Writes =>
    accountHashes.map((hash) => ({
      Put: {
        TableName: table.name,
        Item: { ...moneyKeys.payoutAccountClaim(hash), applicantId },
        ConditionExpression: 'attribute_not_exists(pk) OR applicantId = :own',
        ExpressionAttributeValues: { ':own': applicantId },
      },
    }));

  const eventWrite = (version: number, event: PayoutAccountLinked | PayoutAccountUndone): Writes[number] => ({
    Put: {
      TableName: table.name,
      Item: {
        ...moneyKeys.payoutAccountEvent(event.data.applicantId, version, event.event),
        ...index.eventsOf(event.occurredAt, event.data.applicantId),
        ...event,
      },
    },
  });

  return {
    standing,

    /** The account that a person has linked, whether it can be paid to now or not. */
    async get(applicantId: ApplicantId): Promise<PayoutAccount | undefined> {
      return (await standing(applicantId))?.account;
    },

    /** The account that a person is paid to at an instant (ISO 8601): while a new one cools off, the earlier one. */
    async payable(applicantId: ApplicantId, at: string): Promise<PayoutAccount | undefined> {
      const found = await standing(applicantId);
      if (found === undefined) return undefined;
      const { account } = found;
      const earlier =
        isCooling(account, at) && account.replaces !== undefined
          ? [await versionOf(applicantId, account.replaces)]
          : [];
      return payableAccount(account, earlier, at);
    },

    /** One of the accounts that a person ever linked. */
    async version(applicantId: ApplicantId, version: number): Promise<PayoutAccount | undefined> {
      const item = await getItem(table, moneyKeys.payoutAccountVersion(applicantId, version));
      return item === undefined ? undefined : PayoutAccount.parse(item);
    },

    /** Every account that a person ever linked, the first first. */
    async versions(applicantId: ApplicantId): Promise<PayoutAccount[]> {
      const items = await queryAll(table, moneyKeys.payoutAccountVersions(applicantId));
      return items.map((item) => PayoutAccount.parse(item));
    },

    /** Links an account in the place of the one that was seen: what stands, its version, the claim to it, the event. */
    async link(account: PayoutAccount, seen: StandingAccount | undefined): Promise<LinkOutcome> {
      const { applicantId, version, channel, linkedAt, nikHashes, accountHashes } = account;
      const event: PayoutAccountLinked = {
        event: PayoutAccountLinked.shape.event.value,
        occurredAt: linkedAt,
        data: { applicantId, version, channel },
      };
      const revision = (seen?.revision ?? 0) + 1;
      const outcome = await transact(table, (TableName) => [
        standingWrite({ applicantId, version, newest: version, revision }, seen),
        {
          // The channel answered for the NIK that was registered when it was asked.
          ConditionCheck: {
            TableName,
            Key: keys.registration(applicantId),
            ConditionExpression: 'nikHashes = :nikHashes',
            ExpressionAttributeValues: { ':nikHashes': nikHashes },
          },
        },
        { Put: { TableName, Item: { ...moneyKeys.payoutAccountVersion(applicantId, version), ...account } } },
        eventWrite(version, event),
        ...claimWrites(account, accountHashes),
      ]);
      if (outcome.written) return 'linked';
      return outcome.failed.some((position) => position <= 1) ? 'changed' : 'taken';
    },

    /** Puts an account that is older than a key under that key too. */
    async extend({ applicantId, version }: PayoutAccount, accountHashes: readonly KeyedHash[]): Promise<void> {
      await transact(table, (TableName) => [
        {
          Update: {
            TableName,
            Key: moneyKeys.payoutAccountVersion(applicantId, version),
            UpdateExpression: 'SET accountHashes = :hashes',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':hashes': [...accountHashes] },
          },
        },
        ...claimWrites({ applicantId }, accountHashes),
      ]);
    },

    /**
     * Undoes the account that was seen to stand: the one whose place it took stands again.
     * @returns false when what stands was changed meanwhile.
     */
    async undo(seen: StandingAccount, undone: PayoutAccount): Promise<boolean> {
      const { applicantId, version, replaces, undoneAt } = undone;
      if (replaces === undefined || undoneAt === undefined)
        throw new Error('An account that replaces none was undone.');
      const event: PayoutAccountUndone = {
        event: PayoutAccountUndone.shape.event.value,
        occurredAt: undoneAt,
        data: { applicantId, version, standing: replaces },
      };
      const { newest, revision } = seen;
      const { written } = await transact(table, (TableName) => [
        standingWrite({ applicantId, version: replaces, newest, revision: revision + 1 }, seen),
        {
          Update: {
            TableName,
            Key: moneyKeys.payoutAccountVersion(applicantId, version),
            UpdateExpression: 'SET undoneAt = :at',
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(undoneAt)',
            ExpressionAttributeValues: { ':at': undoneAt },
          },
        },
        eventWrite(version, event),
      ]);
      return written;
    },

    /**
     * Counts an attempt to link an account on a day (YYYY-MM-DD, WIB) that ends at an instant.
     * @returns false when there were `most` already.
     */
    async countAttempt(
      applicantId: ApplicantId,
      { day, most, at }: { readonly day: string; readonly most: number; readonly at: Date },
    ): Promise<boolean> {
      const { written } = await transact(table, (TableName) => [
        {
          Update: {
            TableName,
            Key: moneyKeys.payoutAccountAttempts(applicantId, day),
            UpdateExpression: 'ADD attempts :one SET expiresAt = :expiresAt',
            ConditionExpression: 'attribute_not_exists(attempts) OR attempts < :most',
            ExpressionAttributeValues: {
              ':one': 1,
              ':most': most,
              ':expiresAt': Math.ceil(at.getTime() / 1_000) + keptSeconds,
            },
          },
        },
      ]);
      return written;
    },

    /** Gives an attempt back that came to no answer. */
    async returnAttempt(applicantId: ApplicantId, day: string): Promise<void> {
      await transact(table, (TableName) => [
        {
          Update: {
            TableName,
            Key: moneyKeys.payoutAccountAttempts(applicantId, day),
            UpdateExpression: 'ADD attempts :back',
            ConditionExpression: 'attempts > :none',
            ExpressionAttributeValues: { ':back': -1, ':none': 0 },
          },
        },
      ]);
    },
  };
};
export type PayoutAccounts = ReturnType<typeof payoutAccountTable>;
