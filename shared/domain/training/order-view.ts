import type { Award } from '../award.ts';
import type { Party } from '../catalogue/party.ts';
import { cancellationOf } from './giving-back.ts';
import type { Order } from './order.ts';
import type { Review } from './review.ts';

type Language = 'id' | 'en';

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
  reviewed: { id: 'Selesai. Penilaian Anda sudah diterima.', en: 'Done. Your rating was received.' },
  cancelled: { id: 'Anda membatalkan pembelian ini.', en: 'You took this purchase back.' },
  refunded: {
    id: 'Program membatalkan pelatihan ini; uang sudah kembali ke saldo.',
    en: 'The programme cancelled this course; the money is back on the card.',
  },
} as const;

/** A purchase as platform and participant see it. The code is the participant's to hand on; the person is not named. */
export const orderView = (order: Order, language: Language) => ({
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

/** What a participant's own list says of a purchase beside the purchase itself. */
interface OwnSight {
  /** The card that it was bought with. */
  readonly award: Award | undefined;
  readonly review: Review | undefined;
  readonly institution: Party<string> | undefined;
  readonly platform: Party<string> | undefined;
  readonly at: Date;
  readonly language: Language;
}

/** A purchase as its participant sees it: by the names of who teaches and sells it, with what may still be done about it. */
export const ownOrderView = (order: Order, { award, review, institution, platform, at, language }: OwnSight) => {
  const cancellation = award && cancellationOf(order, award, at);
  return {
    ...orderView(order, language),
    ...(institution === undefined ? {} : { institutionName: institution.name }),
    ...(platform === undefined ? {} : { platformName: platform.name }),
    ...(cancellation === undefined ? {} : { cancellation }),
    ...(review === undefined ? {} : { review: reviewGiven(review), next: nexts.reviewed[language] }),
  };
};

const reviewGiven = ({ rating, text, at }: Review) => ({ rating, text, at });
