import { problemsOf } from './problem.ts';

/** Why a wave cannot be joined or left, and why there is no result to see. */
export const enrollmentProblems = problemsOf({
  'wave-not-open': {
    kind: 'conflict',
    id: 'Gelombang ini baru dibuka pada {opensAt}.',
    en: 'This wave opens at {opensAt}.',
  },
  'wave-closed': {
    kind: 'conflict',
    id: 'Gelombang ini ditutup pada {closesAt}.',
    en: 'This wave closed at {closesAt}.',
  },
  'place-not-excluded': {
    kind: 'conflict',
    id: 'Anda tidak tercantum pada daftar yang tidak diikutkan, atau Anda sendiri yang keluar.',
    en: 'You are not listed among those who take no part, or you left of your own accord.',
  },
  'registration-required': {
    kind: 'conflict',
    id: 'Daftarkan diri Anda terlebih dahulu sebelum bergabung.',
    en: 'Register before you join a wave.',
  },
  'not-eligible': {
    kind: 'conflict',
    id: 'Anda belum memenuhi syarat untuk gelombang ini.',
    en: 'You do not meet the conditions of this wave.',
  },
  'regency-not-in-wave': {
    kind: 'conflict',
    id: 'Kabupaten/kota domisili Anda tidak mendapat kuota pada gelombang ini.',
    en: 'The regency of your domicile has no quota in this wave.',
  },
  'enrollment-not-found': {
    kind: 'notFound',
    id: 'Anda tidak bergabung dengan gelombang ini.',
    en: 'You have not joined this wave.',
  },
  'identity-unconfirmed': {
    kind: 'conflict',
    id: 'Identitas Anda masih diperiksa. Anda dapat keluar setelah pemeriksaan selesai.',
    en: 'Your identity is still being checked. You can leave when that is done.',
  },
  'result-not-published': {
    kind: 'notFound',
    id: 'Hasil gelombang ini belum diumumkan.',
    en: 'The result of this wave has not been published yet.',
  },
  'ticket-not-found': {
    kind: 'notFound',
    id: 'Tiket ini tidak ada pada gelombang ini.',
    en: 'There is no such ticket in this wave.',
  },
});
