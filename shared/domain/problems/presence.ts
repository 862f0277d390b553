import { problemsOf } from './problem.ts';

/** Why a proof of presence or a skills task is refused. */
export const presenceProblems = problemsOf({
  'presence-link-not-found': {
    kind: 'notFound',
    id: 'Tautan kehadiran ini tidak ada atau sudah kedaluwarsa.',
    en: 'There is no such page of presence, or it has expired.',
  },
  'presence-link-expired': {
    kind: 'gone',
    id: 'Tautan kehadiran ini sudah kedaluwarsa. Mintalah tautan baru di laman lembaga pelatihan Anda.',
    en: 'This page of presence has expired. Ask for a new one on the page of your training institution.',
  },
  'presence-link-used': {
    kind: 'conflict',
    id: 'Tautan kehadiran ini sudah dipakai.',
    en: 'This page of presence has been used.',
  },
  'presence-rejected': {
    kind: 'conflict',
    id: 'Bukti kehadiran ini tidak diterima petugas. Mintalah tautan baru di laman lembaga pelatihan Anda.',
    en: 'A person did not accept this proof of presence. Ask for a new page at your training institution.',
  },
  'presence-too-early': {
    kind: 'conflict',
    id: 'Kehadiran pada sesi ini belum dapat dibuktikan; mulai satu jam sebelum sesi.',
    en: 'Presence at this session cannot be proven yet: it begins an hour before the session.',
  },
  'presence-too-late': {
    kind: 'conflict',
    id: 'Waktu untuk membuktikan kehadiran ini sudah lewat.',
    en: 'The time to prove this presence is over.',
  },
  'redirect-uri-malformed': {
    kind: 'invalid',
    id: 'Alamat tujuan harus berupa URL https lengkap, tanpa kata sandi dan tanpa fragmen.',
    en: 'The address to go on to must be a whole https URL, without a password and without a fragment.',
  },
  'sample-malformed': {
    kind: 'invalid',
    id: 'Gambar harus berupa JPEG atau PNG dalam base64, paling besar 220 KB.',
    en: 'The picture must be a JPEG or PNG in base64, of 220 KB at most.',
  },
  'liveness-unavailable': {
    kind: 'unavailable',
    id: 'Pemeriksaan wajah sedang tidak tersedia. Tautan ini tetap berlaku; cobalah sebentar lagi.',
    en: 'The check of faces is not available now. This page stays good; try again in a moment.',
  },
  'presence-review-not-found': {
    kind: 'notFound',
    id: 'Tidak ada pemeriksaan kehadiran seperti itu.',
    en: 'There is no such review of a presence.',
  },
  'presence-review-decided': {
    kind: 'conflict',
    id: 'Pemeriksaan kehadiran ini sudah diputuskan lain.',
    en: 'This review of a presence was decided otherwise.',
  },
  'presence-sample-gone': {
    kind: 'gone',
    id: 'Gambarnya sudah dihapus, sehingga tidak ada yang dapat diterima.',
    en: 'The picture has been deleted, so that there is nothing to accept.',
  },
  'skills-task-not-submitted': {
    kind: 'conflict',
    id: 'Peserta belum mengumpulkan tugas ini.',
    en: 'The participant has not handed this task in.',
  },
  'skills-task-assessed': {
    kind: 'conflict',
    id: 'Tugas ini sudah dinilai.',
    en: 'This task has been assessed.',
  },
  'skills-task-late': {
    kind: 'conflict',
    id: 'Batas waktu pengumpulan tugas ini sudah lewat.',
    en: 'The time to hand this task in is over.',
  },
});
