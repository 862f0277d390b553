import * as z from 'zod';
import { reviewView } from '../../shared/attendance/reviews.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { presenceTable, type Presences } from '../../shared/table/presences.ts';

/** GET /v1/presence-reviews: proofs of presence that wait for a person, the longest wait first, page by page, without pictures. */
export const listPresenceReviews = ({ presences }: { presences: Pick<Presences, 'toReview'> }) =>
  endpoint(
    { route: 'GET /v1/presence-reviews', query: z.strictObject({ cursor: z.string().max(500).optional() }) },
    async ({ query: { cursor } }) => {
      const { links, next } = await presences.toReview(cursor);
      return { status: 200, body: { reviews: links.map(reviewView), next } };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listPresenceReviews({ presences: presenceTable(table) }));
