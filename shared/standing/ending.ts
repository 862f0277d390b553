import type { ApplicantId } from '../../events/event.ts';
import { endedAward, mayEnd, ownListVersion, type Award, type AwardEnd } from '../domain/award.ts';
import type { Registration } from '../domain/registration.ts';
import { ruleSetOf } from '../domain/rule-sets.ts';
import { publishedRunOf, type Wave } from '../domain/wave.ts';
import type { AwardTable } from '../table/awards.ts';
import { isSame } from '../table/hashes.ts';
import type { Households } from '../table/households.ts';
import type { Lists } from '../table/lists.ts';
import type { Writes } from '../table/transaction.ts';
import { raiseWorkOrder } from '../table/work-orders.ts';

/** What ending an award touches. */
export interface EndingAwards {
  readonly awards: Pick<AwardTable, 'get' | 'end'>;
  readonly households: Pick<Households, 'members' | 'recipients' | 'recipientRemovals'>;
  readonly lists: Pick<Lists, 'listingWrites'>;
}

/** The most members of a family that are told in the award's transaction; DynamoDB takes 100 writes. */
const membersInTransaction = 60;

/** How often an award is tried that others are changing. */
const attempts = 4;

/** The members of a person's family card who are settled anew with the person. */
export const familyOf = async (
  { households }: { readonly households: Pick<Households, 'members'> },
  { applicantId, kkHashes }: Registration,
): Promise<ApplicantId[]> =>
  [...new Set<ApplicantId>([applicantId, ...(await households.members(kkHashes))])].slice(0, membersInTransaction);

/**
 * Takes back what the award wrote of the person: the place in the family card, and the wave's own line on the list of
 * earlier recipients. Where the rules bar for good whose card is revoked, that line stays.
 */
const takenBack = async (
  { households, lists }: EndingAwards,
  { waveId, scheme, ruleVersion }: Award,
  registration: Registration,
  { at, because }: AwardEnd,
): Promise<(tableName: string) => Writes> => {
  const { nikHashes, kkHashes } = registration;
  const [recipients, family] = await Promise.all([
    households.recipients(kkHashes),
    familyOf({ households }, registration),
  ]);
  const place = recipients.find((recipient) => isSame(recipient.nikHashes, nikHashes));
  // What a list says of that family stays.
  const isOnlyOurs = place?.waveId === waveId && place.listVersion === undefined;
  const isBarred = because === 'revoked' && ruleSetOf(scheme, ruleVersion).onMissedDeadline.value.barredForGood;
  const line = { source: 'earlier-recipients', listVersion: ownListVersion(waveId), since: at } as const;
  return (tableName) => [
    ...(isOnlyOurs ? households.recipientRemovals({ kkHashes, nikHashes }, waveId) : []),
    ...(isBarred ? [] : lists.listingWrites({ nikHashes, ...line, change: 'removed' })),
    ...family.map((member) => raiseWorkOrder(member, at)(tableName)),
  ];
};

/**
 * Ends an active award of a published wave that was not used, all in one transaction: its place is free, the family card and the list of
 * earlier recipients have the person no more because of it, and the family is settled anew. What ends it first stands.
 * @returns the award as it stands after that: ended by this call, or as others left it meanwhile.
 * @throws Error when others kept changing what it stands on.
 */
export const endAward = async (
  ending: EndingAwards,
  wave: Wave,
  {
    award,
    registration,
    end,
    movedAt = end.at,
    others = () => [],
  }: {
    readonly award: Award;
    readonly registration: Registration;
    readonly end: AwardEnd;
    /** When the money moves, in ISO 8601, where the end is dated to another instant. */
    readonly movedAt?: string;
    readonly others?: (tableName: string) => Writes;
  },
): Promise<Award> => {
  const draw = publishedRunOf(wave);
  if (draw === undefined) throw new Error(`Wave ${wave.waveId} has awards and no published draw.`);
  let current = award;
  for (let attempt = 1; attempt <= attempts && mayEnd(current, end); attempt += 1) {
    const ended = endedAward(current, end);
    const back = await takenBack(ending, current, registration, end);
    const isEnded = await ending.awards.end(ended, {
      from: current.state,
      at: movedAt,
      draw,
      registrationVersion: registration.version,
      others: (tableName) => [...back(tableName), ...others(tableName)],
    });
    if (isEnded) return ended;
    const standing = await ending.awards.get(award.applicantId, award.waveId);
    if (standing === undefined) throw new Error('An award that was active is there no more.');
    current = standing;
  }
  if (mayEnd(current, end)) throw new Error('An award kept changing while it was being ended.');
  return current;
};
