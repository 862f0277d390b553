/** How sure we are of a rule, as in the rule sets: `A` official text, `B` press, `M` common knowledge, `?` not known. */
export type Certainty = 'A' | 'B' | 'C' | 'M' | '?';

/** How long something is kept: days from an occasion, or until something that no day is known of. */
type Period =
  { readonly days: number; readonly from: 'made' | 'last-use' | 'asked' | 'done' } | { readonly until: string };

/** Why one kind of data is kept, how long, and on what basis. */
export interface RetentionRule {
  readonly purpose: string;
  readonly period: Period;
  readonly legalBasis: string;
  /** YYYY-MM-DD, in WIB. */
  readonly effectiveFrom: string;
  readonly certainty: Certainty;
}

const pdp = 'UU 27/2022';
const perpres = 'Perpres 113/2022';
const effectiveFrom = '2023-02-17';

/**
 * How long each kind of data is kept (UU 27/2022: data is erased when its purpose is reached or its period is over). The
 * periods of the ledger and of the decisions are those of accounting records; the schedule of the archive (jadwal retensi
 * arsip) of the ministry was not at hand: see each rule's certainty.
 */
export const retentionRules = {
  identity: {
    purpose: 'To know who takes part, and to reach them.',
    period: { until: 'the person asks for erasure, and nothing is open that needs it' },
    legalBasis: `${perpres}; ${pdp}, art. 20 (2) e (public task)`,
    effectiveFrom,
    certainty: 'M',
  },
  'unused-registration': {
    purpose: 'A registration that never joined a wave serves nothing.',
    period: { days: 730, from: 'last-use' },
    legalBasis: `${pdp}, art. 43 (purpose no longer served)`,
    effectiveFrom,
    certainty: 'M',
  },
  'selection-evidence': {
    purpose: 'To prove for good that every draw was fair; a ticket stands for the person.',
    period: {
      until: 'for good, without names: the keys that tie a ticket to an NIK are destroyed a year after the wave',
    },
    legalBasis: `${perpres}; ${pdp}, art. 50 (archives and state audit)`,
    effectiveFrom,
    certainty: 'M',
  },
  ledger: {
    purpose: 'To account for state money, transfer by transfer; a number stands for the person.',
    period: { days: 3_653, from: 'made' },
    legalBasis: 'UU 17/2003 and UU 8/1997, art. 11 (ten years)',
    effectiveFrom,
    certainty: 'M',
  },
  decisions: {
    purpose: 'To be able to tell by which rule and which list a decision was made.',
    period: { days: 3_653, from: 'made' },
    legalBasis: 'UU 8/1997, art. 11 (ten years); UU 30/2014',
    effectiveFrom,
    certainty: 'M',
  },
  training: {
    purpose: 'To show what was taught, for which the state paid.',
    period: { days: 3_653, from: 'made' },
    legalBasis: 'UU 8/1997, art. 11 (ten years)',
    effectiveFrom,
    certainty: 'M',
  },
  certificate: {
    purpose: 'So that who was given a certificate can have it looked at; the name on it is masked.',
    period: { until: 'the programme ends its public look-up of certificates' },
    legalBasis: perpres,
    effectiveFrom,
    certainty: 'M',
  },
  bar: {
    purpose: 'Who received the card once does not get it again: a keyed hash of the NIK, and of the family card.',
    period: { until: 'the rule earlier_recipient is in force; then the hash goes with the list' },
    legalBasis: `${perpres}, rule earlier_recipient`,
    effectiveFrom,
    certainty: '?',
  },
  'payout-account': {
    purpose: 'To pay incentives, and to follow up on a payment that came back.',
    period: { until: 'the person asks for erasure, and no payout is open' },
    legalBasis: `${pdp}, art. 20 (2) b (performance of an agreement)`,
    effectiveFrom,
    certainty: 'M',
  },
  'presence-picture': {
    purpose: 'For a person to look at a proof of presence that a machine doubted.',
    period: { days: 14, from: 'made' },
    legalBasis: `${pdp}, art. 4 and 43 (biometric data, no longer than needed)`,
    effectiveFrom,
    certainty: 'M',
  },
  'one-time-code': {
    purpose: 'To show that a purchase was wanted.',
    period: { days: 1, from: 'made' },
    legalBasis: `${pdp}, art. 20 (2) b`,
    effectiveFrom,
    certainty: 'M',
  },
  'work-list': {
    purpose: 'To know what is to be done when; it says nothing of anybody.',
    period: { days: 60, from: 'done' },
    legalBasis: `${pdp}, art. 16 (2)`,
    effectiveFrom,
    certainty: 'M',
  },
  upload: {
    purpose: 'Files of partners, ministries and banks on their way in.',
    period: { days: 30, from: 'made' },
    legalBasis: `${pdp}, art. 43`,
    effectiveFrom,
    certainty: 'M',
  },
  'access-log': {
    purpose: 'To see who reached a bucket, and to deliver events again that nobody took.',
    period: { days: 90, from: 'made' },
    legalBasis: `${pdp}, art. 39 (security)`,
    effectiveFrom,
    certainty: 'M',
  },
  log: {
    purpose: 'To find faults; logs name nobody.',
    period: { days: 365, from: 'made' },
    legalBasis: `${pdp}, art. 39 (security)`,
    effectiveFrom,
    certainty: 'M',
  },
  access: {
    purpose: 'So that a person, and an auditor, can see who opened whose data.',
    period: { days: 1_827, from: 'made' },
    legalBasis: `${pdp}, art. 31 and 32; Permendagri 102/2019 (access logs)`,
    effectiveFrom,
    certainty: 'M',
  },
  visit: {
    purpose: 'That a help desk may act for somebody who read out a one-time code.',
    period: { days: 30, from: 'made' },
    legalBasis: `${pdp}, art. 31 and 43`,
    effectiveFrom,
    certainty: 'M',
  },
  consent: {
    purpose: 'To prove what was agreed to, and when it was taken back.',
    period: { days: 1_827, from: 'last-use' },
    legalBasis: `${pdp}, art. 24 (proof of consent)`,
    effectiveFrom,
    certainty: 'M',
  },
  'erasure-record': {
    purpose: 'To prove that data was erased as was asked.',
    period: { days: 1_827, from: 'done' },
    legalBasis: `${pdp}, art. 45 and 47`,
    effectiveFrom,
    certainty: 'M',
  },
  notice: {
    purpose: 'So that nobody is told the same twice, and it can be shown who was told.',
    period: { days: 1_827, from: 'made' },
    legalBasis: `${pdp}, art. 47 (accountability)`,
    effectiveFrom,
    certainty: 'M',
  },
} as const satisfies Readonly<Record<string, RetentionRule>>;
export type RetentionName = keyof typeof retentionRules;

/** The rule of a name. */
export const retentionRule = (name: RetentionName): RetentionRule => retentionRules[name];

/** A rule's period in days; undefined where it has no number of days. */
export const daysOf = (name: RetentionName): number | undefined => {
  const { period } = retentionRule(name);
  return 'days' in period ? period.days : undefined;
};

/** A period in a person's words, in Indonesian and English. */
export const periodText = (name: RetentionName): { readonly id: string; readonly en: string } => {
  const { period } = retentionRule(name);
  if ('until' in period) return { id: untilTexts[period.until] ?? period.until, en: `Until: ${period.until}.` };
  const occasion = occasions[period.from];
  return { id: `${period.days} hari sejak ${occasion.id}.`, en: `${period.days} days from ${occasion.en}.` };
};

const occasions = {
  made: { id: 'dibuat', en: 'when it was made' },
  'last-use': { id: 'terakhir dipakai', en: 'its last use' },
  asked: { id: 'diminta', en: 'when it was asked for' },
  done: { id: 'selesai', en: 'when it was done' },
};

const untilTexts: Readonly<Record<string, string>> = {
  'the person asks for erasure, and nothing is open that needs it':
    'Sampai Anda meminta penghapusan dan tidak ada lagi yang memerlukannya.',
  'for good, without names: the keys that tie a ticket to an NIK are destroyed a year after the wave':
    'Selamanya, tanpa nama: kunci yang mengaitkan tiket dengan NIK dimusnahkan setahun setelah gelombang.',
  'the programme ends its public look-up of certificates':
    'Sampai program mengakhiri pemeriksaan sertifikat oleh umum.',
  'the rule earlier_recipient is in force; then the hash goes with the list':
    'Selama aturan penerima terdahulu berlaku; setelah itu sidik ini hilang bersama daftarnya.',
  'the person asks for erasure, and no payout is open':
    'Sampai Anda meminta penghapusan dan tidak ada pembayaran yang berjalan.',
};
