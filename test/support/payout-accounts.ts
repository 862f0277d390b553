import type { ApplicantId } from '../../events/event.ts';
import type { PayoutChannel } from '../../events/money.ts';
import type { PayoutAccount } from '../../shared/domain/payouts/account.ts';
import { masked } from '../../shared/domain/payouts/account-number.ts';
import { keyedHashes, seal } from '../../shared/keys/fields.ts';
import type { KeyRing } from '../../shared/keys/ring.ts';
import type { Table } from '../../shared/table/client.ts';
import { payoutAccountTable } from '../../shared/table/payout-accounts.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { testRing } from './keys.ts';

export interface GivenAccount {
  readonly applicantId: ApplicantId;
  readonly channel?: PayoutChannel;
  /** Ten digits that follow from the person unless told. */
  readonly number?: string;
  readonly linkedAt?: string;
  /** At once unless told. */
  readonly usableFrom?: string;
}

/** A number of an account at a bank: the same for the same person, and another one for another; none that the sandbox finds fault with. */
export const accountNumberOf = (applicantId: ApplicantId): string => {
  const number = BigInt(`0x${applicantId}`) % 999_999_937n;
  return `${String(number).padStart(9, '0')}7`;
};

/** The account that a registered person has linked, in the place of any that they had, as linking leaves it. */
export const givenPayoutAccount = async (
  table: Table,
  { applicantId, channel = 'BNI', number = accountNumberOf(applicantId), ...parts }: GivenAccount,
  ring: KeyRing = testRing,
): Promise<PayoutAccount> => {
  const { linkedAt = '2023-02-22T03:00:00.000Z', usableFrom = linkedAt } = parts;
  const accounts = payoutAccountTable(table);
  const registration = await registrationTable(table).get(applicantId);
  if (registration === undefined) throw new Error('Nobody is registered under this number.');
  const seen = await accounts.standing(applicantId);
  const account: PayoutAccount = {
    applicantId,
    version: (seen?.newest ?? 0) + 1,
    channel,
    sealedNumber: seal(ring, applicantId, 'payoutAccount', number),
    maskedNumber: masked(number),
    accountHashes: keyedHashes(ring, 'account', `${channel}\0${number}`),
    nikHashes: registration.nikHashes,
    linkedAt,
    usableFrom,
    ...(seen === undefined ? {} : { replaces: seen.account.version }),
  };
  const outcome = await accounts.link(account, seen);
  if (outcome !== 'linked') throw new Error(`The account was not linked: ${outcome}.`);
  return account;
};
