import type { PresenceLink } from '../domain/training/presence.ts';
import { Refusal } from '../errors.ts';
import type { Presences } from '../table/presences.ts';

/**
 * A link that a person was asked about, decided or not.
 * @throws Refusal presence-review-not-found
 */
export const reviewedLink = async (presences: Pick<Presences, 'link'>, linkId: string): Promise<PresenceLink> => {
  // Nothing longer than a name of ours is looked for.
  const link = linkId.length > 0 && linkId.length <= 48 ? await presences.link(linkId) : undefined;
  if (link === undefined || link.status === 'open' || link.status === 'present')
    throw new Refusal('presence-review-not-found');
  return link;
};

/** What staff see of a proof of presence. The participant is not named, and the link is used: nobody can use it again. */
export const reviewView = (link: PresenceLink) => {
  const { linkId, orderId, institutionId, title, sequence, startsAt, endsAt, triedAt, status, decidedBy, decidedAt } =
    link;
  return {
    linkId,
    orderId,
    institutionId,
    course: title,
    sequence,
    startsAt,
    endsAt,
    triedAt,
    status,
    decidedBy,
    decidedAt,
  };
};
