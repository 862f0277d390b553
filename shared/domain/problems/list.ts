import { problemsOf } from './problem.ts';

/** Why a ministry's list cannot be imported. */
export const listProblems = problemsOf({
  'list-unknown': { kind: 'notFound', id: 'Sumber daftar ini tidak dikenal.', en: 'There is no list of this name.' },
  'list-not-published': {
    kind: 'notFound',
    id: 'Kementerian belum menerbitkan daftar ini.',
    en: 'The ministry has not published this list yet.',
  },
  'list-source-unavailable': {
    kind: 'unavailable',
    id: 'Sistem kementerian sedang tidak dapat dihubungi. Silakan coba lagi nanti.',
    en: 'The ministry’s system cannot be reached now. Please try again later.',
  },
  'list-version-known': {
    kind: 'conflict',
    id: 'Versi nomor {newest} dari daftar ini sudah diterima. Gunakan nomor yang lebih besar.',
    en: 'Version number {newest} of this list was received already. Use a higher number.',
  },
  'list-file-not-found': {
    kind: 'notFound',
    id: 'Berkas daftar ini tidak ada.',
    en: 'There is no such file of a list.',
  },
  'list-line-too-long': {
    kind: 'invalid',
    id: 'Baris ini lebih panjang dari {maximumBytes} bita.',
    en: 'This line is longer than {maximumBytes} bytes.',
  },
  'list-line-malformed': {
    kind: 'invalid',
    id: 'Baris ini tidak berbentuk `nik` atau `nik,kk`.',
    en: 'This line does not have the form `nik` or `nik,kk`.',
  },
  'list-nik-malformed': {
    kind: 'invalid',
    id: 'NIK pada baris ini tidak terdiri atas 16 angka.',
    en: 'The NIK of this line does not have 16 digits.',
  },
  'list-kk-malformed': {
    kind: 'invalid',
    id: 'Nomor kartu keluarga pada baris ini tidak terdiri atas 16 angka.',
    en: 'The family-card number of this line does not have 16 digits.',
  },
});
