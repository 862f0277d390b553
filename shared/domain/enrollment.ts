import * as z from 'zod';
import { ApplicantId, Instant, Ticket, WaveId } from '../../events/event.ts';

/**
 * Where an enrolment stands: all that freezing needs to know of it, so that freezing looks nothing up.
 * `asOf` is the instant of the change that it reflects; an older one never overwrites a newer one.
 */
export const Standing = z.discriminatedUnion('state', [
  z.object({ state: z.literal('pending'), asOf: Instant }),
  z.object({
    state: z.literal('eligible'),
    asOf: Instant,
    regency: z.string(),
    household: z.string(),
    slots: z.union([z.literal(1), z.literal(2)]),
    priority: z.union([z.literal(0), z.literal(1)]),
  }),
  z.object({
    state: z.literal('excluded'),
    asOf: Instant,
    /** Absent where the registry never told it. */
    regency: z.string().optional(),
    reason: z.string(),
    listVersion: z.string(),
  }),
]);
export type Standing = z.infer<typeof Standing>;

/** One person in one wave. There is one ticket for a person and wave by construction. */
export const Enrollment = z.object({
  waveId: WaveId,
  ticket: Ticket,
  applicantId: ApplicantId,
  joinedAt: Instant,
  leftAt: Instant.optional(),
  /** Grows with every change of the standing: the version of the registration it was drawn from. */
  registrationVersion: z.int().nonnegative(),
  standing: Standing,
});
export type Enrollment = z.infer<typeof Enrollment>;
