import type { ApplicantId } from '../../events/event.ts';
import { isUsed } from '../domain/award.ts';
import type { Registration } from '../domain/registration.ts';
import type { AwardTable } from '../table/awards.ts';
import { mayHaveAward } from './withdrawal.ts';

/** Having somebody's incentives looked at anew. */
export interface FollowingIncentives {
  readonly awards: Pick<AwardTable, 'all'>;
  /** Puts the person on the queue of incentives. */
  readonly lookAtIncentives: (applicantId: ApplicantId) => Promise<void>;
}

/**
 * Has the incentives of somebody looked at who has bought with a card, whenever something about the person has changed: a
 * list names them no more, an objection was upheld, the registry has answered. What was refused may be due now.
 */
export const followIncentives = async (
  { awards, lookAtIncentives }: FollowingIncentives,
  registration: Registration,
): Promise<void> => {
  if (!mayHaveAward(registration)) return;
  const { applicantId } = registration;
  const isConcerned = (await awards.all(applicantId)).some((award) => award.state === 'active' && isUsed(award));
  if (isConcerned) await lookAtIncentives(applicantId);
};
