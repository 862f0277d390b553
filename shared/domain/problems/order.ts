import { problemsOf } from './problem.ts';

/** Why a purchase, or taking it back, is refused. */
export const orderProblems = problemsOf({
  'order-not-found': {
    kind: 'notFound',
    id: 'Pembelian ini tidak ada.',
    en: 'There is no such purchase.',
  },
  'order-not-redeemable': {
    kind: 'conflict',
    id: 'Kode pembelian ini sudah tidak dapat dipakai.',
    en: 'The code of this purchase can be used no more.',
  },
  'order-not-redeemed': {
    kind: 'conflict',
    id: 'Kode pembelian ini belum dipakai, atau pelatihannya sudah berakhir.',
    en: 'The code of this purchase was not used yet, or the training has ended.',
  },
  'order-not-cancellable': {
    kind: 'conflict',
    id: 'Pembelian ini sudah tidak dapat dibatalkan.',
    en: 'This purchase can be taken back no more.',
  },
  'order-not-refundable': {
    kind: 'conflict',
    id: 'Pembelian ini sudah selesai atau dibatalkan.',
    en: 'This purchase is completed or cancelled.',
  },
  'card-number-malformed': {
    kind: 'invalid',
    id: 'Nomor kartu terdiri atas 16 angka dan tercetak di akun penerima.',
    en: 'A card number has 16 digits, as the recipient’s account shows them.',
  },
  'reference-used': {
    kind: 'conflict',
    id: 'Nomor referensi ini sudah dipakai untuk pembelian lain.',
    en: 'This reference is used for another purchase already.',
  },
  'course-not-sold-here': {
    kind: 'unprocessable',
    id: 'Pelatihan ini tidak dijual di platform Anda.',
    en: 'This course is not sold on your platform.',
  },
  'schedule-required': {
    kind: 'invalid',
    id: 'Pilih jadwal: pelatihan ini diselenggarakan pada waktu tertentu.',
    en: 'Choose a schedule: this course is held at set times.',
  },
  'schedule-cancelled': {
    kind: 'conflict',
    id: 'Jadwal ini sudah dibatalkan.',
    en: 'This schedule is cancelled.',
  },
  'schedule-begun': {
    kind: 'conflict',
    id: 'Jadwal ini sudah dimulai.',
    en: 'This schedule has begun already.',
  },
  'schedule-full': {
    kind: 'conflict',
    id: 'Semua kursi pada jadwal ini sudah terisi.',
    en: 'All seats of this schedule are taken.',
  },
  'purchase-code-wrong': {
    kind: 'unprocessable',
    id: 'Kode sekali pakai atau nomor kartu salah. Setelah beberapa kali salah, minta kode baru.',
    en: 'The one-time code, or the card number, is wrong. After some wrong ones, ask for a new one.',
  },
  'purchase-code-expired': {
    kind: 'unprocessable',
    id: 'Kode sekali pakai sudah kedaluwarsa. Minta kode baru.',
    en: 'The one-time code has expired. Ask for a new one.',
  },
  'purchase-code-used-up': {
    kind: 'unprocessable',
    id: 'Kode sekali pakai sudah dipakai atau terlalu sering salah. Minta kode baru.',
    en: 'The one-time code was used, or tried too often. Ask for a new one.',
  },
  'purchase-codes-too-many': {
    kind: 'tooMany',
    id: 'Terlalu banyak kode diminta. Coba lagi dalam {seconds} detik.',
    en: 'Too many codes were asked for. Try again in {seconds} seconds.',
  },
  'order-scheme-differs': {
    kind: 'unprocessable',
    id: 'Pelatihan ini tidak termasuk dalam skema kartu tersebut.',
    en: 'This course is not part of the scheme of that card.',
  },
  'first-purchase-overdue': {
    kind: 'conflict',
    id: 'Batas waktu pembelian pertama kartu ini sudah lewat.',
    en: 'The last day for the first purchase with this card is over.',
  },
  'formal-education': {
    kind: 'unprocessable',
    id: 'Menurut daftar kementerian, peserta sedang menempuh pendidikan formal.',
    en: 'By a ministry’s list the participant is in formal education.',
  },
  'order-over-balance': {
    kind: 'conflict',
    id: 'Saldo kartu Rp{balance} tidak cukup untuk harga Rp{price}.',
    en: 'The balance of the card, Rp{balance}, is less than the price, Rp{price}.',
  },
  'order-cancelled-too-late': {
    kind: 'conflict',
    id: 'Pembelian hanya dapat dibatalkan sampai {hours} jam sebelum sesi pertama.',
    en: 'A purchase can be taken back until {hours} hours before the first session only.',
  },
  'order-last-after-deadline': {
    kind: 'conflict',
    id: 'Ini satu-satunya pembelian Anda dan batas waktu pembelian pertama sudah lewat: dengan membatalkannya kartu akan dicabut.',
    en: 'This is your only purchase and the last day for the first one is over: without it the card would be revoked.',
  },
});
