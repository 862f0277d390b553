import { problemsOf } from './problem.ts';

/** What is asked of the audit trail and is not so. */
export const auditProblems = problemsOf({
  'audit-day-unclear': {
    kind: 'invalid',
    id: 'Hari ditulis seperti 2023-02-24.',
    en: 'A day is written as 2023-02-24.',
  },
  'audit-day-open': {
    kind: 'notFound',
    id: 'Jejak audit hari ini belum ditutup. Hari ditutup paling cepat pukul 02.00 WIB hari berikutnya.',
    en: 'The audit trail of this day is not closed. A day is closed at 02:00 (WIB) on the next day at the earliest.',
  },
  'audit-file-not-found': {
    kind: 'notFound',
    id: 'Berkas ini tidak ada pada jejak audit hari itu. Nama berkas ada pada dokumen hari.',
    en: 'The audit trail of that day has no such file. The document of the day names its files.',
  },
  'audit-month-unclear': {
    kind: 'invalid',
    id: 'Bulan ditulis seperti 2023-02.',
    en: 'A month is written as 2023-02.',
  },
  'audit-year-unclear': {
    kind: 'invalid',
    id: 'Tahun ditulis seperti 2023.',
    en: 'A year is written as 2023.',
  },
  'audit-application-not-found': {
    kind: 'notFound',
    id: 'Tidak ada pendaftaran dengan nomor ini. Periksa nomornya.',
    en: 'There is no application of this number. Check the number.',
  },
  'audit-ticket-not-found': {
    kind: 'notFound',
    id: 'Tidak ada yang bergabung dengan tiket ini pada gelombang itu. Periksa gelombang dan tiketnya.',
    en: 'Nobody joined that wave under this ticket. Check the wave and the ticket.',
  },
});
