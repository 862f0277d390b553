import type { RetentionName } from './retention.ts';

/**
 * What an erasure does with an item of somebody whose data is kept in part: it goes, it stays as it is since it names
 * nobody, or what is encrypted in it is replaced. Of somebody who never took part all of this goes; what is `for-good`
 * stays of everybody.
 */
export type Fate = 'removed' | 'kept' | 'emptied' | 'for-good' | 'emptied-for-good';

/** One kind of item that says something of a person. */
export interface Holding {
  /** What the partition's name begins with, and the whole of the sort key, or what it begins with before a `*`. */
  readonly pk: string;
  readonly sk: string;
  /** The part of a person's answer that it stands in; undefined for what is not shown, and then why. */
  readonly shownAs?: Section;
  readonly because?: string;
  readonly fate: Fate;
  readonly retention: RetentionName;
}

/** The parts of what a person is shown. */
export const sections = [
  'registration',
  'decisions',
  'enrolments',
  'awards',
  'purchases',
  'training',
  'certificates',
  'surveys',
  'payoutAccounts',
  'incentives',
  'payouts',
  'debts',
  'transfers',
  'cases',
  'notices',
  'consents',
  'erasure',
  'contacts',
  'helpDeskVisits',
  'risks',
] as const;
export type Section = (typeof sections)[number];

const person = 'APPLICANT#';
const order = 'ORDER#';

const shown = (pk: string, sk: string, shownAs: Section, fate: Fate, retention: RetentionName): Holding => ({
  pk,
  sk,
  shownAs,
  fate,
  retention,
});

/** An event: it is a line of the trail. */
const trail = (pk: string, sk: string, retention: RetentionName, fate: Fate = 'kept'): Holding => ({
  pk,
  sk,
  because: 'A line of the trail.',
  fate,
  retention,
});

const hidden = (pk: string, sk: string, because: string, fate: Fate, retention: RetentionName): Holding => ({
  pk,
  sk,
  because,
  fate,
  retention,
});

/**
 * Every kind of item that is held of a person, wherever it lies: what a person is shown of it, and what becomes of it when
 * they are erased. An item that is not here is shown nobody and erased by nobody: a test looks for such.
 */
export const holdings: readonly Holding[] = [
  // The registration is rewritten by itself (shared/table/erasures.ts): its identity is in nested fields.
  shown(person, 'REGISTRATION', 'registration', 'for-good', 'identity'),
  shown(person, 'DECISION#*', 'decisions', 'kept', 'decisions'),
  trail(person, 'EVENT#*', 'decisions'),
  shown(person, 'AWARD#*', 'awards', 'kept', 'ledger'),
  shown(person, 'TRANSFER#*', 'transfers', 'kept', 'ledger'),
  shown(person, 'BALANCE#*', 'transfers', 'kept', 'ledger'),
  shown(person, 'INCENTIVE#*', 'incentives', 'kept', 'ledger'),
  shown(person, 'INCENTIVE-DECISION#*', 'incentives', 'kept', 'decisions'),
  trail(person, 'INCENTIVE-EVENT#*', 'ledger'),
  shown(person, 'PAYOUT-ACCOUNT', 'payoutAccounts', 'removed', 'payout-account'),
  shown(person, 'PAYOUT-ACCOUNT-VERSION#*', 'payoutAccounts', 'removed', 'payout-account'),
  shown(person, 'PAYOUT-ACCOUNT-ATTEMPTS#*', 'payoutAccounts', 'removed', 'one-time-code'),
  trail(person, 'PAYOUT-ACCOUNT-EVENT#*', 'ledger'),
  hidden(person, 'PAYOUT#*', 'Points to a payout, which is shown.', 'kept', 'ledger'),
  shown(person, 'DEBT#*', 'debts', 'kept', 'ledger'),
  shown(person, 'DEBT-REPAYMENT#*', 'debts', 'kept', 'ledger'),
  trail(person, 'DEBT-EVENT#*', 'ledger'),
  trail(person, 'DEBT-OCCASION#*', 'ledger'),
  hidden(person, 'ORDER#*', 'Points to a purchase, which is shown.', 'kept', 'training'),
  shown(person, 'PURCHASE-CODE', 'purchases', 'removed', 'one-time-code'),
  trail(person, 'CODE-EVENT#*', 'one-time-code', 'removed'),
  shown(person, 'SURVEY#*', 'surveys', 'removed', 'training'),
  trail(person, 'SURVEY-EVENT#*', 'training'),
  shown(person, 'CONSENT#*', 'consents', 'for-good', 'consent'),
  shown(person, 'ERASURE', 'erasure', 'for-good', 'erasure-record'),
  trail(person, 'ERASURE-EVENT#*', 'erasure-record', 'for-good'),

  trail('ACCESSES#', '*', 'access', 'emptied-for-good'),
  shown(person, 'CONTACTS', 'contacts', 'removed', 'identity'),
  trail(person, 'CONTACT-EVENT#*', 'identity', 'removed'),
  hidden(
    person,
    'SIGNALS',
    'Keyed hashes of phone, address and device; the first two are shown.',
    'removed',
    'identity',
  ),
  hidden('SIGNAL#', 'MEMBER#*', 'That the person has what the keyed hash is of.', 'removed', 'identity'),
  shown('VISIT#', 'VISIT', 'helpDeskVisits', 'removed', 'visit'),
  trail('VISIT#', 'EVENT#*', 'access'),
  hidden('VISITS#', '*', 'A count of visits under a keyed hash, for two days.', 'kept', 'one-time-code'),
  trail(person, 'ACCESS-OBJECTION#*', 'access'),
  hidden(
    'RISK#',
    '*',
    'A case about several people; what was decided about this person is in the registration.',
    'for-good',
    'decisions',
  ),
  hidden('REKEYING#', '*', 'That an exchange of keys is to look again; it says nothing else.', 'kept', 'work-list'),
  hidden('SIGNAL#', '*', 'A count under a keyed hash of a phone, an address or a device.', 'kept', 'one-time-code'),
  hidden(
    'PEOPLE#',
    '*',
    'That there is, or was, a registration of this number; it says nothing else.',
    'for-good',
    'erasure-record',
  ),
  hidden('LEDGER#', '*', 'Which payment a bank’s number stands for; the payment is shown.', 'kept', 'ledger'),

  shown(order, 'ORDER', 'purchases', 'kept', 'training'),
  shown(order, 'PRESENCE#*', 'training', 'kept', 'training'),
  hidden(order, 'DOUBT#*', 'Points to a proof of presence, which is shown.', 'kept', 'training'),
  shown(order, 'TASK#*', 'training', 'removed', 'training'),
  shown(order, 'REVIEW', 'training', 'kept', 'training'),
  trail(order, 'EVENT#*', 'training'),
  hidden(order, 'HOLD', 'About the platform’s money, and not the person’s.', 'kept', 'ledger'),

  shown('PRESENCE#', 'LINK', 'training', 'removed', 'training'),
  {
    pk: 'PRESENCE#',
    sk: 'SAMPLE',
    shownAs: 'training',
    because: 'The picture itself: shown is that there is one, and until when.',
    fate: 'removed',
    retention: 'presence-picture',
  },
  trail('PRESENCE#', 'EVENT#*', 'training'),
  shown('CERTIFICATE#', 'CERTIFICATE', 'certificates', 'emptied', 'certificate'),
  trail('CERTIFICATE#', 'EVENT#*', 'certificate'),

  shown('PAYOUT#', 'PAYOUT', 'payouts', 'kept', 'ledger'),
  trail('PAYOUT#', 'EVENT#*', 'ledger'),

  shown('CASE#', 'CASE', 'cases', 'emptied', 'decisions'),
  shown('NOTICE#', 'NOTICE', 'notices', 'kept', 'notice'),

  hidden('CARD#', 'CARD', 'The number of the card leads to the award, which is shown.', 'kept', 'ledger'),
  hidden('CARD#', 'CODE-REQUESTS', 'A count, for a day.', 'removed', 'one-time-code'),
  hidden('ACCOUNT#', 'CLAIM', 'A keyed hash of the account, so that it pays one person.', 'removed', 'payout-account'),
  hidden('NIK#', 'CLAIM', 'A keyed hash of the NIK, so that it has one holder.', 'removed', 'identity'),
  shown('NIK#', 'LISTED#*', 'registration', 'for-good', 'bar'),
  hidden('KK#', 'MEMBER#*', 'A keyed hash of the family card, so that its members are counted.', 'removed', 'identity'),
  hidden(
    'KK#',
    'RECIPIENT#*',
    'A keyed hash, so that no family card gets more than the rules allow.',
    'for-good',
    'bar',
  ),
  hidden('WORK#', '*', 'That the decision is to be looked at again; it goes within moments.', 'removed', 'work-list'),
  shown('WAVE#', 'TICKET#*', 'enrolments', 'for-good', 'selection-evidence'),
  hidden('SELECTION#', 'TICKET#*', 'By ticket: shown with the result of the wave.', 'for-good', 'selection-evidence'),
  hidden('DUE#', '*', 'Repeats the deadline of the award, which is shown.', 'kept', 'work-list'),
  hidden('INCENTIVES#', '*', 'That incentives are to be looked at on a day.', 'kept', 'work-list'),
  hidden('PAYOUTS#', '*', 'That a payout waits; it is shown itself.', 'kept', 'ledger'),
  hidden('ENVELOPE#', 'MEMBER#*', 'That a payout was in an envelope; it is shown itself.', 'kept', 'ledger'),
  hidden('SETTLEMENTS#', 'DUE#*', 'About the platform’s money, by purchase.', 'kept', 'ledger'),
  hidden('SETTLEMENT#', 'LINE#*', 'About the platform’s money, by purchase.', 'kept', 'ledger'),
  hidden('COMPLETIONS#', 'NOTICE#*', 'What an institution told of a purchase, which is shown.', 'kept', 'training'),
  hidden('REDEEM#', 'ORDER', 'The code leads to the purchase, which is shown.', 'kept', 'training'),
  hidden('SEATS#', 'SEAT#*', 'That a seat is taken; shown with the purchase.', 'kept', 'training'),
  hidden('COURSE#', 'REVIEW#*', 'The review as the public sees it; shown with the purchase.', 'kept', 'training'),
  hidden('WAVE#', 'RUN#*', 'A place that became free, by ticket.', 'for-good', 'selection-evidence'),
  hidden('MOVES#', '*', 'That a count of a regency is to change, by purchase or ticket.', 'kept', 'work-list'),
  hidden('ERASURES#', '*', 'That an erasure is to be looked at on a day.', 'for-good', 'work-list'),
  hidden(
    'ACTIONS#',
    '*',
    'What staff asked for, with the numbers in the path; who opened what is in the trail.',
    'for-good',
    'access',
  ),
  hidden(
    'AUDIT',
    '*',
    'The chained copy of the events, which names nobody; its events are in the trail.',
    'for-good',
    'selection-evidence',
  ),
];

const fits = (pattern: string, text: string): boolean =>
  pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;

/** The kind of an item, by its key; undefined for one that says nothing of anybody, as far as is known. */
export const holdingOf = ({ pk, sk }: { readonly pk: string; readonly sk: string }): Holding | undefined =>
  holdings.find((holding) => pk.startsWith(holding.pk) && fits(holding.sk, sk));
