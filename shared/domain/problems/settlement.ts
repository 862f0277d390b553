import { problemsOf } from './problem.ts';

/** Why the settlement of a platform, or a hold, is refused. */
export const settlementProblems = problemsOf({
  'settlement-not-found': {
    kind: 'notFound',
    id: 'Penyelesaian pembayaran ini tidak ada.',
    en: 'There is no such settlement.',
  },
  'settlement-day-not-over': {
    kind: 'unprocessable',
    id: 'Pilih hari yang sudah lewat (WIB).',
    en: 'Choose a day that is over (in WIB).',
  },
  'settlement-not-proposed': {
    kind: 'conflict',
    id: 'Penyelesaian ini masih dihitung. Coba lagi sebentar lagi.',
    en: 'This settlement is still being added up. Try again in a moment.',
  },
  'settlement-closed': {
    kind: 'conflict',
    id: 'Penyelesaian ini sudah diputuskan.',
    en: 'This settlement is decided already.',
  },
  'settlement-below-zero': {
    kind: 'conflict',
    id: 'Platform masih berutang lebih dari yang harus dibayar. Tolak, lalu hitung lagi setelah ada penjualan.',
    en: 'The platform owes more than it is to be paid. Reject it, and settle again when more was sold.',
  },
  'hold-not-found': {
    kind: 'notFound',
    id: 'Pembayaran untuk pembelian ini tidak sedang ditahan.',
    en: 'Nothing is held back for this purchase.',
  },
  'hold-closed': {
    kind: 'conflict',
    id: 'Penahanan ini sudah diputuskan.',
    en: 'This hold is decided already.',
  },
  'hold-not-proposed': {
    kind: 'conflict',
    id: 'Itu bukan usulan yang berlaku. Lihat lagi sebelum memutuskan.',
    en: 'That is not what is proposed now. Look again before you decide.',
  },
  'order-settled': {
    kind: 'conflict',
    id: 'Platform sudah dibayar untuk pembelian ini, atau pembayarannya sudah diputuskan.',
    en: 'The platform was paid for this purchase already, or it is decided that it is not.',
  },
});
