import type { ApplicantId } from '../../events/event.ts';
import { pagedDays } from '../deadlines/pages.ts';
import type { IncentiveStep } from '../domain/incentives/days.ts';
import type { Outgoing } from '../queue/send.ts';
import type { Deadlines } from '../table/deadlines.ts';
import type { Incentives } from '../table/incentives.ts';
import { lookAtIncentives, type LookingAtIncentives } from './looking.ts';

/** How many people of a day one step puts on the queue. */
const pageSize = 500;

export interface IncentiveWork extends LookingAtIncentives {
  readonly incentives: LookingAtIncentives['incentives'] & Pick<Incentives, 'due'>;
  readonly deadlines: Pick<Deadlines, 'drive' | 'finish'>;
  /** Puts steps on the queue of incentives. */
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
}

/** Looks at one person's incentives, or puts those who are due on a day on the queue, page by page, each with a message of their own. */
export const incentiveStep = (work: IncentiveWork) => {
  const { incentives, deadlines, steps, now } = work;
  const look = lookAtIncentives(work);
  const page = pagedDays<ApplicantId>({
    page: incentives.due,
    pageSize,
    deadlines,
    steps,
    now,
    work: (due) => steps(due.map((applicantId) => ({ body: { applicantId } satisfies IncentiveStep }))),
  });
  return (step: IncentiveStep): Promise<void> => ('applicantId' in step ? look(step.applicantId) : page(step));
};
