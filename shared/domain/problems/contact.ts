import { problemsOf } from './problem.ts';

/** Why a phone or an e-mail address cannot be changed, or a change of it not be undone. */
export const contactProblems = problemsOf({
  'contacts-unverified': {
    kind: 'conflict',
    id: 'Data diri Anda belum terverifikasi. Perbaiki nomor HP atau e-mail dengan memperbaiki data pendaftaran Anda.',
    en: 'Your identity is not verified yet. Correct phone or e-mail together with your registration.',
  },
  'contact-changed-elsewhere': {
    kind: 'conflict',
    id: 'Nomor HP dan e-mail yang sudah terverifikasi tidak diubah di sini. Isi dengan yang sekarang berlaku, dan ubah pada data kontak.',
    en: 'Phone and e-mail are not changed here once you are verified. Give those in force now, and change them among your contacts.',
  },
  'contact-not-named': {
    kind: 'invalid',
    id: 'Sebutkan nomor HP baru, e-mail baru, atau keduanya.',
    en: 'Name a new phone, a new e-mail address, or both.',
  },
  'contact-codes-too-many': {
    kind: 'tooMany',
    id: 'Kode sudah dikirim berkali-kali. Tunggu {seconds} detik sebelum meminta kode lagi.',
    en: 'Codes were sent many times in a row. Wait {seconds} seconds before you ask for another.',
  },
  'contact-code-missing': {
    kind: 'conflict',
    id: 'Tidak ada kode yang menunggu, atau masa berlakunya habis. Minta perubahan lagi untuk menerima kode baru.',
    en: 'No code is waiting, or it is too late for it. Ask for the change again to be sent a new one.',
  },
  'contact-code-wrong': {
    kind: 'unprocessable',
    id: 'Kode ini salah. Periksa pesan di nomor HP atau e-mail baru Anda; kesempatan tersisa: {tries}.',
    en: 'This code is wrong. Look at the message on your new phone or at your new address; tries left: {tries}.',
  },
  'contact-code-tries-used-up': {
    kind: 'conflict',
    id: 'Kode salah terlalu sering. Minta perubahan lagi untuk menerima kode baru.',
    en: 'Wrong codes were sent too often. Ask for the change again to be sent a new one.',
  },
  'contact-change-missing': {
    kind: 'conflict',
    id: 'Perubahan ini tidak ada lagi. Lihat nomor HP dan e-mail yang berlaku pada data kontak Anda.',
    en: 'There is no such change any more. Look at the phone and the address that are in force among your contacts.',
  },
  'contact-objection-late': {
    kind: 'conflict',
    id: 'Perubahan ini sudah berlaku, sehingga tidak dapat dibatalkan. Ubah kembali ke milik Anda, dan hubungi layanan bantuan bila bukan Anda yang menggantinya.',
    en: 'This change is in force already, so that it cannot be undone. Change it back to your own, and ask the help desk if it was not you who changed it.',
  },
});
