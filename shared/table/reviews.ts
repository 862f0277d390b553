import * as z from 'zod';
import type { CourseId } from '../../events/catalogue.ts';
import { ReviewGiven, ReviewModerated } from '../../events/review-given.ts';
import type { OrderId } from '../../events/training.ts';
import { orderData, type Order } from '../domain/training/order.ts';
import { Review } from '../domain/training/review.ts';
import type { Table } from './client.ts';
import { cursorOf, positionOf } from './cursor.ts';
import { index, keys, ratingShards } from './keys.ts';
import { getItem, queryAll, queryFrom } from './read.ts';
import { transact, type Writes } from './transaction.ts';

const Rating = z.object({ count: z.int(), sum: z.int() });

/** What all reviews of a course come to; hidden ones do not count. */
export interface CourseRating {
  readonly count: number;
  /** To two decimal places; undefined while there is none. */
  readonly average: number | undefined;
}

/** How many reviews are shown at once. */
const pageSize = 20;
const mostPages = 5;

const cursorForm = /^REVIEW#[0-9TZ:.-]{24}#[0-9a-f]{24}$/;

/** Reviews of one course count in several places, so that a course that everybody completes has no one counter. */
const shardOf = (reviewId: string): number => Number.parseInt(reviewId.slice(0, 2), 16) % ratingShards;

const counting =
  ({ courseId, reviewId, rating }: Review, sign: 1 | -1) =>
  (TableName: string): Writes[number] => ({
    Update: {
      TableName,
      Key: keys.courseRating(courseId, shardOf(reviewId)),
      UpdateExpression: 'ADD #count :count, #sum :sum',
      ExpressionAttributeNames: { '#count': 'count', '#sum': 'sum' },
      ExpressionAttributeValues: { ':count': sign, ':sum': sign * rating },
    },
  });

export const reviewTable = (table: Table) => {
  const ofOrder = async (orderId: OrderId): Promise<Review | undefined> => {
    const item = await getItem(table, keys.orderReview(orderId));
    return item === undefined ? undefined : Review.parse(item);
  };

  return {
    ofOrder,

    /**
     * Enters a review, and counts it, once for each purchase.
     * @returns false when there is one already.
     */
    async give(review: Review, order: Order): Promise<boolean> {
      const { courseId, at, reviewId, orderId, rating } = review;
      const event: ReviewGiven = {
        event: ReviewGiven.shape.event.value,
        occurredAt: at,
        data: { ...orderData(order), reviewId, rating },
      };
      const { written } = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: { ...keys.orderReview(orderId), ...review },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        { Put: { TableName, Item: { ...keys.courseReview(courseId, at, reviewId), ...review } } },
        counting(review, 1)(TableName),
        {
          Put: {
            TableName,
            Item: {
              ...keys.reviewEvent(orderId, event.event),
              ...index.eventsOf(at, orderId),
              ...event,
            },
          },
        },
      ]);
      return written;
    },

    /** A page of the reviews of a course, the newest first; hidden ones are left out. @throws Refusal cursor-invalid. */
    async page(
      courseId: CourseId,
      cursor: string | undefined,
    ): Promise<{ readonly reviews: readonly Review[]; readonly next: string | undefined }> {
      let after = cursor === undefined ? undefined : positionOf(cursor, cursorForm)[0];
      const reviews: Review[] = [];
      // Where many were hidden a page reads on, and is shorter at last.
      for (let pages = 0; pages < mostPages && reviews.length < pageSize; pages += 1) {
        const { items, last } = await queryFrom(table, keys.courseReviews(courseId), {
          after,
          limit: pageSize - reviews.length,
          backwards: true,
          eventually: true,
        });
        reviews.push(...items.map((item) => Review.parse(item)).filter(({ hiddenAt }) => hiddenAt === undefined));
        after = last;
        if (last === undefined) break;
      }
      return { reviews, next: after === undefined ? undefined : cursorOf(after) };
    },

    /** What all reviews of a course come to. */
    async rating(courseId: CourseId): Promise<CourseRating> {
      const parts = (await queryAll(table, keys.courseRatings(courseId), { eventually: true })).map((item) =>
        Rating.parse(item),
      );
      const count = parts.reduce((total, part) => total + part.count, 0);
      const sum = parts.reduce((total, part) => total + part.sum, 0);
      return { count, average: count === 0 ? undefined : Math.round((100 * sum) / count) / 100 };
    },

    /** The review that was given of a course at an instant, under a number. */
    async given(courseId: CourseId, at: string, reviewId: string): Promise<Review | undefined> {
      const item = await getItem(table, keys.courseReview(courseId, at, reviewId));
      return item === undefined ? undefined : Review.parse(item);
    },

    /**
     * Hides a review, and counts it no more.
     * @returns false when somebody has hidden it meanwhile.
     */
    async hide(review: Review): Promise<boolean> {
      const { courseId, reviewId, at, orderId, hiddenAt = '', hiddenBy = '', hiddenBecause = '' } = review;
      const event: ReviewModerated = {
        event: ReviewModerated.shape.event.value,
        occurredAt: hiddenAt,
        data: { courseId, reviewId, isHidden: true, by: hiddenBy, reason: hiddenBecause },
      };
      const { written } = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: { ...keys.courseReview(courseId, at, reviewId), ...review },
            ConditionExpression: 'attribute_not_exists(hiddenAt)',
          },
        },
        { Put: { TableName, Item: { ...keys.orderReview(orderId), ...review } } },
        counting(review, -1)(TableName),
        {
          Put: {
            TableName,
            Item: {
              ...keys.reviewEvent(orderId, event.event),
              ...index.eventsOf(hiddenAt, orderId),
              ...event,
            },
          },
        },
      ]);
      return written;
    },
  };
};
export type Reviews = ReturnType<typeof reviewTable>;
