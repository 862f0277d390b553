import { problemsOf } from './problem.ts';

/** Why a consent, an erasure or a breach cannot be entered as it was asked for. */
export const privacyProblems = problemsOf({
  'consent-needed': {
    kind: 'unprocessable',
    id: 'Tanpa tujuan ini Anda tidak dapat mengikuti program. Untuk menariknya, minta agar data Anda dihapus.',
    en: 'Nobody can take part without this purpose. To withdraw it, ask for your data to be erased.',
  },
  'consent-version-unknown': {
    kind: 'conflict',
    id: 'Teks persetujuan ini bukan yang berlaku sekarang. Baca teks persetujuan yang terbaru, lalu setujui teks itu.',
    en: 'This is not the text in force. Read the latest text of the consents, and agree to that one.',
  },
  'erasure-asked': {
    kind: 'conflict',
    id: 'Anda telah meminta penghapusan data. Tarik kembali permintaan itu dahulu bila Anda ingin tetap ikut.',
    en: 'You asked for your data to be erased. Take that back first if you want to go on.',
  },
  'erasure-not-asked': {
    kind: 'notFound',
    id: 'Tidak ada permintaan penghapusan data yang dapat ditarik.',
    en: 'There is no wish for erasure to take back.',
  },
  'erasure-under-way': {
    kind: 'conflict',
    id: 'Data Anda sedang dihapus. Ini selesai dalam satu jam dan tidak dapat ditarik lagi; coba lagi sesudahnya.',
    en: 'Your data is being erased. It is done within an hour and cannot be taken back; try again after that.',
  },
  'breach-not-found': {
    kind: 'notFound',
    id: 'Tidak ada catatan insiden dengan nomor ini.',
    en: 'There is no breach of this number.',
  },
  'breach-closed': {
    kind: 'conflict',
    id: 'Insiden ini sudah diputus. Buka catatan baru bila ada yang harus ditambahkan.',
    en: 'This breach was decided on already. Open another one if there is more to be told.',
  },
  'breach-not-listed': {
    kind: 'conflict',
    id: 'Siapa yang terdampak belum terdaftar semua, atau jumlahnya lain dari yang Anda lihat. Jalankan perintah daftar terdampak, lalu baca lagi.',
    en: 'Not all of those affected are listed yet, or there are more than you saw. Run the command that lists them, and read it again.',
  },
  'part-unknown': {
    kind: 'notFound',
    id: 'Tidak ada bagian dengan nomor ini. Mulai dari bagian 1.',
    en: 'There is no part of this number. Begin with part 1.',
  },
});
