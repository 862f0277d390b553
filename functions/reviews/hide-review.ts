import * as z from 'zod';
import { CourseId } from '../../events/catalogue.ts';
import { Instant } from '../../events/event.ts';
import { hiddenReview, ReviewId, reviewView } from '../../shared/domain/training/review.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { reviewTable, type Reviews } from '../../shared/table/reviews.ts';

/**
 * POST /v1/courses/{courseId}/reviews/{reviewId}/hiding: an operator hides a review that breaks the rules, with a reason.
 * It counts no more, and is kept. `at` is the instant at which it was given, as the list shows it.
 */
export const hideReview = ({ reviews }: { readonly reviews: Pick<Reviews, 'given' | 'hide'> }) =>
  endpoint(
    {
      route: 'POST /v1/courses/{courseId}/reviews/{reviewId}/hiding',
      path: z.object({ courseId: CourseId, reviewId: ReviewId }),
      body: z.strictObject({ at: Instant, reason: z.string().trim().min(10).max(2_000) }),
    },
    async ({ path: { courseId, reviewId }, body, caller, at }) => {
      const by = staffMember(caller);
      const review = await reviews.given(courseId, body.at, reviewId);
      if (review === undefined) throw new Refusal('review-not-found');
      const hidden = hiddenReview(review, { by, reason: body.reason, at });
      // Who comes second finds it hidden, by whoever was first.
      if (hidden !== undefined) await reviews.hide(hidden);
      const standing = (await reviews.given(courseId, body.at, reviewId)) ?? review;
      return {
        status: 200,
        body: { ...reviewView(standing), hiddenAt: standing.hiddenAt, hiddenBecause: standing.hiddenBecause },
      };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, hideReview({ reviews: reviewTable(table) }));
