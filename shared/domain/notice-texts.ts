import type { Award } from './award.ts';
import type { Channel } from './notice.ts';
import { closing, dateText, rupiahText, shortened } from './text-forms.ts';
import type { Order } from './training/order.ts';

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

/** A recipient who has bought nothing yet is reminded, so many days ahead of the last day. */
export const purchaseDueNotice = (award: Award, daysBefore: number, channel: Channel): NoticeText => {
  const deadline = dateText(award.firstPurchaseDeadline);
  if (channel === 'sms') {
    return {
      text: `Prakerja: ${daysBefore} hari lagi! Beli pelatihan pertama paling lambat ${deadline} 23.59 WIB, atau kartu Anda dicabut. Jangan beri OTP kepada siapa pun.`,
    };
  }
  return {
    subject: `${daysBefore} hari lagi: beli pelatihan pertama Anda`,
    text: [
      `Anda belum membeli pelatihan. Batasnya ${deadline} pukul 23.59 WIB, ${daysBefore} hari lagi.`,
      '',
      `Saldo pelatihan Anda ${rupiahText(award.balance)}. Lewat batas itu kartu dicabut dan saldo kembali ke kas negara.`,
      'Langkah berikutnya: pilih pelatihan di katalog, lalu beli di salah satu platform digital dengan nomor kartu Anda.',
      closing,
    ].join('\n'),
  };
};

const endings = {
  revoked: {
    sms: 'Prakerja: kartu Anda dicabut karena pelatihan pertama tidak dibeli sampai batas waktunya. Saldo kembali ke kas negara. Keterangan ada di akun Anda.',
    text: 'Kartu Prakerja Anda dicabut karena pelatihan pertama tidak dibeli sampai batas waktunya. Saldo kembali ke kas negara, dan tempat Anda diberikan kepada orang lain.',
  },
  listed: {
    sms: 'Prakerja: kartu Anda berakhir karena daftar kementerian kini memuat nama Anda. Alasan dan cara keberatan ada di akun Anda.',
    text: 'Kartu Prakerja Anda berakhir karena daftar kementerian kini memuat nama Anda. Alasan, versi daftar, dan cara mengajukan keberatan ada di akun Anda.',
  },
  redrawn: {
    sms: 'Prakerja: gelombang Anda diundi ulang dan Anda tidak terpilih lagi. Alasan dan bukti undian ada di akun Anda.',
    text: 'Gelombang Anda diundi ulang, dan Anda tidak terpilih lagi. Alasan undian ulang serta buktinya ada di akun Anda.',
  },
} as const;

/** Somebody has the card no more, and is told why. */
export const cardEndedNotice = (because: keyof typeof endings, channel: Channel): NoticeText => {
  const { sms, text } = endings[because];
  if (channel === 'sms') return { text: sms };
  return { subject: 'Kartu Prakerja Anda berakhir', text: [text, '', closing].join('\n') };
};

/** The one-time code with what it buys, so that nobody gives it away for something else. */
export const purchaseCodeNotice = (
  code: string,
  { title, price, platform, minutes }: { title: string; price: number; platform: string; minutes: number },
): NoticeText => ({
  text: `Prakerja: ${code} kode membeli "${shortened(title, 36)}" ${rupiahText(price)} di ${shortened(platform, 20)}. Berlaku ${minutes} menit. Jangan beri kode ini kepada siapa pun.`,
});

/** The programme cancelled what was bought: the money, and the days, are back. */
export const orderRefundedNotice = (order: Order, award: Award, channel: Channel): NoticeText => {
  const { title, refund = 0 } = order;
  const days =
    award.firstPurchaseAt === undefined
      ? ` Beli pelatihan lain paling lambat ${dateText(award.firstPurchaseDeadline)} 23.59 WIB.`
      : '';
  if (channel === 'sms') {
    return { text: `Prakerja: "${shortened(title, 36)}" dibatalkan. ${rupiahText(refund)} kembali ke saldo.${days}` };
  }
  return {
    subject: 'Pelatihan Anda dibatalkan, saldo dikembalikan',
    text: [
      `Pelatihan "${title}" dibatalkan. ${rupiahText(refund)} sudah kembali ke saldo pelatihan Anda.${days}`,
      '',
      'Hari-hari selama pembelian itu berlaku tidak dihitung dalam batas waktu pembelian pertama.',
      closing,
    ].join('\n'),
  };
};

/** A course is completed, and its certificate is there. */
export const trainingCompletedNotice = ({ title }: Order, channel: Channel): NoticeText => {
  if (channel === 'sms') {
    return {
      text: `Prakerja: selamat, Anda menyelesaikan "${shortened(title, 36)}". Sertifikat ada di akun Anda. Berikutnya: beri penilaian dan ulasan.`,
    };
  }
  return {
    subject: 'Sertifikat pelatihan Anda sudah terbit',
    text: [
      `Selamat! Anda menyelesaikan pelatihan "${title}". Sertifikat dapat dilihat setelah Anda masuk ke akun.`,
      '',
      'Langkah berikutnya: beri penilaian dan ulasan.',
      closing,
    ].join('\n'),
  };
};
