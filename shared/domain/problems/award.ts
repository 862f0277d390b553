import { problemsOf } from './problem.ts';

/** Why a card cannot be used, or given up. */
export const awardProblems = problemsOf({
  'award-not-found': {
    kind: 'notFound',
    id: 'Anda tidak memiliki Kartu Prakerja dari gelombang ini.',
    en: 'You have no card of this wave.',
  },
  'award-held': {
    kind: 'conflict',
    id: 'Kartu ini masih ditahan, sehingga belum dapat dipakai atau dilepaskan.',
    en: 'This card is still held, so that it can neither be used nor given up yet.',
  },
  'award-used': {
    kind: 'conflict',
    id: 'Kartu ini sudah dipakai membeli pelatihan, sehingga tidak dapat dilepaskan.',
    en: 'A course has been bought with this card, so that it cannot be given up.',
  },
  'award-ended': {
    kind: 'conflict',
    id: 'Kartu ini sudah berakhir.',
    en: 'This card has ended already.',
  },
  'award-stopped': {
    kind: 'conflict',
    id: 'Kartu ini dihentikan karena Anda ternyata tidak berhak. Alasan dan cara keberatan ada di akun Anda.',
    en: 'This card was stopped, since you were found not entitled. The reason, and how to object, are in your account.',
  },
});
