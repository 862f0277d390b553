import type { ApplicantId, Ticket, WaveId } from '../../events/event.ts';
import { isRecipientElsewhere, releasedAward, type Award, type Circumstances } from '../domain/award.ts';
import type { Enrollment } from '../domain/enrollment.ts';
import type { Registration } from '../domain/registration.ts';
import { ruleSetOf } from '../domain/rule-sets.ts';
import { ticketOf } from '../domain/ticket.ts';
import type { Wave } from '../domain/wave.ts';
import { openIdentity } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { AwardTable } from '../table/awards.ts';
import type { Claim, Claims } from '../table/claims.ts';
import { isSame } from '../table/hashes.ts';
import type { Households } from '../table/households.ts';
import type { Lists } from '../table/lists.ts';
import type { Registrations } from '../table/registrations.ts';
import type { Writes } from '../table/transaction.ts';
import { raiseWorkOrder } from '../table/work-orders.ts';

/** What following a ruling touches. */
export interface FollowingRulings {
  readonly registrations: Pick<Registrations, 'get'>;
  readonly claims: Pick<Claims, 'get' | 'undisputedChecks'>;
  readonly awards: Pick<AwardTable, 'get' | 'release'>;
  readonly enrollments: { get(waveId: WaveId, ticket: Ticket): Promise<Pick<Enrollment, 'applicantId'> | undefined> };
  readonly households: Pick<Households, 'members' | 'recipients' | 'recipientWrites' | 'recipientRemovals'>;
  readonly lists: Pick<Lists, 'listings'>;
  readonly keys: KeyStore;
  readonly now: () => Date;
}

/** How often an award is looked at again that others are changing. */
const attempts = 4;

/** The most members of both families that are told in the award's transaction; DynamoDB takes 100 writes. */
const membersInTransaction = 60;

/** Whoever's NIK was drawn is on the list of earlier recipients by the award itself: nobody else has an award to follow. */
const mayHaveAward = ({ screening }: Registration): boolean =>
  screening.listings.some(({ source }) => source === 'earlier-recipients');

/** An award that waits for a ruling, and whose it is by now. */
interface Ruled {
  readonly held: Award;
  readonly claim: Claim;
  readonly holder: Registration;
}

/** The award of a wave that the NIK of this person was drawn for, where it is held for a dispute that has ended. */
const ruledIn = async (
  { registrations, claims, awards, enrollments, keys }: FollowingRulings,
  { waveId }: Wave,
  { applicantId, identity, nikHashes }: Registration,
): Promise<Ruled | undefined> => {
  const [ring, waveKeys] = await Promise.all([keys.ring(), keys.waveKeys(waveId)]);
  // A frozen enrolment says for ever as whose the ticket was drawn.
  const ticket = ticketOf(waveKeys, openIdentity(ring, applicantId, identity, 'nik').nik);
  const enrollment = await enrollments.get(waveId, ticket);
  const held = enrollment && (await awards.get(enrollment.applicantId, waveId));
  if (held?.heldBecause !== 'identity-disputed' || held.ticket !== ticket) return undefined;
  const claim = await claims.get(nikHashes);
  if (claim === undefined || claim.disputed) return undefined;
  const holder = await registrations.get(claim.applicantId);
  // A new holder is still to be checked at the registry; its answer leads here again.
  return holder?.verification.at(-1)?.outcome === 'matched' ? { held, claim, holder } : undefined;
};

const isSameFamily = (one: Registration, other: Registration): boolean => isSame(one.kkHashes, other.kkHashes);

/** What is known of the holder. In the family that the draw knew only what was known when the award was made counts. */
const circumstancesOf = async (
  { households, lists }: FollowingRulings,
  wave: Wave,
  { held, holder }: Ruled,
  drawn: Registration,
): Promise<Circumstances> => {
  const { nikHashes, kkHashes } = holder;
  const [recipients, listings] = await Promise.all([households.recipients(kkHashes), lists.listings(nikHashes)]);
  const isDrawnFamily = isSameFamily(drawn, holder);
  const others = recipients.filter(
    (recipient) => !isSame(recipient.nikHashes, nikHashes) && (!isDrawnFamily || recipient.at <= held.announcedAt),
  );
  const elsewhere = others.filter(({ waveId }) => waveId !== wave.waveId);
  return {
    isDisputed: false,
    isIdentityChanged: false,
    householdRecipientsElsewhere: elsewhere.length,
    householdWinnersBefore: isDrawnFamily ? (held.householdWinnersBefore ?? 0) : others.length - elsewhere.length,
    isRecipientElsewhere: isRecipientElsewhere(wave, listings, held.announcedAt),
  };
};

/** The place in the family card goes with the award, and both families are looked at anew. */
const familyWrites = async (
  { households }: FollowingRulings,
  waveId: WaveId,
  { drawn, holder, at }: { readonly drawn: Registration; readonly holder: Registration; readonly at: string },
): Promise<(tableName: string) => Writes> => {
  if (isSameFamily(drawn, holder)) return () => [];
  const [recipients, left, joined] = await Promise.all([
    households.recipients(drawn.kkHashes),
    households.members(drawn.kkHashes),
    households.members(holder.kkHashes),
  ]);
  const place = recipients.find(({ nikHashes }) => isSame(nikHashes, drawn.nikHashes));
  // What a list says of that family stays.
  const isOnlyOurs = place?.waveId === waveId && place.listVersion === undefined;
  const members = [...new Set<ApplicantId>([...left, ...joined])].slice(0, membersInTransaction);
  return (tableName) => [
    ...(isOnlyOurs ? households.recipientRemovals(drawn, waveId) : []),
    ...households.recipientWrites({ kkHashes: holder.kkHashes, nikHashes: holder.nikHashes, at, waveId }),
    ...members.map((member) => raiseWorkOrder(member, at)(tableName)),
  ];
};

/** Releases one award to the holder. False when something that it stands on was changed meanwhile. */
const release = async (following: FollowingRulings, wave: Wave, ruled: Ruled): Promise<boolean> => {
  const { registrations, claims, awards, now } = following;
  const { held, claim, holder } = ruled;
  const { waveId } = wave;
  const drawn = await registrations.get(held.applicantId);
  if (drawn === undefined) throw new Error('An award has no registration.');
  const at = now().toISOString();
  const award = releasedAward(held, {
    holder: holder.applicantId,
    rules: ruleSetOf(wave.scheme, wave.ruleVersion),
    releasedAt: at,
    found: await circumstancesOf(following, wave, ruled, drawn),
  });
  const family = await familyWrites(following, waveId, { drawn, holder, at });
  return awards.release(held, award, {
    registrationVersion: holder.version,
    at,
    others: (tableName) => [...claims.undisputedChecks(claim), ...family(tableName)],
  });
};

const follow = async (following: FollowingRulings, wave: Wave, registration: Registration): Promise<boolean> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const ruled = await ruledIn(following, wave, registration);
    if (ruled === undefined) return true;
    // Nobody is told of an award before everybody sees the result.
    if (wave.progress !== 'published') return false;
    const { held, holder } = ruled;
    const isMoved = held.applicantId !== holder.applicantId;
    // Drawn under two numbers, of which one was mistyped: one award a wave is all that a person can have.
    if (isMoved && (await following.awards.get(holder.applicantId, wave.waveId)) !== undefined) return true;
    if (await release(following, wave, ruled)) return true;
  }
  throw new Error('A held award kept changing while it was being released.');
};

/**
 * Brings the awards that were held for a dispute about this person's NIK to whom they belong, once the dispute has
 * ended and the registry has confirmed the holder: to the holder by the ruling, whoever of the claimants they were made
 * for. Whoever of them is settled, and however often, the outcome is the same.
 * @returns false when an award waits for its wave to be published.
 */
export const followRulings = async (
  following: FollowingRulings,
  waves: readonly Wave[],
  registration: Registration,
): Promise<boolean> => {
  if (!mayHaveAward(registration)) return true;
  const announced = waves.filter(
    ({ announcedAt, keysDestroyedAt }) => announcedAt !== undefined && keysDestroyedAt === undefined,
  );
  const outcomes = await Promise.all(announced.map((wave) => follow(following, wave, registration)));
  return outcomes.every(Boolean);
};
