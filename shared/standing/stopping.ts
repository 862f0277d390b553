import { isUsed, type Award } from '../domain/award.ts';
import { resumedAward, stoppedAward } from '../domain/debts/stopping.ts';
import type { Registration } from '../domain/registration.ts';
import { ruleSetOf } from '../domain/rule-sets.ts';
import type { ListedByRule } from '../domain/standing.ts';
import type { AwardTable } from '../table/awards.ts';

/** What stopping an award touches. */
export interface StoppingAwards {
  readonly awards: Pick<AwardTable, 'get' | 'stop' | 'resume'>;
}

/** How often an award is tried that others are changing. */
const attempts = 4;

/**
 * Stops an award that has been used and can be used on, because a list names its holder: what is on the card goes back,
 * and what was received is reckoned afterwards. What was stopped before, or has ended, stays as it is.
 * @param at ISO 8601.
 * @throws Error when others kept changing the award.
 */
export const stopAward = async (
  { awards }: StoppingAwards,
  award: Award,
  {
    listed,
    registration,
    at,
  }: { readonly listed: ListedByRule; readonly registration: Registration; readonly at: string },
): Promise<void> => {
  let current: Award | undefined = award;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (current?.state !== 'active') return;
    if (!isUsed(current)) break;
    if (await awards.stop(current, stoppedAward(current, { listed, registration, at }))) return;
    current = await awards.get(award.applicantId, award.waveId);
  }
  throw new Error('An award kept changing while it was being stopped.');
};

/** Another list, by another rule, names the holder of a stopped award: it stays stopped, for that reason from now on. */
const isForAnotherReason = ({ stoppedRule }: Award, reasons: readonly ListedByRule[]): boolean =>
  reasons.every(({ rule }) => rule !== stoppedRule);

/**
 * Follows what lists say by now of a stopped award: its stop is lifted when they say nothing, and is for another reason
 * when the one for which it was stopped does not hold any more. That can be objected to anew.
 * @param at ISO 8601.
 * @throws Error when others kept changing the award.
 */
export const followStop = async (
  { awards }: StoppingAwards,
  award: Award,
  {
    reasons,
    registration,
    at,
  }: { readonly reasons: readonly ListedByRule[]; readonly registration: Registration; readonly at: string },
): Promise<void> => {
  const [listed] = reasons;
  let current: Award | undefined = award;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (current?.state !== 'stopped') return;
    if (listed === undefined) {
      const rules = ruleSetOf(current.scheme, current.ruleVersion);
      if (await awards.resume(current, resumedAward(current, rules, at), at)) return;
    } else {
      if (!isForAnotherReason(current, reasons)) return;
      if (await awards.stop(current, stoppedAward(current, { listed, registration, at }))) return;
    }
    current = await awards.get(award.applicantId, award.waveId);
  }
  throw new Error('An award kept changing while its stop was being followed.');
};
