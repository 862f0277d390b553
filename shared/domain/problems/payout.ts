import { problemsOf } from './problem.ts';

/** Why an envelope of payouts, a callback or a statement is refused. */
export const payoutProblems = problemsOf({
  'payout-not-found': {
    kind: 'notFound',
    id: 'Pembayaran ini tidak ada.',
    en: 'There is no such payout.',
  },
  'envelope-not-found': {
    kind: 'notFound',
    id: 'Amplop pembayaran ini tidak ada.',
    en: 'There is no such envelope.',
  },
  'envelope-until-ahead': {
    kind: 'unprocessable',
    id: 'Pilih waktu yang sudah lewat.',
    en: 'Choose an instant that has passed.',
  },
  'envelope-not-proposed': {
    kind: 'conflict',
    id: 'Amplop ini masih diisi. Coba lagi sebentar lagi.',
    en: 'This envelope is still being filled. Try again in a moment.',
  },
  'envelope-closed': {
    kind: 'conflict',
    id: 'Amplop ini sudah diputuskan.',
    en: 'This envelope is decided already.',
  },
  'callback-unsigned': {
    kind: 'unauthenticated',
    id: 'Sertakan x-bank-timestamp, x-bank-nonce dan x-bank-signature dalam bentuk yang disepakati.',
    en: 'Send x-bank-timestamp, x-bank-nonce and x-bank-signature in the form agreed on.',
  },
  'callback-signature-wrong': {
    kind: 'unauthenticated',
    id: 'Tanda tangan tidak cocok dengan isi. Periksa kunci dan teks yang ditandatangani.',
    en: 'The signature does not belong to the body. Check the key, and the text that is signed.',
  },
  'callback-clock': {
    kind: 'unauthenticated',
    id: 'Waktu pengiriman berbeda lebih dari {seconds} detik dari waktu kami. Samakan jam, lalu kirim lagi dengan nonce baru.',
    en: 'It was sent more than {seconds} seconds before or after our time. Set the clock, and send it anew with another nonce.',
  },
  'callback-nonce-used': {
    kind: 'conflict',
    id: 'Nonce ini sudah dipakai untuk isi yang lain. Kirim dengan nonce baru.',
    en: 'This nonce was used for another body. Send it with a new one.',
  },
  'unmatched-not-found': {
    kind: 'notFound',
    id: 'Tidak ada entri seperti ini yang menunggu.',
    en: 'No such entry waits to be resolved.',
  },
  'statement-not-found': {
    kind: 'notFound',
    id: 'Rekening koran ini tidak ada.',
    en: 'There is no such statement.',
  },
  'statement-missing': {
    kind: 'conflict',
    id: 'Belum ada berkas di alamat itu. Unggah dahulu, lalu serahkan.',
    en: 'No file was put there yet. Upload it first, then hand it in.',
  },
  'statement-too-large': {
    kind: 'tooLarge',
    id: 'Berkas lebih besar dari {maximumBytes} bita. Bagi menjadi beberapa berkas.',
    en: 'The file is larger than {maximumBytes} bytes. Hand it in in parts.',
  },
});
