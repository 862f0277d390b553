import type { Channel } from '../notice.ts';
import type { NoticeText } from '../notice-texts.ts';
import { closing, dateText } from '../text-forms.ts';
import type { Erasure } from './erasure.ts';

/** A wish for erasure was entered: who did not make it takes it back. Each text for SMS fits one message of 160 characters. */
export const erasureAskedNotice = ({ dueAt, by }: Erasure, channel: Channel): NoticeText => {
  const day = dateText(dueAt);
  const why = by === 'person' ? 'diminta' : 'dijadwalkan karena tidak dipakai dua tahun';
  if (channel === 'sms') {
    return {
      text: `Prakerja: penghapusan data Anda ${why}, mulai ${day}. Bukan Anda, atau berubah pikiran? Tarik di akun Anda sebelum itu.`,
    };
  }
  return {
    subject: `Data Anda akan dihapus mulai ${day}`,
    text: [
      `Penghapusan data pribadi Anda di Kartu Prakerja ${why}. Penghapusan dimulai ${day} dan tidak dapat ditarik sesudahnya.`,
      '',
      'Bila bukan Anda yang meminta, atau Anda berubah pikiran, masuk ke akun lalu tarik permintaan itu sebelum tanggal tersebut.',
      'Sampai saat itu Anda tidak dapat bergabung dalam gelombang, membeli pelatihan, atau menautkan rekening.',
      closing,
    ].join('\n'),
  };
};

/** The erasure waits for something that is open. */
export const erasureDelayedNotice = (channel: Channel): NoticeText => {
  if (channel === 'sms') {
    return {
      text: 'Prakerja: penghapusan data Anda menunggu hal yang belum selesai. Apa dan sampai kapan, lihat di akun Anda.',
    };
  }
  return {
    subject: 'Penghapusan data Anda menunggu',
    text: [
      'Data Anda belum dapat dihapus karena masih ada yang belum selesai, misalnya keberatan, pelatihan, pembayaran, atau kewajiban.',
      '',
      'Apa yang ditunggu dan sampai kapan, dapat dilihat di akun Anda. Setelah selesai, penghapusan berjalan dengan sendirinya.',
      closing,
    ].join('\n'),
  };
};
