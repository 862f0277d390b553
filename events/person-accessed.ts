import * as z from 'zod';
import { ApplicantId, event } from './event.ts';
import { VisitId } from './visit-changed.ts';

/** Somebody of the staff opened one person's data. The person sees it, with the role and the office, without a name. */
export const PersonAccessed = event(
  'person.accessed.v1',
  z.object({
    applicantId: ApplicantId,
    requestId: z.string(),
    staffId: z.string(),
    /** The groups of the token: roles, and the regency or institution for which the caller works. */
    groups: z.array(z.string()),
    /** What was done, as the table of access names it. */
    action: z.string(),
    /** What for, in the words of whoever opened it; encrypted, since words may name people. */
    purpose: z.string().optional(),
    /** The visit to a help desk in which it was done. */
    visitId: VisitId.optional(),
    /** Why it came to nothing, where it did: the code of a refusal. */
    refusal: z.string().optional(),
  }),
);
export type PersonAccessed = z.infer<typeof PersonAccessed>;
