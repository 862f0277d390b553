import * as z from 'zod';
import { ApplicantId, Ticket, WaveId } from '../../events/event.ts';
import type { Award } from './award.ts';

export const channels = ['sms', 'email'] as const;
export const Channel = z.enum(channels);
export type Channel = z.infer<typeof Channel>;

/** One notice to one winner over one channel. It carries no personal data. Read by send-notice. */
export const Notice = z.object({ waveId: WaveId, ticket: Ticket, applicantId: ApplicantId, channel: Channel });
export type Notice = z.infer<typeof Notice>;

/** The name of a notice: what is sent under it a second time is the same notice. */
export const noticeId = ({ waveId, ticket, channel }: Notice): string => `${waveId}-${ticket}-${channel}`;

const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

/** The date in WIB of an instant (ISO 8601), as it is written in Indonesian: `4 Maret 2023`. */
const dateText = (instant: string): string => {
  const inWib = new Date(Date.parse(instant) + 7 * 3_600_000);
  return `${inWib.getUTCDate()} ${months[inWib.getUTCMonth()] ?? ''} ${inWib.getUTCFullYear()}`;
};

/** Whole rupiah as they are written in Indonesian: `Rp3.500.000`. */
const rupiahText = (amount: number): string => `Rp${String(amount).replaceAll(/\B(?=(\d{3})+$)/g, '.')}`;

export interface NoticeText {
  /** For e-mail only. */
  readonly subject?: string;
  readonly text: string;
}

/**
 * What a winner is told, in Indonesian. Neither the card's number nor anything of the person is in it: both are seen
 * after signing in only. The text for SMS fits one message of 160 characters.
 */
export const awardNotice = (award: Award, channel: Channel): NoticeText => {
  const wave = award.waveId.slice(5);
  const deadline = dateText(award.firstPurchaseDeadline);
  if (channel === 'sms') {
    return {
      text: `Selamat! Anda terpilih Kartu Prakerja Gelombang ${wave}. Beli pelatihan pertama paling lambat ${deadline} 23.59 WIB. Jangan beri OTP kepada siapa pun.`,
    };
  }
  return {
    subject: `Selamat, Anda terpilih di Kartu Prakerja Gelombang ${wave}`,
    text: [
      `Selamat! Anda terpilih sebagai penerima Kartu Prakerja Gelombang ${wave}.`,
      '',
      `Saldo pelatihan Anda ${rupiahText(award.balance)}. Nomor Kartu Prakerja dapat dilihat setelah Anda masuk ke akun.`,
      `Beli pelatihan pertama paling lambat ${deadline} pukul 23.59 WIB. Lewat batas itu kepesertaan dicabut.`,
      '',
      'Hasil undian beserta buktinya dapat diperiksa oleh siapa saja pada halaman gelombang ini.',
      'Kami tidak pernah meminta kata sandi atau kode OTP Anda.',
    ].join('\n'),
  };
};
