import * as z from 'zod';
import { ApplicantId, event } from './event.ts';

/** Something that bears on a person's eligibility changed, and the consequences are not drawn yet. Read by settle-standing. */
export const StandingUnsettled = event('standing.unsettled.v1', z.object({ applicantId: ApplicantId }));
export type StandingUnsettled = z.infer<typeof StandingUnsettled>;
