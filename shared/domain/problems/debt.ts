import { problemsOf } from './problem.ts';

/** Why a debt cannot be looked up, paid by instalments, or paid back. */
export const debtProblems = problemsOf({
  'debt-not-found': {
    kind: 'notFound',
    id: 'Tidak ada kewajiban pengembalian untuk gelombang ini.',
    en: 'There is nothing to pay back for this wave.',
  },
  'debt-not-owed': {
    kind: 'conflict',
    id: 'Tidak ada lagi yang harus dikembalikan untuk gelombang ini.',
    en: 'Nothing is owed for this wave any more.',
  },
  'debt-months-too-many': {
    kind: 'unprocessable',
    id: 'Jumlah ini dapat diangsur paling lama {most} bulan, dan paling sedikit Rp{minimum} sebulan. Pilih jangka yang lebih pendek.',
    en: 'This amount can be paid over {most} months at most, and by Rp{minimum} a month at least. Choose fewer months.',
  },
  'debt-plan-agreed': {
    kind: 'conflict',
    id: 'Rencana angsuran {months} bulan sudah berlaku. Hubungi layanan bantuan bila Anda tidak dapat memenuhinya.',
    en: 'A plan of {months} months stands already. Ask the help desk if you cannot keep to it.',
  },
  'debt-repayment-too-large': {
    kind: 'unprocessable',
    id: 'Yang masih harus dikembalikan adalah Rp{outstanding}. Periksa jumlahnya; kelebihan bayar tidak dicatat di sini.',
    en: 'Rp{outstanding} is still owed. Check the amount; what was paid beyond it is not entered here.',
  },
  'debt-repayment-in-future': {
    kind: 'invalid',
    id: 'Tanggal pembayaran berada di masa depan.',
    en: 'The day of the payment lies in the future.',
  },
  'debt-repayment-reference-used': {
    kind: 'conflict',
    id: 'Nomor bukti ini sudah dicatat untuk pembayaran lain. Periksa nomornya di rekening koran.',
    en: 'This reference is on record for another payment. Check it against the bank’s statement.',
  },
});
