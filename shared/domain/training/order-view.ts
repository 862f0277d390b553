import type { Order } from './order.ts';

/** What an order is waiting for, in words for its participant: Indonesian and English. */
const nexts = {
  placed: {
    id: 'Serahkan kode kepada lembaga pelatihan pada waktunya.',
    en: 'Hand the code to the training institution when its time comes.',
  },
  redeemed: {
    id: 'Ikuti semua sesi, buktikan kehadiran, dan kumpulkan tugas praktik.',
    en: 'Attend all sessions, prove your presence, and hand in the skills task.',
  },
  completed: { id: 'Beri penilaian dan ulasan.', en: 'Give a rating and a review.' },
  cancelled: { id: 'Anda membatalkan pembelian ini.', en: 'You took this purchase back.' },
  refunded: {
    id: 'Program membatalkan pelatihan ini; uang sudah kembali ke saldo.',
    en: 'The programme cancelled this course; the money is back on the card.',
  },
} as const;

/** A purchase as platform and participant see it. The code is the participant's to hand on; the person is not named. */
export const orderView = (order: Order, language: 'id' | 'en') => ({
  orderId: order.orderId,
  reference: order.reference,
  platformId: order.platformId,
  institutionId: order.institutionId,
  courseId: order.courseId,
  version: order.version,
  title: order.title,
  mode: order.mode,
  hours: order.hours,
  scheduleId: order.scheduleId,
  startsAt: order.startsAt,
  endsAt: order.endsAt,
  seat: order.seat,
  price: order.price,
  invoiceCode: order.invoiceCode,
  redeemCode: order.redeemCode,
  redeemableUntil: order.redeemableUntil,
  placedAt: order.placedAt,
  status: order.status,
  redeemedAt: order.redeemedAt,
  cancelledAt: order.cancelledAt,
  refund: order.refund,
  completedAt: order.completedAt,
  certificateId: order.certificateId,
  next: nexts[order.status][language],
});
