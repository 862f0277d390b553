import * as z from 'zod';
import { reviewedLink, reviewView } from '../../shared/attendance/reviews.ts';
import { acceptedBy, rejectedBy, type PresenceLink } from '../../shared/domain/training/presence.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { personsOpened } from '../../shared/http/person-opened.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { seal } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { personAccessTable, type PersonAccesses } from '../../shared/table/person-accesses.ts';
import { presenceTable, type Presences } from '../../shared/table/presences.ts';

const Body = z.strictObject({
  decision: z.enum(['accept', 'reject']),
  reason: z.string().trim().min(10).max(2_000),
});
type Decision = z.infer<typeof Body>['decision'];

const route = 'POST /v1/presence-reviews/{linkId}/decision';

interface DecidePresenceReview {
  readonly accesses: Pick<PersonAccesses, 'add'>;
  readonly presences: Pick<Presences, 'link' | 'accept' | 'reject'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

const statusAfter = { accept: 'accepted', reject: 'rejected' } as const satisfies Record<
  Decision,
  PresenceLink['status']
>;

/**
 * POST /v1/presence-reviews/{linkId}/decision: an operator who has looked at the picture accepts or rejects a proof of
 * presence. The first decision stands; the same again is answered the same.
 */
export const decidePresenceReview = ({ presences, keys, accesses }: DecidePresenceReview) => {
  const opened = personsOpened(accesses, route);
  return endpoint(
    { route, path: z.object({ linkId: z.string() }), body: Body },
    async ({ path: { linkId }, body: { decision, reason }, ...asked }) => {
      const { caller, at } = asked;
      const by = staffMember(caller);
      const link = await reviewedLink(presences, linkId);
      await opened(asked, link.applicantId);
      if (link.status === statusAfter[decision]) return { status: 200, body: reviewView(link) };
      const sealed = seal(await keys.ring(), link.applicantId, 'presence-reason', reason);
      const verdict = { by, reason: sealed, at };
      const outcome = await decide(presences, link, decision, verdict);
      if (outcome === 'sample-gone') throw new Refusal('presence-sample-gone');
      if (outcome === 'order-ended') throw new Refusal('order-not-redeemable', { values: { status: 'cancelled' } });
      const after = await reviewedLink(presences, linkId);
      if (after.status !== statusAfter[decision]) throw new Refusal('presence-review-decided');
      return { status: 200, body: reviewView(after) };
    },
  );
};

const decide = (
  presences: Pick<Presences, 'accept' | 'reject'>,
  link: PresenceLink,
  decision: Decision,
  verdict: Parameters<typeof acceptedBy>[1],
) => {
  if (decision === 'reject') {
    const { link: rejected, event } = rejectedBy(link, verdict);
    return presences.reject(rejected, event);
  }
  const { link: accepted, presence, event } = acceptedBy(link, verdict);
  return presences.accept(accepted, presence, event);
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  decidePresenceReview({
    presences: presenceTable(table),
    keys: keyStore(table, DATA_KEY_ARN),
    accesses: personAccessTable(table),
  }),
);
