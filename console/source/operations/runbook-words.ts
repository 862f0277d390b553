/** The words around runbooks, which are written in English. */
export const runbookWords = {
  id: {
    title: 'Panduan',
    lead: 'Yang harus dilakukan jika alarm berbunyi. Panduan ditulis dalam bahasa Inggris.',
    find: 'Cari panduan atau nama alarm',
    none: 'Tidak ada panduan dengan kata itu.',
    all: 'Semua panduan',
    english: 'Panduan ini ditulis dalam bahasa Inggris.',
  },
  en: {
    title: 'Runbooks',
    lead: 'What to do when an alarm rings.',
    find: 'Look for a runbook or the name of an alarm',
    none: 'No runbook has these words.',
    all: 'All runbooks',
    english: '',
  },
};
