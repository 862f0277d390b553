import './environment.ts';
import { getPayoutAccount } from '../../functions/payout-accounts/get-payout-account.ts';
import { linkPayoutAccount } from '../../functions/payout-accounts/link-payout-account.ts';
import { objectToPayoutAccount } from '../../functions/payout-accounts/object-to-payout-account.ts';
import type { KeyRing } from '../../shared/keys/ring.ts';
import type { AccountAnswer, AccountQuestion } from '../../shared/outside/bank.ts';
import { awardTable } from '../../shared/table/awards.ts';
import type { Table } from '../../shared/table/client.ts';
import { contactTable } from '../../shared/table/contacts.ts';
import { keys } from '../../shared/table/keys.ts';
import { faultyWrite, payoutAccountTable } from '../../shared/table/payout-accounts.ts';
import { queryAll } from '../../shared/table/read.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { transact } from '../../shared/table/transaction.ts';
import { call, type HttpAnswer } from './citizens.ts';
import { testKeys, testRing } from './keys.ts';
import type { SignedInRecipient } from './signed-in-recipients.ts';

/** The morning, in WIB, on which accounts are linked in tests, and so many hours later. */
export const linkDay = new Date('2023-02-22T03:00:00.000Z');
export const hoursLater = (hours: number): Date => new Date(linkDay.getTime() + hours * 3_600_000);

/** Three accounts at banks: shown as `******7890`, `******6666` and `******3210`. */
export const bni = { channel: 'BNI', number: '1234567890' } as const;
export const bca = { channel: 'BCA', number: '5555566666' } as const;
export const third = { channel: 'BNI', number: '9876543210' } as const;

type Channels = (question: AccountQuestion) => Promise<AccountAnswer>;

/** Channels that confirm every account. */
export const matched: Channels = () => Promise.resolve({ outcome: 'matched' });

interface How {
  readonly at?: Date;
  readonly ring?: KeyRing;
  readonly language?: 'id' | 'en';
}

/** What participants do about their accounts, through the functions that serve them, on one table. */
export const accountDesk = (table: Table) => {
  const asked: AccountQuestion[] = [];
  let channels = matched;
  const accounts = payoutAccountTable(table);
  const parts = (ring: KeyRing) => ({
    accounts,
    awards: awardTable(table),
    registrations: registrationTable(table),
    contacts: contactTable(table),
    bank: {
      inquire: (question: AccountQuestion) => {
        asked.push(question);
        return channels(question);
      },
    },
    keys: testKeys(ring),
  });
  const request = ({ subject }: SignedInRecipient, { at = linkDay, language = 'en' }: How) => ({
    claims: { sub: subject, scope: 'citizen/self' },
    headers: { 'accept-language': language },
    at,
  });
  const itemsOf = ({ applicantId }: SignedInRecipient) => queryAll(table, { pk: keys.registration(applicantId).pk });

  return {
    accounts,
    /** What channels were asked. */
    asked,
    /** Has the channels answer so from now on. */
    answering: (answer: Channels): void => {
      channels = answer;
    },
    link: (person: SignedInRecipient, wanted: unknown, how: How = {}): Promise<HttpAnswer> =>
      call(linkPayoutAccount(parts(how.ring ?? testRing)), {
        ...request(person, how),
        method: 'PUT',
        body: JSON.stringify(wanted),
      }),
    look: (person: SignedInRecipient, how: How = {}): Promise<HttpAnswer> =>
      call(getPayoutAccount({ accounts }), { ...request(person, how), method: 'GET' }),
    object: (person: SignedInRecipient, version: number, how: How = {}): Promise<HttpAnswer> =>
      call(objectToPayoutAccount({ accounts }), { ...request(person, how), body: JSON.stringify({ version }) }),
    /** Everything that the table has under a person. */
    itemsOf,
    eventsOf: async (person: SignedInRecipient) =>
      (await itemsOf(person)).filter(({ event }) => String(event).startsWith('payout-account.')),
    /** The account that money would be sent to, as it is shown. */
    payableTo: async ({ applicantId }: SignedInRecipient, at: Date): Promise<string | undefined> =>
      (await accounts.payable(applicantId, at.toISOString()))?.maskedNumber,
    /** Has money come back from a version of somebody's account. @throws Error where there is no such version. */
    bounce: async ({ applicantId }: SignedInRecipient, version: number, because: string, at: Date): Promise<void> => {
      const { written } = await transact(table, (name) => [
        faultyWrite({ applicantId, version }, { because, at: at.toISOString() })(name),
      ]);
      if (!written) throw new Error('There is no such version.');
    },
  };
};
