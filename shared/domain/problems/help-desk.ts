import { problemsOf } from './problem.ts';

/** Why a help desk cannot act for somebody, and why somebody’s list of accesses cannot be shown or objected to. */
export const helpDeskProblems = problemsOf({
  'help-desk-look-ups-used': {
    kind: 'tooMany',
    id: 'Anda sudah meminta {most} orang hari ini. Batas ini diatur ulang pada tengah malam WIB; minta rekan Anda melanjutkan.',
    en: 'You have asked for {most} people today. The count begins anew at midnight WIB; ask a colleague to go on.',
  },
  'visit-codes-too-many': {
    kind: 'tooMany',
    id: 'Untuk NIK ini sudah terlalu sering diminta kode. Coba lagi dalam {seconds} detik.',
    en: 'Too many codes were asked for with this NIK. Try again in {seconds} seconds.',
  },
  'visit-not-found': {
    kind: 'notFound',
    id: 'Kunjungan ini tidak ada, atau bukan kunjungan Anda. Mulai kunjungan baru dengan NIK warga.',
    en: 'There is no such visit, or it is not yours. Begin a new one with the citizen’s NIK.',
  },
  'visit-code-wrong': {
    kind: 'unprocessable',
    id: 'Kode salah, atau tidak ada pendaftaran dengan NIK ini. Minta warga membacakan SMS terakhir; tanpa SMS, warga perlu masuk sendiri atau mendaftar.',
    en: 'The code is wrong, or nobody is registered with this NIK. Have the citizen read out the last SMS; without one they have to sign in themselves, or register.',
  },
  'visit-code-expired': {
    kind: 'unprocessable',
    id: 'Kode sudah kedaluwarsa. Mulai kunjungan baru.',
    en: 'The code has expired. Begin a new visit.',
  },
  'visit-code-used-up': {
    kind: 'unprocessable',
    id: 'Kode sudah terlalu sering salah. Mulai kunjungan baru.',
    en: 'The code was wrong too often. Begin a new visit.',
  },
  'visit-not-open': {
    kind: 'conflict',
    id: 'Warga belum membacakan kode dari SMS. Tanpa kode, data tidak dapat dibuka.',
    en: 'The citizen has not read out the code of the SMS yet. Without it their data cannot be opened.',
  },
  'access-not-found': {
    kind: 'notFound',
    id: 'Riwayat akses Anda tidak memuat catatan ini. Pilih catatan dari daftar terbaru.',
    en: 'There is no such line in your list of accesses. Choose one from the newest list.',
  },
  'case-about-oneself': {
    kind: 'forbidden',
    id: 'Kasus ini tentang tindakan Anda sendiri. Minta rekan Anda memutuskannya.',
    en: 'This case is about what you did yourself. Have a colleague rule in it.',
  },
  'visit-over': {
    kind: 'conflict',
    id: 'Waktu kunjungan ini sudah habis. Mulai kunjungan baru bila warga masih memerlukan bantuan.',
    en: 'The time of this visit is over. Begin a new one if the citizen still needs help.',
  },
});
