import { problemsOf } from './problem.ts';

/** Why an account cannot be linked, or a change of it not be undone. */
export const payoutAccountProblems = problemsOf({
  'payout-account-missing': {
    kind: 'notFound',
    id: 'Anda belum menautkan rekening atau e-wallet. Tautkan sekarang, agar insentif dapat dibayar begitu pelatihan selesai.',
    en: 'You have linked no account or e-wallet yet. Link one now, so that incentives can be paid as soon as the training is done.',
  },
  'payout-account-card-missing': {
    kind: 'conflict',
    id: 'Rekening dapat ditautkan setelah Anda menerima Kartu Prakerja.',
    en: 'An account can be linked once you have received the card.',
  },
  'payout-account-identity-unverified': {
    kind: 'conflict',
    id: 'Data diri Anda masih diperiksa. Tautkan rekening setelah pemeriksaan selesai.',
    en: 'Your identity is still being checked. Link the account when that is done.',
  },
  'payout-channel-not-offered': {
    kind: 'unprocessable',
    id: 'Insentif kartu Anda dibayar melalui {channels}. Pilih salah satunya.',
    en: 'The incentives of your card are paid over {channels}. Choose one of them.',
  },
  'payout-account-number-malformed': {
    kind: 'invalid',
    id: 'Nomor rekening BNI dan BCA terdiri atas 10 angka; nomor e-wallet adalah nomor HP Indonesia.',
    en: 'Accounts at BNI and BCA have 10 digits; the number of an e-wallet is an Indonesian mobile number.',
  },
  'payout-account-phone-differs': {
    kind: 'unprocessable',
    id: 'Nomor e-wallet harus sama dengan nomor HP Prakerja Anda. Gunakan e-wallet dengan nomor itu, atau ubah nomor HP Anda pada data kontak.',
    en: 'The number of the e-wallet must be the phone number that you registered. Use the e-wallet of that number, or change your phone number among your contacts.',
  },
  'payout-account-not-found': {
    kind: 'unprocessable',
    id: 'Rekening dengan nomor ini tidak ditemukan. Periksa nomornya di buku tabungan atau aplikasi, lalu tautkan lagi.',
    en: 'There is no account of this number. Check the number in the passbook or the app, then link it again.',
  },
  'payout-account-inactive': {
    kind: 'unprocessable',
    id: 'Rekening ini tidak aktif. Aktifkan di bank atau aplikasinya, lalu tautkan lagi.',
    en: 'This account is not active. Have it activated at its bank or in its app, then link it again.',
  },
  'payout-account-not-upgraded': {
    kind: 'unprocessable',
    id: 'E-wallet ini belum ditingkatkan (KYC). Tingkatkan ke akun premium di aplikasinya dengan KTP Anda, lalu tautkan lagi.',
    en: 'This e-wallet is not upgraded (KYC). Upgrade it to premium in its app with your identity card, then link it again.',
  },
  'payout-account-identity-differs': {
    kind: 'unprocessable',
    id: 'NIK atau nama pemilik rekening ini berbeda dari data Prakerja Anda. Tautkan rekening milik Anda sendiri, atau perbaiki data di bank atau aplikasinya.',
    en: 'The NIK or name of this account’s holder differs from your registration. Link an account of your own, or have the data corrected at its bank or in its app.',
  },
  'payout-account-taken': {
    kind: 'conflict',
    id: 'Rekening ini sudah ditautkan peserta lain. Tautkan rekening milik Anda sendiri; bila ini memang rekening Anda, hubungi layanan bantuan.',
    en: 'Another participant has linked this account. Link an account of your own; if this is yours, ask the help desk.',
  },
  'payout-account-attempts-used-up': {
    kind: 'tooMany',
    id: 'Anda sudah mencoba {attempts} kali hari ini. Periksa datanya dan coba lagi besok.',
    en: 'You have tried {attempts} times today. Check the data and try again tomorrow.',
  },
  'payout-channel-unavailable': {
    kind: 'unavailable',
    id: 'Bank atau e-wallet ini sedang tidak dapat memeriksa rekening. Belum ada yang berubah; cobalah sebentar lagi.',
    en: 'This bank or e-wallet cannot check accounts now. Nothing has changed; try again in a moment.',
  },
  'payout-account-changed': {
    kind: 'conflict',
    id: 'Rekening Anda baru saja diubah. Lihat rekening yang berlaku sekarang sebelum mengubahnya lagi.',
    en: 'Your account was changed just now. Look at the one that stands before you change it again.',
  },
  'payout-account-objection-late': {
    kind: 'conflict',
    id: 'Rekening ini sudah berlaku, sehingga tidak dapat dibatalkan. Tautkan rekening Anda sendiri, dan hubungi layanan bantuan bila bukan Anda yang menggantinya.',
    en: 'This account is in use already, so that it cannot be undone. Link your own, and ask the help desk if it was not you who changed it.',
  },
});
