import { problemsOf } from './problem.ts';

/** Why an approval of money that is to leave is refused. */
export const approvalProblems = problemsOf({
  'approval-own': {
    kind: 'forbidden',
    id: 'Yang mengusulkan tidak boleh menyetujui usulannya sendiri.',
    en: 'Whoever proposed it does not approve it.',
  },
  'declaration-differs': {
    kind: 'conflict',
    id: 'Jumlah yang Anda sebut berbeda dari yang dinyatakan. Lihat lagi sebelum menyetujui.',
    en: 'What you name is not what is declared. Look again before you approve.',
  },
});
