import type { PartitionGroup } from '../function-definition.ts';

/** The partitions of each group, as `shared/table/keys.ts` names them and policies write them. */
export const partitions: Readonly<Record<PartitionGroup, readonly string[]>> = {
  /** Courses, who teaches and sells them, and, in the index, which of them wait for an assessor. */
  catalogue: [
    'CATALOGUE',
    'CATALOGUE#*',
    'COURSE#*',
    'INSTITUTIONS',
    'INSTITUTION#*',
    'PLATFORMS',
    'PLATFORM#*',
    'VERSIONS#*',
  ],
  /** Clients of the partners with their keys, and how often each has called. */
  partners: ['PARTNER#*', 'PARTNERS', 'RATE#*'],
  /** Orders, their redeem codes, the seats that they take, and the platforms' own numbers of them. */
  orders: ['ORDER#*', 'REDEEM#*', 'SEATS#*', 'REFERENCE#*'],
  people: ['APPLICANT#*', 'PEOPLE#*', 'CARD#*', 'NIK#*', 'KK#*', 'WORK#*', 'NOTICE#*', 'CASE#*', 'CASES#*'],
  /** Nothing of these says anything of a person: waves, enrolments by ticket, selections. */
  waves: ['WAVES', 'WAVE#*', 'SELECTION#*'],
  /** The wrapped keys of personal data. */
  keys: ['KEYS'],
  completions: ['COMPLETIONS#*'],
  certificates: ['CERTIFICATE#*'],
  /** Proofs of presence at a session, and those that wait for a person's eye. */
  presence: ['PRESENCE#*', 'PRESENCES#*'],
  /** Who is due on which day, and how far each day's work is. */
  deadlines: ['DUE#*', 'DEADLINES', 'DEADLINES#*'],
  /** The events of an hour, in the index. */
  events: ['EVENTS#*'],
  /** Transfers that concern no participant, what a day of the ledger came to, and, in the index, the transfers of a day. */
  ledger: ['LEDGER', 'LEDGER#*'],
  /** Payouts, those that wait, envelopes, statements of banks and what in them matches nothing. */
  payouts: ['PAYOUT#*', 'PAYOUTS#*', 'ENVELOPES', 'ENVELOPE#*', 'STATEMENTS', 'STATEMENT#*'],
  /** Whose an account is. */
  accounts: ['ACCOUNT#*'],
  /** Whose incentives are to be looked at on which day. */
  incentives: ['INCENTIVES#*'],
  /** What platforms are paid, and, in the index, whose money is held back and may be released. */
  settlements: ['SETTLEMENTS', 'SETTLEMENT#*', 'SETTLEMENTS#*', 'HOLDS#*'],
  /** Versions of the ministries' lists, and files of them. */
  lists: ['LIST#*', 'LISTS#*', 'NIK#*'],
  /** What staff asked for, by what it was and the month, and, in the index, by who it was. */
  actions: ['ACTIONS#*', 'STAFF#*'],
  /** Who opened whose data, and, in the index, by who did. */
  accesses: ['ACCESSES#*', 'OPENED#*'],
  /** How far the trail of each day is. */
  audit: ['AUDIT', 'AUDIT#*'],
  /** Visits to a help desk with their one-time codes, and how many each member of staff looked up in a day. */
  visits: ['VISIT#*', 'VISITS#*'],
  /** Erasures that were asked for, by the day on which they are due, and breaches of personal data. */
  privacy: ['ERASURES', 'ERASURES#*', 'BREACH#*', 'BREACHES'],
  /** Who shares a phone, an address or a device with whom, and the cases about it. */
  risks: ['SIGNAL#*', 'RISK#*', 'RISKS#*'],
  /** How far an exchange of keys is. */
  rekeying: ['REKEYING', 'REKEYING#*'],
  /** What operators turn on and off while the system runs. */
  switches: ['SWITCHES', 'SWITCH#*'],
  /** Who waits to register, and how far the lane is. */
  turns: ['WAITING#*', 'TURN#*'],
  /** Counts of regencies that are to go up or down. */
  moves: ['MOVES#*'],
  /** What is counted of each regency. */
  regions: ['REGION#*'],
  /** What is told of each province, put together for the nation. */
  nation: ['FIGURES#NATION'],
  /** Why messages were given up. */
  failures: ['FAILURE#*'],
};
