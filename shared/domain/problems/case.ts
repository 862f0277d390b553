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
  'rule-not-waivable': {
    kind: 'unprocessable',
    id: 'Aturan ini tidak dapat dikesampingkan oleh petugas.',
    en: 'This rule cannot be waived by a person.',
  },
});
