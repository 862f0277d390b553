import * as z from 'zod';
import { Instant, WaveId } from '../../../events/event.ts';
import type { BreachApproved, BreachOpened, BreachRejected } from '../../../events/privacy.ts';
import { ClientCode } from '../../../events/training.ts';
import { Refusal } from '../../errors.ts';
import { Approval } from '../approval.ts';
import { closing, dateText } from '../text-forms.ts';
import type { Channel } from '../notice.ts';
import type { NoticeText } from '../notice-texts.ts';
import { breachDeadline, privacyRules } from './erasure-rules.ts';

const Span = { from: Instant, to: Instant };

/** What a member of staff opened, or somebody who used their account. */
const OfStaff = z.strictObject({ of: z.literal('staff'), staffId: z.string().min(1).max(128), ...Span });
/** What a partner's client was told of: the purchases of its institution or platform. */
const OfClient = z.strictObject({ of: z.literal('client'), clientCode: ClientCode, ...Span });
/** A key under which fields are encrypted. */
const OfFieldKey = z.strictObject({ of: z.literal('field-key'), version: z.int().positive() });
/** The private files of a wave, which tie tickets to people. */
const OfWave = z.strictObject({ of: z.literal('wave'), waveId: WaveId });

/** What got into the wrong hands, and so who is affected. */
export const BreachScope = z.discriminatedUnion('of', [OfStaff, OfClient, OfFieldKey, OfWave]);
export type BreachScope = z.infer<typeof BreachScope>;

const Words = z.strictObject({
  what: z.string().trim().min(10).max(500),
  how: z.string().trim().min(10).max(1_000),
  handling: z.string().trim().min(10).max(1_000),
});

/** What has to be told (UU 27/2022, art. 46): which data, when and how, and what is done about it. */
export const BreachTexts = z.strictObject({ id: Words, en: Words });
export type BreachTexts = z.infer<typeof BreachTexts>;

export const Breach = z.object({
  breachId: z.string(),
  revision: z.int().positive(),
  status: z.enum(['open', 'approved', 'rejected']),
  scope: z.discriminatedUnion('of', [OfStaff.strip(), OfClient.strip(), OfFieldKey.strip(), OfWave.strip()]),
  /** When the programme noticed it: the clock runs from here. */
  noticedAt: Instant,
  texts: z.object({ id: Words.strip(), en: Words.strip() }),
  openedAt: Instant,
  /** A member of staff. */
  proposedBy: z.string(),
  /** How many people are affected, once all of them are listed, and when that was. */
  affected: z.int().nonnegative().optional(),
  listedAt: Instant.optional(),
  approvals: z.array(Approval),
  approvedAt: Instant.optional(),
  rejectedAt: Instant.optional(),
  rejectedBecause: z.string().optional(),
});
export type Breach = z.infer<typeof Breach>;

export type BreachEvent = BreachOpened | BreachApproved | BreachRejected;

/** What an approver says: they approve the number of people whom they saw listed, or send the texts back. */
export const BreachVerdict = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('approve'), affected: z.int().nonnegative() }),
  z.strictObject({ verdict: z.literal('reject'), reason: z.string().trim().min(10).max(2_000) }),
]);
export type BreachVerdict = z.infer<typeof BreachVerdict>;

/**
 * A breach after a verdict. It takes two approvers beside whoever wrote the texts; one who says it twice is one.
 * @throws Refusal approval-own, breach-closed, breach-not-listed.
 */
export const decidedBreach = (
  breach: Breach,
  verdict: BreachVerdict,
  { by, at }: { readonly by: string; readonly at: string },
): { readonly breach: Breach; readonly event: BreachEvent | undefined } => {
  const { breachId, status, proposedBy, approvals, affected, revision } = breach;
  if (by === proposedBy) throw new Refusal('approval-own');
  if (status !== 'open') throw new Refusal('breach-closed');
  const next = { ...breach, revision: revision + 1 };
  if (verdict.verdict === 'reject') {
    return {
      breach: { ...next, status: 'rejected', rejectedAt: at, rejectedBecause: verdict.reason },
      event: { event: 'breach.rejected.v1', occurredAt: at, data: { breachId, by } },
    };
  }
  if (affected === undefined || affected !== verdict.affected)
    throw new Refusal('breach-not-listed', { field: 'affected' });
  const all = approvals.some((approval) => approval.by === by) ? approvals : [...approvals, { by, at }];
  if (all.length < privacyRules.breachApprovals.value) return { breach: { ...next, approvals: all }, event: undefined };
  return {
    breach: { ...next, approvals: all, status: 'approved', approvedAt: at },
    event: { event: 'breach.approved.v1', occurredAt: at, data: { breachId } },
  };
};

/** A breach whose affected people are all listed. What was approved of another number is approved no more. */
export const listedBreach = (breach: Breach, affected: number, at: string): Breach => {
  if (breach.status !== 'open') throw new Refusal('breach-closed');
  return { ...breach, revision: breach.revision + 1, affected, listedAt: at, approvals: [] };
};

/** What somebody whom a breach affects is told. The text for SMS leads to the rest, which is in the account. */
export const breachNotice = ({ texts: { id } }: Pick<Breach, 'texts'>, channel: Channel): NoticeText => {
  if (channel === 'sms') {
    return {
      text: 'Prakerja: data pribadi Anda terdampak insiden keamanan. Baca surel kami atau akun Anda: apa yang terjadi dan yang harus dilakukan. Jangan beri OTP.',
    };
  }
  return {
    subject: 'Pemberitahuan: data pribadi Anda terdampak insiden keamanan',
    text: [
      'Sesuai UU 27/2022 pasal 46 kami memberitahukan bahwa data pribadi Anda terdampak insiden keamanan.',
      '',
      `Data yang terdampak: ${id.what}`,
      `Kapan dan bagaimana: ${id.how}`,
      `Penanganan dan pemulihan: ${id.handling}`,
      '',
      'Siapa yang membuka data Anda dapat dilihat di akun Anda, bagian "Akses data saya".',
      closing,
    ].join('\n'),
  };
};

/** The report to the agency (lembaga PDP), in Indonesian, as text. It names nobody. */
export const agencyReport = (breach: Breach): string => {
  const { breachId, noticedAt, texts, affected, listedAt, scope } = breach;
  const deadline = breachDeadline(noticedAt);
  return [
    'PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI (UU 27/2022, pasal 46)',
    '',
    `Nomor insiden: ${breachId}`,
    'Pengendali: Manajemen Pelaksana Program Kartu Prakerja',
    `Diketahui: ${noticedAt} (${dateText(noticedAt)})`,
    `Batas pemberitahuan (3x24 jam): ${deadline}`,
    `Jumlah orang terdampak: ${affected === undefined ? 'sedang didaftar' : `${affected} (didaftar ${listedAt ?? ''})`}`,
    `Ruang lingkup: ${JSON.stringify(scope)}`,
    '',
    `Data yang terungkap: ${texts.id.what}`,
    `Kapan dan bagaimana: ${texts.id.how}`,
    `Penanganan dan pemulihan: ${texts.id.handling}`,
  ].join('\n');
};

/** A breach as staff see it, with its clock at an instant. */
export const breachView = (breach: Breach, at: Date) => {
  const deadline = breachDeadline(breach.noticedAt);
  return {
    ...breach,
    tellBy: deadline,
    hoursLeft: Math.floor((Date.parse(deadline) - at.getTime()) / 3_600_000),
    report: agencyReport(breach),
  };
};
