import type { PayoutChannel } from '../../../events/money.ts';
import { Refusal } from '../../errors.ts';
import { mustBeActive, type Award } from '../award.ts';
import type { RuleSet } from '../rule-sets.ts';
import { isCooling, type PayoutAccount } from './account.ts';
import { isWallet, parseAccountNumber } from './account-number.ts';

/** An account that somebody wants to be paid to: as it was typed, or with its number in the one form in which it is kept. */
export interface WantedAccount {
  readonly channel: PayoutChannel;
  readonly number: string;
}

/**
 * The award whose incentives an account is linked for: the newest that can be used.
 * @throws Refusal payout-account-card-missing, or as {@link mustBeActive} where there is none that can be used.
 */
export const awardToBePaid = (awards: readonly Award[]): Award => {
  const award = awards.findLast(({ state }) => state === 'active') ?? awards.at(-1);
  if (award === undefined) throw new Refusal('payout-account-card-missing');
  mustBeActive(award);
  return award;
};

/**
 * The account with its number in the form in which it is kept, if nothing speaks against it that is known without asking
 * its channel.
 * @throws Refusal payout-channel-not-offered, payout-account-number-malformed, payout-account-phone-differs.
 */
export const askableAccount = (
  { channel, number: typed }: WantedAccount,
  { rules, phone }: { readonly rules: RuleSet; readonly phone: string },
): WantedAccount => {
  const offered = rules.payoutChannels.value;
  if (!offered.includes(channel))
    throw new Refusal('payout-channel-not-offered', { field: 'channel', values: { channels: offered.join(', ') } });
  const number = parseAccountNumber(channel, typed);
  if (number === undefined) throw new Refusal('payout-account-number-malformed', { field: 'number' });
  // An e-wallet is found by the phone: one of another phone is another person's, as far as anybody can tell.
  if (isWallet(channel) && number !== phone) throw new Refusal('payout-account-phone-differs', { field: 'number' });
  return { channel, number };
};

/** The version that is paid to when an account is linked: the one whose place a new one takes. */
export const replacedVersion = (standing: PayoutAccount, at: string): number | undefined =>
  // Whoever changes it twice in a row does not make a way round the cooling off: it is the account before both that stays.
  isCooling(standing, at) ? standing.replaces : standing.version;

/** What is known of an account that its channel has confirmed. */
export type ConfirmedAccount = Pick<
  PayoutAccount,
  'applicantId' | 'channel' | 'sealedNumber' | 'maskedNumber' | 'accountHashes' | 'nikHashes'
>;

const hourMilliseconds = 3_600_000;

/**
 * An account that was confirmed at an instant. It can be paid to at once where it takes no other's place: it is the first,
 * or the very one that is paid to already, which was mended or returned to. Otherwise it cools off.
 */
export const linkedAccount = (
  confirmed: ConfirmedAccount,
  link: {
    readonly version: number;
    /** The version whose place it takes, and whether that is the same account. */
    readonly replaced: { readonly version: number; readonly isSame: boolean } | undefined;
    readonly rules: RuleSet;
    readonly at: Date;
  },
): PayoutAccount => {
  const { version, replaced, rules, at } = link;
  const coolingHours = replaced === undefined || replaced.isSame ? 0 : rules.payoutAccount.value.coolingHours;
  return {
    ...confirmed,
    version,
    linkedAt: at.toISOString(),
    usableFrom: new Date(at.getTime() + coolingHours * hourMilliseconds).toISOString(),
    ...(replaced === undefined ? {} : { replaces: replaced.version }),
  };
};

/**
 * The account when its owner objects to it while it cools off.
 * @throws Refusal payout-account-objection-late when it can be paid to already.
 */
export const undoneAccount = (account: PayoutAccount, at: Date): PayoutAccount => {
  const undoneAt = at.toISOString();
  if (!isCooling(account, undoneAt)) throw new Refusal('payout-account-objection-late');
  return { ...account, undoneAt };
};
