import * as z from 'zod';
import { event } from './event.ts';

/** A member of staff asks for something, as their token says who they are. Written before anything is done. */
export const StaffActed = event(
  'staff.acted.v1',
  z.object({
    requestId: z.string(),
    staffId: z.string(),
    /** The groups of the token: roles, and what the caller belongs to. */
    groups: z.array(z.string()),
    /** What the route does, as the table of access names it. */
    action: z.string(),
    /** The parameters of the path, such as which wave or case; those that are no number or name of ours are withheld. */
    parameters: z.record(z.string(), z.string()),
  }),
);
export type StaffActed = z.infer<typeof StaffActed>;

/** What was answered: the effect of an action that was not refused is an event of its own. */
export const StaffAnswered = event(
  'staff.answered.v1',
  z.object({
    requestId: z.string(),
    action: z.string(),
    /** Of HTTP. */
    status: z.int(),
    /** Why it was refused, where it was. */
    code: z.string().optional(),
  }),
);
export type StaffAnswered = z.infer<typeof StaffAnswered>;
