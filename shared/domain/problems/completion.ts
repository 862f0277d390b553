import { problemsOf } from './problem.ts';

/** Why a notice of completion, or a certificate, is refused. */
export const completionProblems = problemsOf({
  'redeem-code-malformed': {
    kind: 'invalid',
    id: 'Kode redeem terdiri atas 16 huruf dan angka.',
    en: 'A redeem code has 16 letters and digits.',
  },
  'idempotency-key-malformed': {
    kind: 'invalid',
    id: 'Header Idempotency-Key paling panjang 128 karakter ASCII yang tampak.',
    en: 'The header Idempotency-Key has 128 visible ASCII characters at most.',
  },
  'completion-not-found': {
    kind: 'notFound',
    id: 'Pemberitahuan ini tidak ada.',
    en: 'There is no such notice.',
  },
  'completion-line-malformed': {
    kind: 'invalid',
    id: 'Baris ini bukan objek JSON yang sah.',
    en: 'This line is not a valid JSON object.',
  },
  'completion-line-too-long': {
    kind: 'invalid',
    id: 'Baris ini lebih panjang dari {maximumBytes} bita.',
    en: 'This line is longer than {maximumBytes} bytes.',
  },
  'completion-in-future': {
    kind: 'unprocessable',
    id: 'Waktu selesai berada di masa depan.',
    en: 'The time of completion lies in the future.',
  },
  'completion-before-redeeming': {
    kind: 'unprocessable',
    id: 'Waktu selesai lebih awal dari waktu kode dipakai.',
    en: 'The time of completion is before the code was redeemed.',
  },
  'completion-before-last-session': {
    kind: 'unprocessable',
    id: 'Waktu selesai lebih awal dari akhir sesi terakhir.',
    en: 'The time of completion is before the end of the last session.',
  },
  'completion-modules-untold': {
    kind: 'unprocessable',
    id: 'Pelatihan mandiri memerlukan waktu selesainya modul terakhir.',
    en: 'A self-paced course needs the time at which its last module was done.',
  },
  'completion-before-modules': {
    kind: 'unprocessable',
    id: 'Modul terakhir baru selesai setelah waktu selesai pelatihan.',
    en: 'The last module was done only after the time of completion.',
  },
  'completion-hours-too-few': {
    kind: 'unprocessable',
    id: 'Jam belajar {hours} kurang dari {needed} jam pelatihan ini.',
    en: '{hours} hours of learning are fewer than the {needed} hours of this course.',
  },
  'completion-hours-too-many': {
    kind: 'unprocessable',
    id: 'Jam belajar {hours} lebih banyak dari {passed} jam yang berlalu sejak pelatihan dimulai.',
    en: '{hours} hours of learning are more than the {passed} hours that had passed since the training began.',
  },
  'completion-sessions-missed': {
    kind: 'unprocessable',
    id: 'Kehadiran pada sesi {sessions} tidak terbukti.',
    en: 'Presence at the sessions {sessions} is not proven.',
  },
  'completion-never-present': {
    kind: 'unprocessable',
    id: 'Tidak ada bukti kehadiran peserta pada pelatihan mandiri ini.',
    en: 'There is no proof of presence of the participant in this self-paced course.',
  },
  'completion-task-not-passed': {
    kind: 'unprocessable',
    id: 'Tugas praktik mandiri belum dinilai lulus.',
    en: 'The skills task has not been assessed as passed.',
  },
  'upload-not-found': {
    kind: 'notFound',
    id: 'Unggahan ini tidak ada.',
    en: 'There is no such upload.',
  },
  'upload-missing': {
    kind: 'conflict',
    id: 'Berkas belum diunggah ke alamat yang diberikan.',
    en: 'No file has been put to the address that was given.',
  },
  'upload-too-large': {
    kind: 'tooLarge',
    id: 'Berkas lebih besar dari {maximumBytes} bita.',
    en: 'The file is larger than {maximumBytes} bytes.',
  },
  'certificate-not-found': {
    kind: 'notFound',
    id: 'Sertifikat ini tidak ada.',
    en: 'There is no such certificate.',
  },
});
