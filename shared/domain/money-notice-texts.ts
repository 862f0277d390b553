import type { DebtChange } from '../../events/debt-changed.ts';
import type { PayoutChannel } from '../../events/money.ts';
import type { Channel } from './notice.ts';
import type { NoticeText } from './notice-texts.ts';
import { closing, dateText, rupiahText } from './text-forms.ts';

const names: Readonly<Record<PayoutChannel, string>> = {
  BNI: 'BNI',
  BCA: 'BCA',
  OVO: 'OVO',
  GOPAY: 'GoPay',
  LINKAJA: 'LinkAja',
  DANA: 'DANA',
};

/** An account as it may be told: `GoPay ******7890`. */
export interface ToldAccount {
  readonly channel: PayoutChannel;
  readonly maskedNumber: string;
}

const toldAccount = ({ channel, maskedNumber }: ToldAccount): string => `${names[channel]} ${maskedNumber}`;

const letter = (subject: string, ...lines: readonly string[]): NoticeText => ({
  subject,
  text: [...lines, '', closing].join('\n'),
});

/** The account that incentives are paid to was linked, or changed: whoever did not do it learns how to object. */
export const payoutAccountLinkedNotice = (
  account: ToldAccount & { readonly linkedAt: string; readonly usableFrom: string },
  channel: Channel,
): NoticeText => {
  const isChange = account.usableFrom > account.linkedAt;
  const from = isChange ? ` Berlaku mulai ${dateText(account.usableFrom)}.` : '';
  if (channel === 'sms')
    return {
      text: `Prakerja: ${isChange ? 'rekening insentif Anda diganti menjadi' : 'insentif Anda akan dibayar ke'} ${toldAccount(account)}.${from} Bukan Anda? Ajukan keberatan di akun Anda.`,
    };
  return letter(
    isChange ? 'Rekening insentif Anda diganti' : 'Rekening insentif Anda sudah ditautkan',
    `${isChange ? 'Rekening tujuan insentif Anda diganti menjadi' : 'Insentif Anda akan dibayar ke'} ${toldAccount(account)}.${from}`,
    'Bila bukan Anda yang menautkannya, masuk ke akun Anda dan ajukan keberatan: rekening yang lama berlaku lagi.',
  );
};

/** Whether an incentive is paid, and how soon. */
export const incentiveDecidedNotice = (
  {
    amount,
    outcome,
    workingDays,
  }: {
    readonly amount: number;
    readonly outcome: 'approved' | 'refused';
    readonly workingDays: { readonly from: number; readonly to: number };
  },
  channel: Channel,
): NoticeText => {
  const { from, to } = workingDays;
  const isApproved = outcome === 'approved';
  if (channel === 'sms')
    return {
      text: isApproved
        ? `Prakerja: insentif ${rupiahText(amount)} disetujui. Dibayar ke rekening Anda dalam ${from}-${to} hari kerja. Jangan beri OTP kepada siapa pun.`
        : `Prakerja: insentif ${rupiahText(amount)} tidak dapat dibayar. Alasan, sumber datanya, dan cara keberatan ada di akun Anda.`,
    };
  return isApproved
    ? letter(
        `Insentif ${rupiahText(amount)} disetujui`,
        `Insentif ${rupiahText(amount)} disetujui dan dibayar ke rekening Anda dalam ${from} sampai ${to} hari kerja.`,
        'Setiap langkahnya dapat dilihat di akun Anda.',
      )
    : letter(
        `Insentif ${rupiahText(amount)} tidak dapat dibayar`,
        `Insentif ${rupiahText(amount)} tidak dapat dibayar: syaratnya tidak terpenuhi ketika daftar kementerian diperiksa.`,
        'Alasan, versi daftar, dan cara mengajukan keberatan ada di akun Anda.',
      );
};

const bounces: Readonly<Record<string, string>> = {
  'not-found': 'rekening itu tidak ada. Tautkan rekening lain',
  inactive: 'rekening itu tidak aktif. Aktifkan, lalu tautkan lagi',
  'not-upgraded': 'dompet itu belum ditingkatkan (KYC). Tingkatkan di aplikasinya, lalu tautkan lagi',
  'identity-differs': 'nama pemiliknya berbeda dari nama Anda. Tautkan rekening milik Anda',
  'phone-differs': 'nomor HP dompet itu berbeda dari nomor Prakerja Anda. Tautkan yang sama',
  'limit-exceeded': 'saldonya melampaui batas. Kosongkan atau tingkatkan, lalu tautkan lagi',
};

/** A payout arrived, or came back: then what is to be done, so that it is sent again. */
export const payoutSettledNotice = (
  {
    amount,
    account,
    because,
    outcome,
  }: {
    readonly amount: number;
    readonly account: ToldAccount;
    readonly because: string | undefined;
    readonly outcome: 'paid' | 'bounced';
  },
  channel: Channel,
): NoticeText => {
  const to = toldAccount(account);
  if (outcome === 'paid') {
    const text = `${rupiahText(amount)} sudah dibayar ke ${to}.`;
    return channel === 'sms'
      ? { text: `Prakerja: ${text} Jangan beri OTP kepada siapa pun.` }
      : letter('Insentif Anda sudah dibayar', text);
  }
  const why = bounces[because ?? ''] ?? 'pembayaran ditolak. Tautkan rekening lain';
  if (channel === 'sms')
    return { text: `Prakerja: ${rupiahText(amount)} gagal masuk ke ${names[account.channel]}: ${why}.` };
  return letter(
    'Pembayaran insentif Anda kembali',
    `${rupiahText(amount)} tidak dapat dibayar ke ${to}: ${why}.`,
    'Uangnya tidak hilang: begitu rekening yang benar tertaut, insentif dibayar lagi tanpa perlu diminta.',
  );
};

/** What somebody who was found not entitled has to pay back, and what became of it. */
export const debtChangedNotice = (
  {
    change,
    outstanding,
    dueAt,
  }: {
    readonly change: DebtChange;
    /** Whole rupiah. */
    readonly outstanding: number;
    /** When it, or its next instalment, is due. */
    readonly dueAt: string | undefined;
  },
  channel: Channel,
): NoticeText => {
  const due = dueAt === undefined ? '' : ` paling lambat ${dateText(dueAt)}`;
  const owed = `${rupiahText(outstanding)} harus dikembalikan ke kas negara${due}.`;
  const told = {
    recorded: `Nama Anda di daftar kementerian. ${owed}`,
    grown: `Jumlahnya bertambah. ${owed}`,
    lowered: `Jumlahnya berkurang. ${owed}`,
    'plan-agreed': `Rencana angsuran berlaku. ${owed}`,
    'repaid-in-full': 'Yang harus dikembalikan sudah lunas. Terima kasih.',
    cancelled: 'Kewajiban pengembalian Anda dibatalkan: Anda berhak atas Kartu Prakerja.',
  }[change];
  const isOwed = change === 'recorded' || change === 'grown' || change === 'lowered';
  if (channel === 'sms') return { text: `Prakerja: ${told}${isOwed ? ' Surat dan cara keberatan ada di akun.' : ''}` };
  return letter(
    isOwed ? 'Surat pengembalian dana Kartu Prakerja' : 'Pengembalian dana Kartu Prakerja',
    told,
    ...(isOwed
      ? [
          'Rinciannya, alasan beserta versi daftarnya, dasar hukum (Perpres 76/2020 pasal 13C), angsuran, dan cara mengajukan keberatan ada di akun Anda.',
        ]
      : []),
  );
};
