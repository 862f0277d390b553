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
});
