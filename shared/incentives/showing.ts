import type { ApplicantId } from '../../events/event.ts';
import { incentivesView } from '../domain/incentives/incentive-view.ts';
import { personFacts, type FactSources } from './facts.ts';

export interface ShowingIncentives extends FactSources {
  /** Whether somebody's money waits for people who look into what is shared; not told where it is left out. */
  readonly isHeld?: (applicantId: ApplicantId, at: Date) => Promise<boolean>;
}

/** Shows what a person may come to, how far each step is, what was decided, and where the money is. */
export const showingIncentives = (sources: ShowingIncentives) => {
  const factsOf = personFacts(sources);
  return async (applicantId: ApplicantId, how: { readonly at: Date; readonly language: 'id' | 'en' }) => {
    const { facts = [], payouts = [] } = (await factsOf(applicantId, how.at)) ?? {};
    const isHeld = facts.length > 0 && (await sources.isHeld?.(applicantId, how.at)) === true;
    return facts.flatMap((award) => incentivesView(award, { payouts, isHeld, ...how }));
  };
};
