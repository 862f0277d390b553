import * as z from 'zod';
import { ApplicantId, Instant, Ticket, WaveId } from '../../events/event.ts';
import { Stratum, unknownStratum } from './fairness/stratum.ts';
import { regencyOfUnplaced } from './selection.ts';

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
    /** Sex and band of age on the wave's condition date, so that the draw can be tested for fairness. */
    stratum: Stratum.default(unknownStratum),
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

/** What freezing needs of an enrolment, and all that it reads of it. */
export const FreezingEnrollment = Enrollment.pick({
  ticket: true,
  applicantId: true,
  joinedAt: true,
  leftAt: true,
  standing: true,
});
export type FreezingEnrollment = z.infer<typeof FreezingEnrollment>;

/** Among whose tickets an enrolment was frozen: those who take part, or those who do not, of one regency. */
interface Placement {
  readonly kind: 'applicants' | 'excluded';
  /** The regency's code, one of the quota table. */
  readonly regency: string;
}

/** Where the freeze put an enrolment, given the codes of the quota table in ascending order. */
export const placementOf = (
  { ticket, leftAt, standing }: Pick<FreezingEnrollment, 'ticket' | 'leftAt' | 'standing'>,
  codes: readonly string[],
): Placement => {
  const known = standing.state === 'pending' ? undefined : standing.regency;
  const hasQuota = known !== undefined && codes.includes(known);
  const takesPart = leftAt === undefined && standing.state === 'eligible' && hasQuota;
  return {
    kind: takesPart ? 'applicants' : 'excluded',
    regency: hasQuota ? known : regencyOfUnplaced(ticket, codes),
  };
};
