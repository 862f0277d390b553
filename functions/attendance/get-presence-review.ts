import * as z from 'zod';
import { reviewedLink, reviewView } from '../../shared/attendance/reviews.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { personsOpened } from '../../shared/http/person-opened.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { open } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { personAccessTable, type PersonAccesses } from '../../shared/table/person-accesses.ts';
import { presenceTable, type Presences } from '../../shared/table/presences.ts';

const route = 'GET /v1/presence-reviews/{linkId}';

interface GetPresenceReview {
  readonly accesses: Pick<PersonAccesses, 'add'>;
  readonly presences: Pick<Presences, 'link' | 'sample'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/**
 * GET /v1/presence-reviews/{linkId}: one proof of presence with its picture, for the operator who decides about it. The
 * picture is there until somebody has decided, and for 14 days at most.
 */
export const getPresenceReview = ({ presences, keys, accesses }: GetPresenceReview) => {
  const opened = personsOpened(accesses, route);
  return endpoint({ route, path: z.object({ linkId: z.string() }) }, async ({ path: { linkId }, ...asked }) => {
    const link = await reviewedLink(presences, linkId);
    await opened(asked, link.applicantId);
    const stored = await presences.sample(linkId, asked.at);
    const sample = stored && open(await keys.ring(), link.applicantId, 'presence-sample', stored.sealed);
    return { status: 200, body: { ...reviewView(link), sample, sampleKeptUntil: stored?.keptUntil } };
  });
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  getPresenceReview({
    presences: presenceTable(table),
    keys: keyStore(table, DATA_KEY_ARN),
    accesses: personAccessTable(table),
  }),
);
