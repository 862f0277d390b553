import type { ApplicantId } from '../../events/event.ts';
import type { PayoutAccount } from '../domain/payouts/account.ts';
import { keyedHashes, open } from '../keys/fields.ts';
import { isSameSet } from '../keys/rekeyed-registration.ts';
import { resealed } from '../keys/resealing.ts';
import type { KeyRing } from '../keys/ring.ts';
import type { Table } from '../table/client.ts';
import { isSame, union } from '../table/hashes.ts';
import type { KeyedHash } from '../table/keys.ts';
import { moneyKeys } from '../table/money-keys.ts';
import type { Rekeyed } from '../table/rekeyed-lines.ts';
import { transact, type Writes } from '../table/transaction.ts';

const claimWrites = (TableName: string, applicantId: ApplicantId, { live, known }: Rekeyed): Writes => {
  const own = {
    ConditionExpression: 'attribute_not_exists(pk) OR applicantId = :own',
    ExpressionAttributeValues: { ':own': applicantId },
  };
  return known.map((hash) =>
    isSame([hash], live)
      ? { Put: { TableName, Item: { ...moneyKeys.payoutAccountClaim(hash), applicantId }, ...own } }
      : { Delete: { TableName, Key: moneyKeys.payoutAccountClaim(hash), ...own } },
  );
};

/** The hashes of the NIK that an account was confirmed for, under the live keys; as they are, where nobody declares it any more. */
const nikHashesOf = (account: PayoutAccount, niks: readonly Rekeyed[]): readonly KeyedHash[] =>
  niks.find(({ known }) => isSame(account.nikHashes, known))?.live ?? account.nikHashes;

/**
 * Puts an account that a person linked, the claim to it and its number under the live keys. Where not to `write`, it
 * only looks.
 * @returns how much there was to do: nothing, or one.
 * @throws Error where it was changed meanwhile; the person's turn comes again.
 */
export const rekeyAccount = async (
  table: Table,
  { ring, write }: { readonly ring: KeyRing; readonly write: boolean },
  account: PayoutAccount,
  niks: readonly Rekeyed[],
): Promise<number> => {
  const { applicantId, version, channel, sealedNumber } = account;
  const number = open(ring, applicantId, 'payoutAccount', sealedNumber);
  const live = keyedHashes(ring, 'account', `${channel}\0${number}`);
  const nikHashes = nikHashesOf(account, niks);
  const sealed = resealed(ring, applicantId, 'payoutAccount', sealedNumber);
  const isRight =
    sealed === sealedNumber && isSameSet(live, account.accountHashes) && isSameSet(nikHashes, account.nikHashes);
  if (isRight) return 0;
  if (!write) return 1;
  const { written } = await transact(table, (TableName) => [
    {
      Update: {
        TableName,
        Key: moneyKeys.payoutAccountVersion(applicantId, version),
        UpdateExpression: 'SET accountHashes = :hashes, nikHashes = :niks, sealedNumber = :sealed',
        ConditionExpression: 'sealedNumber = :before AND accountHashes = :read',
        ExpressionAttributeValues: {
          ':hashes': live,
          ':niks': [...nikHashes],
          ':sealed': sealed,
          ':before': sealedNumber,
          ':read': account.accountHashes,
        },
      },
    },
    ...claimWrites(TableName, applicantId, { live, known: union(live, account.accountHashes) }),
  ]);
  if (!written)
    throw new Error('An account was changed while it was moved to other keys, or is not the one who linked it.');
  return 1;
};
