import * as z from 'zod';
import { ApplicantId, event } from './event.ts';

/** A person objected to a decision about them, or to an opening of their data. Nobody reads it yet; it is the record. */
export const CaseOpened = event(
  'case.opened.v1',
  z.object({
    caseId: z.string(),
    kind: z.enum(['objection', 'place-objection', 'access-objection']),
    applicantId: ApplicantId,
    rule: z.string(),
  }),
);
export type CaseOpened = z.infer<typeof CaseOpened>;

/** A member of staff ruled in a case that concerns this person. Nobody reads it yet; it is the record. */
export const CaseDecided = event(
  'case.decided.v1',
  z.object({
    caseId: z.string(),
    kind: z.enum(['identity-dispute', 'objection', 'place-objection', 'access-objection']),
    applicantId: ApplicantId,
    decision: z.enum(['uphold', 'reject']),
    decidedBy: z.string(),
  }),
);
export type CaseDecided = z.infer<typeof CaseDecided>;
