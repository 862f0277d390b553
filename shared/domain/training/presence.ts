import * as z from 'zod';
import { InstitutionId, ScheduleId } from '../../../events/catalogue.ts';
import { ApplicantId, Instant } from '../../../events/event.ts';
import type { PresenceDoubted, PresenceProven, PresenceRejected } from '../../../events/presence-changed.ts';
import { OrderId } from '../../../events/training.ts';
import { Refusal } from '../../errors.ts';
import type { Schedule } from '../catalogue/schedule.ts';
import { ruleSetOf } from '../rule-sets.ts';
import type { Order, OrderStatus } from './order.ts';

/** The number of a session. Of a self-paced course: the institution's own number of a day on which one comes in. */
export const Sequence = z.int().min(0).max(9_999);

/** That a participant was there for one session, once. It stands for good. */
export const Presence = z.object({
  sequence: Sequence,
  /** When the participant stood before the camera, also where a person decided later. */
  at: Instant,
  how: z.enum(['liveness', 'review']),
  /** Staff, where a person decided. */
  reviewedBy: z.string().optional(),
});
export type Presence = z.infer<typeof Presence>;

export const LinkStatus = z.enum(['open', 'present', 'in-review', 'accepted', 'rejected']);
export type LinkStatus = z.infer<typeof LinkStatus>;

export type LinkMove = 'pass' | 'fail' | 'accept' | 'reject';

/** The whole life of a page of presence: used once, by a face that passes or that a person has to look at. */
export const linkMoves: Readonly<Record<LinkStatus, Partial<Record<LinkMove, LinkStatus>>>> = {
  open: { pass: 'present', fail: 'in-review' },
  present: {},
  'in-review': { accept: 'accepted', reject: 'rejected' },
  accepted: {},
  rejected: {},
};

/** A page on which one participant proves to be there for one session. Its address says nothing of anybody. */
export const PresenceLink = z.object({
  linkId: z.string(),
  orderId: OrderId,
  applicantId: ApplicantId,
  institutionId: InstitutionId,
  scheduleId: ScheduleId.optional(),
  sequence: Sequence,
  /** Of the course, as the page shows it. */
  title: z.string(),
  /** Of the session. Self-paced courses have none. */
  startsAt: Instant.optional(),
  endsAt: Instant.optional(),
  /** Where the participant is sent afterwards, with the state that tells the institution whose answer it is. */
  redirectUri: z.string(),
  state: z.string(),
  createdAt: Instant,
  /** From then on the page takes no picture. */
  validUntil: Instant,
  status: LinkStatus,
  /** When a picture was judged. */
  triedAt: Instant.optional(),
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
  /** Why a person decided so, encrypted. */
  decisionReason: z.string().optional(),
});
export type PresenceLink = z.infer<typeof PresenceLink>;

/** How long the page of a link takes a picture, in minutes. */
export const linkMinutes = 15;

/** How long the picture of a proof that failed is kept for a person to look at, in days. */
export const sampleDays = 14;

const refusals = {
  pass: 'presence-link-used',
  fail: 'presence-link-used',
  accept: 'presence-review-decided',
  reject: 'presence-review-decided',
} as const satisfies Record<LinkMove, string>;

/**
 * A link after a move.
 * @throws Refusal presence-link-used, presence-review-decided: by the move.
 */
const advancedLink = (link: PresenceLink, move: LinkMove): PresenceLink => {
  const status = linkMoves[link.status][move];
  if (status === undefined) throw new Refusal(refusals[move]);
  return { ...link, status };
};

/** Purchases that a presence may be written for: one who has the certificate may come again, and harms nobody. */
export const attendable: readonly OrderStatus[] = ['placed', 'redeemed', 'completed'];

type Session = Schedule['sessions'][number];

/**
 * Holds a proof of presence to its time: from an hour before the session's start (as the rules say it for redeeming) to
 * its end. A self-paced course has no sessions: any day will do, as long as the code was redeemed or still can be.
 * @throws Refusal presence-too-early, presence-too-late.
 */
export const mustBeInSession = (order: Order, session: Session | undefined, at: Date): void => {
  const now = at.toISOString();
  if (session === undefined) {
    const { redeemedAt, redeemableUntil } = order;
    if (redeemedAt === undefined && redeemableUntil !== undefined && redeemableUntil < now)
      throw new Refusal('presence-too-late', { field: 'sequence' });
    return;
  }
  const { minutesBefore } = ruleSetOf(order.scheme, order.ruleVersion).redeemWindow.value;
  const opensAt = new Date(Date.parse(session.startsAt) - minutesBefore * 60_000).toISOString();
  if (now < opensAt) throw new Refusal('presence-too-early', { field: 'sequence' });
  if (session.endsAt <= now) throw new Refusal('presence-too-late', { field: 'sequence' });
};

interface LinkWish {
  readonly linkId: string;
  readonly state: string;
  readonly sequence: number;
  readonly redirectUri: string;
  readonly session: Session | undefined;
  readonly at: Date;
}

/** Until when a link made now takes a picture: a quarter of an hour, and never past the end of its session. */
export const validUntilOf = (session: Pick<Session, 'endsAt'> | undefined, at: Date): string => {
  const quarter = new Date(at.getTime() + linkMinutes * 60_000).toISOString();
  return session !== undefined && session.endsAt < quarter ? session.endsAt : quarter;
};

/** A new link for one session of a purchase. */
export const newLink = (
  { orderId, applicantId, institutionId, scheduleId, title }: Order,
  { linkId, state, sequence, redirectUri, session, at }: LinkWish,
): PresenceLink => ({
  linkId,
  orderId,
  applicantId,
  institutionId,
  ...(scheduleId === undefined ? {} : { scheduleId }),
  sequence,
  title,
  ...(session === undefined ? {} : { startsAt: session.startsAt, endsAt: session.endsAt }),
  redirectUri,
  state,
  createdAt: at.toISOString(),
  validUntil: validUntilOf(session, at),
  status: 'open',
});

/** Where the participant goes on: the institution's own address with the state in its query. */
export const redirectTo = ({ redirectUri, state }: Pick<PresenceLink, 'redirectUri' | 'state'>): string => {
  const url = new URL(redirectUri);
  url.searchParams.set('state', state);
  return url.href;
};

/** What a participant who opens a page finds: it takes a picture, the presence stands, or a person is looking. */
export type LinkStanding = 'open' | 'present' | 'in-review';

/**
 * How a page stands for its participant. A session is attended once: where its presence stands already, by whichever
 * link, nothing more is asked for.
 * @throws Refusal presence-rejected, presence-link-expired.
 */
export const standingOf = (
  { status, validUntil }: Pick<PresenceLink, 'status' | 'validUntil'>,
  isPresent: boolean,
  at: Date,
): LinkStanding => {
  if (isPresent || status === 'present' || status === 'accepted') return 'present';
  if (status === 'in-review') return 'in-review';
  if (status === 'rejected') throw new Refusal('presence-rejected');
  if (validUntil <= at.toISOString()) throw new Refusal('presence-link-expired');
  return 'open';
};

/** What became of a picture, as a new link, the presence that it proves, and the event. */
export const provenBy = (link: PresenceLink, at: Date) => {
  const { orderId, institutionId, sequence } = link;
  const now = at.toISOString();
  return {
    link: { ...advancedLink(link, 'pass'), triedAt: now },
    presence: { sequence, at: now, how: 'liveness' } satisfies Presence,
    event: {
      event: 'presence.proven.v1',
      occurredAt: now,
      data: { orderId, institutionId, sequence, how: 'liveness' },
    } satisfies PresenceProven,
  };
};

/** A picture that a machine did not recognise: the link waits for a person. */
export const doubtedBy = (link: PresenceLink, at: Date) => {
  const { orderId, institutionId, sequence } = link;
  const now = at.toISOString();
  return {
    link: { ...advancedLink(link, 'fail'), triedAt: now },
    event: {
      event: 'presence.doubted.v1',
      occurredAt: now,
      data: { orderId, institutionId, sequence },
    } satisfies PresenceDoubted,
  };
};

interface Verdict {
  readonly by: string;
  /** Encrypted. */
  readonly reason: string;
  readonly at: Date;
}

const decided = (link: PresenceLink, move: 'accept' | 'reject', { by, reason, at }: Verdict): PresenceLink => ({
  ...advancedLink(link, move),
  decidedBy: by,
  decidedAt: at.toISOString(),
  decisionReason: reason,
});

/** A person recognised the participant, who was there when the picture was taken. */
export const acceptedBy = (link: PresenceLink, verdict: Verdict) => {
  const { orderId, institutionId, sequence, triedAt, createdAt } = link;
  const { by: reviewedBy, at } = verdict;
  return {
    link: decided(link, 'accept', verdict),
    presence: { sequence, at: triedAt ?? createdAt, how: 'review', reviewedBy } satisfies Presence,
    event: {
      event: 'presence.proven.v1',
      occurredAt: at.toISOString(),
      data: { orderId, institutionId, sequence, how: 'review', reviewedBy },
    } satisfies PresenceProven,
  };
};

/** A person did not recognise the participant. */
export const rejectedBy = (link: PresenceLink, verdict: Verdict) => {
  const { orderId, institutionId, sequence } = link;
  return {
    link: decided(link, 'reject', verdict),
    event: {
      event: 'presence.rejected.v1',
      occurredAt: verdict.at.toISOString(),
      data: { orderId, institutionId, sequence, reviewedBy: verdict.by },
    } satisfies PresenceRejected,
  };
};
