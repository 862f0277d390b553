import { problemsOf } from './problem.ts';

/** Why a wave cannot be looked up or created. */
export const waveProblems = problemsOf({
  'wave-not-found': { kind: 'notFound', id: 'Gelombang ini tidak ada.', en: 'There is no such wave.' },
  'wave-keys-destroyed': {
    kind: 'gone',
    id: 'Kaitan NIK dengan tiket gelombang ini sudah dihapus. Lihat hasil dengan nomor tiket.',
    en: 'What tied NIKs to tickets in this wave is destroyed. Look the result up by the ticket.',
  },
  'wave-exists': {
    kind: 'conflict',
    id: 'Gelombang dengan nomor ini sudah ada dengan isi lain; gelombang tidak dapat diubah.',
    en: 'There is a wave of this number with other content, and a wave cannot be changed.',
  },
  'wave-instants-unordered': {
    kind: 'unprocessable',
    id: 'Waktu harus berurutan: pembukaan, penutupan, batas verifikasi, pengundian.',
    en: 'The instants must be in order: opening, closing, cut-off of verification, draw.',
  },
  'wave-over-already': {
    kind: 'unprocessable',
    id: 'Waktu penutupan gelombang sudah lewat.',
    en: 'The closing of the wave lies in the past.',
  },
  'cutoff-unclear': {
    kind: 'invalid',
    id: 'Isi salah satu saja: cutoffAt atau verificationHours.',
    en: 'Give either cutoffAt or verificationHours.',
  },
  'scheme-not-in-force': {
    kind: 'unprocessable',
    id: 'Skema ini belum berlaku pada hari penutupan gelombang.',
    en: 'The scheme is not in force on the day on which the wave closes.',
  },
  'reserve-for-nobody': {
    kind: 'unprocessable',
    id: 'Cadangan kuota memerlukan paling sedikit satu kelompok prioritas.',
    en: 'A reserve needs at least one priority group.',
  },
  'quota-form-unclear': {
    kind: 'invalid',
    id: 'Isi kuota dalam satu bentuk saja: csv, table, atau total dengan weights.',
    en: 'Give the quota in one form: csv, table, or total with weights.',
  },
  'quota-line-malformed': {
    kind: 'invalid',
    id: 'Baris pertama CSV adalah "code,quota"; baris lain berisi kode kabupaten/kota dan bilangan bulat.',
    en: 'The first line of the CSV is "code,quota"; every other has a regency code and a whole number.',
  },
  'regency-unknown': {
    kind: 'unprocessable',
    id: 'Kode kabupaten/kota ini tidak dikenal.',
    en: 'There is no regency of this code.',
  },
  'regency-repeated': {
    kind: 'unprocessable',
    id: 'Kabupaten/kota ini tercantum dua kali.',
    en: 'This regency is given twice.',
  },
  'quota-empty': {
    kind: 'unprocessable',
    id: 'Jumlah kuota harus lebih dari nol.',
    en: 'The quota must have at least one place.',
  },
  'quota-too-large': {
    kind: 'unprocessable',
    id: 'Jumlah kuota terlalu besar.',
    en: 'The quota has too many places.',
  },
  'recovery-unpublished': {
    kind: 'unprocessable',
    id: 'Hanya gelombang yang sudah diumumkan dan tidak sedang berjalan yang dapat dipulihkan.',
    en: 'Only waves that are published, and of which no run is under way, can be recovered.',
  },
  'waiting-list-open': {
    kind: 'unprocessable',
    id: 'Masa daftar tunggu gelombang asal belum berakhir.',
    en: 'The waiting list of a wave that is to be recovered is not over yet.',
  },
  'nothing-to-recover': {
    kind: 'unprocessable',
    id: 'Tidak ada tempat kosong yang dapat dipulihkan.',
    en: 'There are no freed places to recover.',
  },
  'recovery-overtaken': {
    kind: 'conflict',
    id: 'Tempat kosong gelombang asal baru saja berubah. Silakan coba lagi.',
    en: 'The freed places to recover have just changed. Please try again.',
  },
  'places-recovered': {
    kind: 'conflict',
    id: 'Tempat kosong gelombang ini sudah masuk ke kuota gelombang pemulihan.',
    en: 'The freed places of this wave went into the quota of a recovery wave.',
  },
});
