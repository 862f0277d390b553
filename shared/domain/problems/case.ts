import { problemsOf } from './problem.ts';

/** Why a case cannot be looked up or ruled in. */
export const caseProblems = problemsOf({
  'case-not-found': { kind: 'notFound', id: 'Kasus ini tidak ada.', en: 'There is no such case.' },
  'case-closed': {
    kind: 'conflict',
    id: 'Kasus ini sudah diputus.',
    en: 'This case has been ruled in already.',
  },
  'cursor-invalid': {
    kind: 'invalid',
    id: 'Penanda halaman ini tidak sah.',
    en: 'This page marker is not valid.',
  },
  'holder-invalid': {
    kind: 'unprocessable',
    id: 'Pemegang NIK harus salah satu pihak dalam kasus ini.',
    en: 'The holder must be one of the claimants of this dispute.',
  },
  'objection-window-over': {
    kind: 'conflict',
    id: 'Masa keberatan gelombang ini belum dibuka atau sudah berakhir.',
    en: 'The objection window of this wave has not opened, or is over.',
  },
  'lists-being-frozen': {
    kind: 'conflict',
    id: 'Daftar peserta sedang dibekukan; putuskan lagi setelah komitmen diumumkan, dalam beberapa menit.',
    en: 'The lists are being frozen; rule again when the commitment is published, in a few minutes.',
  },
  'place-unchanged': {
    kind: 'unprocessable',
    id: 'Dengan fakta sekarang orang ini tetap tidak dapat diikutkan; perbaiki faktanya dahulu.',
    en: 'By what is known now this person would still be excluded; have the facts corrected first.',
  },
  'rule-not-waivable': {
    kind: 'unprocessable',
    id: 'Aturan ini tidak dapat dikesampingkan oleh petugas.',
    en: 'This rule cannot be waived by a person.',
  },
});
