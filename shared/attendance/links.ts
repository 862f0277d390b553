import { standingOf, type LinkStanding, type PresenceLink } from '../domain/training/presence.ts';
import { Refusal } from '../errors.ts';
import { endOfLink } from '../keys/presence-links.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { Presences } from '../table/presences.ts';

export interface Links {
  readonly presences: Pick<Presences, 'link' | 'presence'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/**
 * A page of presence by its name, and how it stands for its participant. A name that we did not sign is not looked for.
 * @throws Refusal presence-link-not-found, presence-link-expired, presence-rejected.
 */
export const linkAt = async (
  { presences, keys }: Links,
  linkId: string,
  at: Date,
): Promise<{ readonly link: PresenceLink; readonly standing: LinkStanding }> => {
  const end = endOfLink(await keys.ring(), linkId);
  if (end === undefined) throw new Refusal('presence-link-not-found');
  const link = await presences.link(linkId);
  if (link === undefined) throw new Refusal(end <= at ? 'presence-link-expired' : 'presence-link-not-found');
  const presence = await presences.presence(link.orderId, link.sequence);
  return { link, standing: standingOf(link, presence !== undefined, at) };
};
