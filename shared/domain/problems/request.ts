import { problemsOf } from './problem.ts';

/** What any request can get wrong. */
export const requestProblems = problemsOf({
  'body-missing': { kind: 'invalid', id: 'Permintaan ini memerlukan isi JSON.', en: 'This request needs a JSON body.' },
  'body-malformed': { kind: 'invalid', id: 'Isi permintaan bukan JSON yang sah.', en: 'The body is not valid JSON.' },
  'body-too-large': {
    kind: 'tooLarge',
    id: 'Isi permintaan lebih besar dari {maximumBytes} bita.',
    en: 'The body is larger than {maximumBytes} bytes.',
  },
  'media-type-unsupported': {
    kind: 'unsupported',
    id: 'Kirim isi permintaan sebagai application/json.',
    en: 'Send the body as application/json.',
  },
  'field-missing': { kind: 'invalid', id: 'Isian ini wajib diisi.', en: 'This field is required.' },
  'field-unknown': { kind: 'invalid', id: 'Isian ini tidak dikenal.', en: 'This field is not known.' },
  'field-wrong-type': { kind: 'invalid', id: 'Jenis isian ini salah.', en: 'This field has the wrong type.' },
  'field-malformed': { kind: 'invalid', id: 'Bentuk isian ini salah.', en: 'This field has the wrong form.' },
  'field-too-long': {
    kind: 'invalid',
    id: 'Isian ini terlalu panjang atau terlalu besar.',
    en: 'This field is too long or too large.',
  },
  'field-too-short': {
    kind: 'invalid',
    id: 'Isian ini terlalu pendek atau terlalu kecil.',
    en: 'This field is too short or too small.',
  },
  'request-invalid': {
    kind: 'invalid',
    id: 'Ada isian yang perlu diperbaiki.',
    en: 'Some fields need to be corrected.',
  },
  'role-missing': {
    kind: 'forbidden',
    id: 'Peran Anda tidak mengizinkan tindakan ini.',
    en: 'Your role does not allow this action.',
  },
  'busy-try-again': {
    kind: 'unavailable',
    id: 'Data ini sedang diubah oleh permintaan lain. Silakan coba lagi.',
    en: 'Another request is changing the same data. Please try again.',
  },
  fault: {
    kind: 'unavailable',
    id: 'Terjadi gangguan pada sistem kami. Silakan coba lagi nanti.',
    en: 'Something went wrong on our side. Please try again later.',
  },
});
