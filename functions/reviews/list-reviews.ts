import * as z from 'zod';
import { CourseId } from '../../events/catalogue.ts';
import { reviewView } from '../../shared/domain/training/review.ts';
import { cacheable } from '../../shared/http/conditional.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { reviewTable, type Reviews } from '../../shared/table/reviews.ts';

/** GET /v1/courses/{courseId}/reviews: what participants say of a course, the newest first, and what it comes to; for anybody. */
export const listReviews = ({ reviews }: { readonly reviews: Pick<Reviews, 'page' | 'rating'> }) =>
  endpoint(
    {
      route: 'GET /v1/courses/{courseId}/reviews',
      path: z.object({ courseId: CourseId }),
      query: z.strictObject({ cursor: z.string().max(200).optional() }),
    },
    async ({ path: { courseId }, query: { cursor }, headers }) => {
      const [{ count, average }, page] = await Promise.all([reviews.rating(courseId), reviews.page(courseId, cursor)]);
      const body = {
        courseId,
        rating: { count, ...(average === undefined ? {} : { average }) },
        reviews: page.reviews.map(reviewView),
        ...(page.next === undefined ? {} : { next: page.next }),
      };
      return cacheable(headers, { body, cacheControl: 'public, max-age=60' });
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = listReviews({ reviews: reviewTable(tableNamed(TABLE_NAME)) });
