import { isUsed, ownListVersion, restoredAward, type Award } from '../domain/award.ts';
import type { Registration } from '../domain/registration.ts';
import { ruleSetOf, type RuleSet } from '../domain/rule-sets.ts';
import { listedSince, type ListedByRule } from '../domain/standing.ts';
import { publishedRunOf, type Wave } from '../domain/wave.ts';
import { openIdentity } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { AwardTable } from '../table/awards.ts';
import { isSame } from '../table/hashes.ts';
import type { Households } from '../table/households.ts';
import { raiseWorkOrder } from '../table/work-orders.ts';
import { endAward, familyOf, type EndingAwards } from './ending.ts';
import { followStop, stopAward } from './stopping.ts';

/** What withdrawing an award touches, and giving it back. */
export interface Withdrawing extends EndingAwards {
  readonly awards: Pick<AwardTable, 'get' | 'all' | 'end' | 'restore' | 'stop' | 'resume'>;
  readonly households: EndingAwards['households'] & Pick<Households, 'recipientWrites'>;
  readonly keys: KeyStore;
  readonly now: () => Date;
}

/** Whoever has, or had, an award is or was on the list of earlier recipients by it: nobody else's awards are looked up. */
export const mayHaveAward = ({ screening }: Registration): boolean =>
  screening.listings.some(({ source }) => source === 'earlier-recipients');

/** Whether the person could have the card again: nothing else has used the place in the family, or made them a recipient. */
const mayHaveItBack = async (
  { households }: Withdrawing,
  rules: RuleSet,
  { ended, awards, registration }: { ended: Award; awards: readonly Award[]; registration: Registration },
): Promise<boolean> => {
  if (awards.some(({ waveId, state }) => waveId !== ended.waveId && state !== 'ended')) return false;
  const recipients = await households.recipients(registration.kkHashes);
  const others = recipients.filter(({ nikHashes }) => !isSame(nikHashes, registration.nikHashes));
  return others.length < rules.maxRecipientsPerKk.value;
};

/**
 * Gives an award back, with a new deadline, where its place is still free. Where that is not so, or anything changed
 * meanwhile, it stays as it is: a place that somebody else was called for is theirs.
 */
const restore = async (
  withdrawing: Withdrawing,
  wave: Wave,
  { ended, awards, registration }: { ended: Award; awards: readonly Award[]; registration: Registration },
): Promise<void> => {
  const { households, lists, now } = withdrawing;
  const draw = publishedRunOf(wave);
  const rules = ruleSetOf(wave.scheme, wave.ruleVersion);
  if (draw === undefined || !(await mayHaveItBack(withdrawing, rules, { ended, awards, registration }))) return;
  const { nikHashes, kkHashes, version } = registration;
  const { waveId } = wave;
  const at = now().toISOString();
  const family = await familyOf(withdrawing, registration);
  await withdrawing.awards.restore(ended, restoredAward(ended, rules, at), {
    draw,
    registrationVersion: version,
    others: (tableName) => [
      ...households.recipientWrites({ kkHashes, nikHashes, at, waveId }),
      ...lists.listingWrites({
        nikHashes,
        source: 'earlier-recipients',
        listVersion: ownListVersion(waveId),
        since: at,
      }),
      ...family.map((member) => raiseWorkOrder(member, at)(tableName)),
    ],
  });
};

/** Ends an award that a list names its holder against, with its place; one that has been used is stopped, its place is taken. */
const withdraw = async (
  withdrawing: Withdrawing,
  wave: Wave,
  {
    award,
    registration,
    listed,
  }: { readonly award: Award; readonly registration: Registration; readonly listed: ListedByRule },
): Promise<void> => {
  const at = withdrawing.now().toISOString();
  const end = { because: 'listed', at, listed } as const;
  // A purchase may come between.
  const standing = isUsed(award) ? award : await endAward(withdrawing, wave, { award, registration, end });
  await stopAward(withdrawing, standing, { listed, registration, at });
};

/**
 * Follows the ministries' lists after a draw's strikes are sealed: a list that names a recipient of a published wave by
 * now ends the card before the first purchase, and frees the place; a card that has been used it stops. It is a machine's
 * decision, to which the person can object (UU 27/2022, article 10). When the list has them no more, or the objection is
 * upheld, they have the card again, unless it had ended and somebody was called for the place. However often a person is
 * settled, the outcome is the same.
 * @returns false when an award waits for its wave to be published: nobody is told of one before.
 */
export const followLists = async (
  withdrawing: Withdrawing,
  waves: readonly Wave[],
  registration: Registration,
): Promise<boolean> => {
  if (!mayHaveAward(registration)) return true;
  const { applicantId, identity } = registration;
  const awards = await withdrawing.awards.all(applicantId);
  if (awards.length === 0) return true;
  const { birthDate } = openIdentity(await withdrawing.keys.ring(), applicantId, identity, 'birthDate');
  const now = withdrawing.now();

  let isFollowed = true;
  for (const award of awards) {
    const wave = waves.find(({ waveId }) => waveId === award.waveId);
    const reasons = wave && listedSince(wave, { registration, birthDate }, now);
    if (wave === undefined || reasons === undefined) continue;
    const [listed] = reasons;
    if (award.state === 'active' && listed !== undefined) {
      if (wave.progress === 'published') await withdraw(withdrawing, wave, { award, registration, listed });
      else isFollowed = false;
    } else if (award.state === 'stopped') {
      await followStop(withdrawing, award, { reasons, registration, at: now.toISOString() });
    } else if (award.endedBecause === 'listed' && listed === undefined) {
      await restore(withdrawing, wave, { ended: award, awards, registration });
    }
  }
  return isFollowed;
};
