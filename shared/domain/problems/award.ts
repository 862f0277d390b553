import { problemsOf } from './problem.ts';

/** Why a card cannot be given up. */
export const awardProblems = problemsOf({
  'award-not-found': {
    kind: 'notFound',
    id: 'Anda tidak memiliki Kartu Prakerja dari gelombang ini.',
    en: 'You have no card of this wave.',
  },
  'award-held': {
    kind: 'conflict',
    id: 'Kartu ini masih ditahan, sehingga belum dapat dilepaskan.',
    en: 'This card is still held, so that it cannot be given up yet.',
  },
  'award-ended': {
    kind: 'conflict',
    id: 'Kartu ini sudah berakhir.',
    en: 'This card has ended already.',
  },
});
