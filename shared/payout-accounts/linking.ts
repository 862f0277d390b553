import type { ApplicantId } from '../../events/event.ts';
import { contactsOf } from '../contacts/in-force.ts';
import type { PayoutAccount } from '../domain/payouts/account.ts';
import {
  askableAccount,
  awardToBePaid,
  linkedAccount,
  replacedVersion,
  type WantedAccount,
} from '../domain/payouts/account-linking.ts';
import { masked } from '../domain/payouts/account-number.ts';
import { problemOfFault } from '../domain/payouts/account-view.ts';
import { mustStay, type Registration } from '../domain/registration.ts';
import { ruleSetOf, type RuleSet } from '../domain/rule-sets.ts';
import { dateInWib, endOfDayInWib } from '../domain/wave.ts';
import { Refusal } from '../errors.ts';
import { keyedHashes, openContact, openIdentity, seal } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { AccountQuestion, Bank } from '../outside/bank.ts';
import { OutsideUnavailable } from '../outside/unavailable.ts';
import { log } from '../platform/log.ts';
import { count } from '../platform/metrics.ts';
import type { AwardTable } from '../table/awards.ts';
import { isSame, union } from '../table/hashes.ts';
import type { ContactTable } from '../table/contacts.ts';
import type { KeyedHash } from '../table/keys.ts';
import type { PayoutAccounts, StandingAccount } from '../table/payout-accounts.ts';
import type { Registrations } from '../table/registrations.ts';

export interface Linking {
  readonly accounts: Pick<
    PayoutAccounts,
    'standing' | 'version' | 'link' | 'extend' | 'countAttempt' | 'returnAttempt'
  >;
  readonly awards: Pick<AwardTable, 'all'>;
  readonly registrations: Pick<Registrations, 'get'>;
  readonly contacts: Pick<ContactTable, 'get'>;
  readonly bank: Pick<Bank, 'inquire'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** The account that stands after a link, and whether this call linked it. */
export interface Linked {
  readonly account: PayoutAccount;
  readonly isNew: boolean;
}

/** @throws Refusal payout-account-identity-unverified: a channel is asked about nobody whose identity is not settled. */
const mustBeVerified = ({ status, verification }: Registration): void => {
  if (status === 'disputed' || verification.at(-1)?.outcome !== 'matched')
    throw new Refusal('payout-account-identity-unverified');
};

/**
 * Links the account that a participant wants to be paid to, once its channel has said that it is theirs. What stands
 * already, and is well, is answered as it is, and nobody is asked.
 */
export const linking = (parts: Linking) => {
  const { accounts, awards, registrations, bank, keys } = parts;
  const inForce = contactsOf(parts);

  /**
   * What the channel says, one of the day's attempts taken; given back where it could say nothing.
   * @throws Refusal payout-account-attempts-used-up, payout-channel-unavailable, or as the fault of the account.
   */
  const confirm = async (
    applicantId: ApplicantId,
    question: AccountQuestion,
    { rules, at }: { readonly rules: RuleSet; readonly at: Date },
  ): Promise<void> => {
    const { attemptsPerDay: most } = rules.payoutAccount.value;
    const day = dateInWib(at);
    if (!(await accounts.countAttempt(applicantId, { day, most, at }))) {
      const seconds = Math.ceil((endOfDayInWib(at, 0).getTime() - at.getTime()) / 1_000);
      throw new Refusal('payout-account-attempts-used-up', {
        values: { attempts: most },
        retryAfterSeconds: Math.max(1, seconds),
      });
    }
    try {
      const answer = await bank.inquire(question);
      if (answer.outcome === 'matched') return;
      log.info('A channel found fault with an account.', { channel: question.channel, fault: answer.fault });
      throw new Refusal(problemOfFault(answer.fault), { field: 'number' });
    } catch (error) {
      if (!(error instanceof OutsideUnavailable)) throw error;
      await accounts.returnAttempt(applicantId, day);
      const { reason, retryAfterSeconds } = error;
      log.warn('A link was postponed: the channel is not available.', { channel: question.channel, reason });
      count('AccountInquiriesPostponed');
      throw new Refusal('payout-channel-unavailable', { retryAfterSeconds });
    }
  };

  /** The version whose place a new account takes, and whether it is the same one. */
  const replacedBy = async (seen: StandingAccount | undefined, accountHashes: readonly KeyedHash[], at: string) => {
    const version = seen && replacedVersion(seen.account, at);
    if (seen === undefined || version === undefined) return undefined;
    const { account } = seen;
    const replaced = account.version === version ? account : await accounts.version(account.applicantId, version);
    if (replaced === undefined) throw new Error('An account took the place of one that is not there.');
    return { version, isSame: isSame(replaced.accountHashes, accountHashes) };
  };

  /** What stands already, if it is the account that is wanted, confirmed for this NIK, and money did not come back from it. */
  const asItStands = async (
    seen: StandingAccount | undefined,
    { accountHashes, nikHashes }: Pick<PayoutAccount, 'accountHashes' | 'nikHashes'>,
  ): Promise<Linked | undefined> => {
    if (seen === undefined || seen.account.faultyAt !== undefined) return undefined;
    const { account } = seen;
    if (!isSame(account.accountHashes, accountHashes) || !isSame(account.nikHashes, nikHashes)) return undefined;
    const all = union(account.accountHashes, accountHashes);
    // It is older than a key: nobody else may have it under that one.
    if (all.length > account.accountHashes.length) await accounts.extend(account, all);
    return { account, isNew: false };
  };

  /**
   * @throws Refusal registration-not-found, and as {@link awardToBePaid}, {@link mustBeVerified}, {@link askableAccount}
   * and {@link confirm}; payout-account-taken, payout-account-changed, busy-try-again.
   */
  return async (applicantId: ApplicantId, wanted: WantedAccount, at: Date): Promise<Linked> => {
    const [registration, held, ring] = await Promise.all([
      registrations.get(applicantId),
      awards.all(applicantId),
      keys.ring(),
    ]);
    if (registration === undefined) throw new Refusal('registration-not-found');
    mustStay(registration);
    const { scheme, ruleVersion } = awardToBePaid(held);
    mustBeVerified(registration);
    const rules = ruleSetOf(scheme, ruleVersion);
    const { nikHashes, identity } = registration;
    const { nik, name } = openIdentity(ring, applicantId, identity, 'nik', 'name');
    // A phone that is still cooling off is nobody's yet.
    const phone = openContact(ring, applicantId, await inForce(registration, at), 'phone');
    const { channel, number } = askableAccount(wanted, { rules, phone });
    const hashes = { accountHashes: keyedHashes(ring, 'account', `${channel}\0${number}`), nikHashes };

    const seen = await accounts.standing(applicantId);
    const standing = await asItStands(seen, hashes);
    if (standing !== undefined) return standing;
    await confirm(applicantId, { channel, number, nik, name, phone }, { rules, at });

    const account = linkedAccount(
      {
        applicantId,
        channel,
        sealedNumber: seal(ring, applicantId, 'payoutAccount', number),
        maskedNumber: masked(number),
        ...hashes,
      },
      {
        version: (seen?.newest ?? 0) + 1,
        replaced: await replacedBy(seen, hashes.accountHashes, at.toISOString()),
        rules,
        at,
      },
    );
    const outcome = await accounts.link(account, seen);
    if (outcome === 'linked') return { account, isNew: true };
    if (outcome === 'taken') throw new Refusal('payout-account-taken', { field: 'number' });
    const now = await accounts.standing(applicantId);
    // The same link, sent twice at once: the other one was quicker.
    const same = await asItStands(now, hashes);
    if (same !== undefined) return same;
    throw new Refusal(now?.revision === seen?.revision ? 'busy-try-again' : 'payout-account-changed');
  };
};
