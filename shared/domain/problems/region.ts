import { problemsOf } from './problem.ts';

/** Refusals about figures of regencies and provinces. */
export const regionProblems = problemsOf({
  'province-not-found': {
    kind: 'notFound',
    id: 'Provinsi ini tidak ada.',
    en: 'There is no such province.',
  },
  'figures-not-own': {
    kind: 'forbidden',
    id: 'Pemerintah daerah hanya melihat angka kabupaten/kotanya sendiri dan provinsinya. Mintalah angka wilayah Anda.',
    en: 'A local government sees the figures of its own regency and of the province that it belongs to only. Ask for those of your own area.',
  },
  'figures-not-published': {
    kind: 'notFound',
    id: 'Hasil gelombang ini belum diumumkan, sehingga belum ada angkanya.',
    en: 'The result of this wave is not announced yet, so that there are no figures of it.',
  },
});
