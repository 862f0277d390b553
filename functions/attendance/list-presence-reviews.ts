import * as z from 'zod';
import { reviewView } from '../../shared/attendance/reviews.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { presenceTable, type Presences } from '../../shared/table/presences.ts';

/** GET /v1/presence-reviews: proofs of presence that wait for a person, the longest wait first, page by page, without pictures. */
export const listPresenceReviews = ({ presences }: { presences: Pick<Presences, 'toReview'> }) =>
  endpoint(
    {
      query: z.strictObject({ cursor: z.string().max(500).optional() }),
      roles: ['operator', 'approver', 'auditor', 'help-desk'],
    },
    async ({ query: { cursor } }) => {
      const { links, next } = await presences.toReview(cursor);
      return { status: 200, body: { reviews: links.map(reviewView), next } };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = listPresenceReviews({ presences: presenceTable(tableNamed(TABLE_NAME)) });
