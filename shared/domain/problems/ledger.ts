import { problemsOf } from './problem.ts';

/** What is asked of the ledger and is not so. */
export const ledgerProblems = problemsOf({
  'ledger-day-unclear': {
    kind: 'invalid',
    id: 'Hari ditulis seperti 2023-02-24.',
    en: 'A day is written as 2023-02-24.',
  },
  'ledger-day-open': {
    kind: 'notFound',
    id: 'Buku besar hari ini belum ditutup. Hari ditutup paling cepat satu jam setelah berakhir (WIB).',
    en: 'The ledger of this day is not closed. A day is closed an hour after its end (WIB) at the earliest.',
  },
});
