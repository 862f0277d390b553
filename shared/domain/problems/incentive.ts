import { problemsOf } from './problem.ts';

/** What is asked of incentives and is not so. */
export const incentiveProblems = problemsOf({
  'incentives-of-nobody': {
    kind: 'notFound',
    id: 'Tidak ada pendaftaran dengan nomor ini. Periksa nomor pemohonnya.',
    en: 'There is no registration with this number. Check the number of the applicant.',
  },
});
