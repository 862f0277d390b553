import { createHash } from 'node:crypto';
import * as z from 'zod';
import { CourseId } from '../../../events/catalogue.ts';
import { Instant } from '../../../events/event.ts';
import { OrderId } from '../../../events/training.ts';
import { Refusal } from '../../errors.ts';
import { ruleSetOf } from '../rule-sets.ts';
import type { Order } from './order.ts';

/** The number of a review, as the public sees it: it tells nothing of the purchase. */
export const ReviewId = z.string().regex(/^[0-9a-f]{24}$/, 'review-not-found');

const longestText = 2_000;

/** What a participant says of a completed course. */
export const ReviewInput = z.strictObject({
  /** Which numbers there are, the rules of the purchase say. */
  rating: z.int().min(0).max(100),
  text: z.string().trim().min(1).max(longestText),
});
export type ReviewInput = z.infer<typeof ReviewInput>;

/** A rating with a review (penilaian dan ulasan): one for each completed purchase, and never changed. */
export const Review = z.object({
  reviewId: ReviewId,
  orderId: OrderId,
  courseId: CourseId,
  version: z.int(),
  rating: z.int(),
  text: z.string(),
  at: Instant,
  /** Since staff hid it: why, and who. It counts no more. */
  hiddenAt: Instant.optional(),
  hiddenBy: z.string().optional(),
  hiddenBecause: z.string().optional(),
});
export type Review = z.infer<typeof Review>;

const reviewIdOf = (orderId: OrderId): string =>
  createHash('sha256').update(`review\0${orderId}`).digest('hex').slice(0, 24);

/** What invites people to leave for elsewhere, or gives somebody's number away: links, addresses, long numbers. */
const forbidden = /https?:|www\.|\S@\S|(?:\d[\s.-]?){9,}/i;

/** So many different words at least: a review is more than one word over and over. */
const leastDifferentWords = 3;

const mustSaySomething = (text: string, least: number): void => {
  const field = 'text';
  if (text.length < least) throw new Refusal('review-too-short', { field, values: { characters: least } });
  if (forbidden.test(text)) throw new Refusal('review-contact-details', { field });
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  if (words.size < leastDifferentWords) throw new Refusal('review-too-short', { field, values: { characters: least } });
};

/**
 * The review of a completed purchase.
 * @throws Refusal order-not-completed, rating-out-of-range, review-too-short, review-contact-details.
 */
export const givenReview = (order: Order, { rating, text }: ReviewInput, at: Date): Review => {
  if (order.status !== 'completed') throw new Refusal('order-not-completed');
  const { ratingMin, ratingMax, leastCharacters } = ruleSetOf(order.scheme, order.ruleVersion).review.value;
  if (rating < ratingMin || rating > ratingMax)
    throw new Refusal('rating-out-of-range', { field: 'rating', values: { from: ratingMin, to: ratingMax } });
  mustSaySomething(text, leastCharacters);
  const { orderId, courseId, version } = order;
  return { reviewId: reviewIdOf(orderId), orderId, courseId, version, rating, text, at: at.toISOString() };
};

/** Whether a review stands just as this says: sent again, it is answered and changes nothing. */
export const isSameReview = (standing: Review, { rating, text }: ReviewInput): boolean =>
  standing.rating === rating && standing.text === text;

/** A review that staff hide. Undefined when it is hidden already. */
export const hiddenReview = (
  review: Review,
  { by, reason, at }: { readonly by: string; readonly reason: string; readonly at: Date },
): Review | undefined =>
  review.hiddenAt === undefined
    ? { ...review, hiddenAt: at.toISOString(), hiddenBy: by, hiddenBecause: reason }
    : undefined;

/** A review as everybody sees it: nobody is named. */
export const reviewView = ({ reviewId, version, rating, text, at }: Review) => ({
  reviewId,
  version,
  rating,
  text,
  at,
});
