import { problemsOf } from './problem.ts';

/** Why there is nothing to see of a selection. */
export const selectionProblems = problemsOf({
  'selection-not-started': {
    kind: 'notFound',
    id: 'Seleksi gelombang ini belum dimulai.',
    en: 'The selection of this wave has not started.',
  },
  'evidence-not-found': {
    kind: 'notFound',
    id: 'Berkas bukti ini tidak ada atau belum diumumkan.',
    en: 'There is no such file of evidence, or it is not published yet.',
  },
});
