import { problemsOf } from './problem.ts';

/** What the way to the API, the sign-in, the brake on registrations and the switches can refuse. */
export const edgeProblems = problemsOf({
  'not-through-edge': {
    kind: 'forbidden',
    id: 'Gunakan alamat resmi layanan ini.',
    en: 'Use the public address of this service.',
  },
  'sign-in-unlinked': {
    kind: 'forbidden',
    id: 'Akun masuk Anda belum terhubung dengan layanan ini. Keluar, masuk lagi, dan hubungkan akun Anda.',
    en: 'Your account is not linked with this service yet. Sign out, sign in again, and link your account.',
  },
  'registration-proof-missing': {
    kind: 'forbidden',
    id: 'Pendaftaran sedang sangat ramai. Muat ulang aplikasi atau halaman ini dan kirim lagi; Anda dapat juga mengambil giliran dan menunggu.',
    en: 'Registration is very busy. Load this app or page again and send once more; you can also take a turn and wait.',
  },
  'registration-proof-invalid': {
    kind: 'forbidden',
    id: 'Bukti pendaftaran ini bukan milik akun ini, atau belum selesai dihitung. Ambil tantangan baru.',
    en: 'This proof is not of this account, or its work is not done. Get a new challenge.',
  },
  'registration-proof-expired': {
    kind: 'forbidden',
    id: 'Bukti pendaftaran ini sudah lewat waktunya. Ambil yang baru.',
    en: 'This proof has expired. Get a new one.',
  },
  'registration-proof-early': {
    kind: 'tooMany',
    id: 'Giliran Anda belum tiba. Kirim lagi dalam {seconds} detik; data Anda tidak hilang.',
    en: 'It is not your turn yet. Send this again in {seconds} seconds; nothing of it is lost.',
  },
  'waiting-lane-full': {
    kind: 'tooMany',
    id: 'Semua tempat tunggu terisi. Coba lagi dalam {seconds} detik, hitung tantangannya, atau hubungi pusat bantuan.',
    en: 'All places to wait are taken. Try again in {seconds} seconds, do the work instead, or ask the help desk.',
  },
  'switch-changed': {
    kind: 'conflict',
    id: 'Sakelar ini sudah diubah orang lain. Lihat keadaannya sekarang, lalu putuskan lagi.',
    en: 'Somebody else has changed this switch. Look at how it stands now, and decide again.',
  },
  'feature-off': {
    kind: 'unavailable',
    id: '{feature}: sedang ditutup, atau belum dibuka untuk Anda. Coba lagi nanti; yang sudah tersimpan tidak hilang.',
    en: '{feature}: closed at the moment, or not open for you yet. Please try again later; what is saved is not lost.',
  },
});
