import * as z from 'zod';
import { ApplicantId, Instant, Ticket, WaveId } from '../../events/event.ts';

/** What a person ruled in a case. */
export const Ruling = z.object({
  decision: z.enum(['uphold', 'reject']),
  /** Encrypted: free text about a person. */
  reason: z.string(),
  /** In a dispute: who holds the NIK from now on. */
  holder: ApplicantId.optional(),
  decidedBy: z.string(),
  decidedAt: Instant,
});
export type Ruling = z.infer<typeof Ruling>;

const shared = {
  caseId: z.string(),
  status: z.enum(['open', 'closed']),
  openedAt: Instant,
  ruling: Ruling.optional(),
};

/** Several subjects claim one NIK, and a person says which of them holds it. */
export const IdentityDispute = z.object({
  ...shared,
  kind: z.literal('identity-dispute'),
  /** The holder when the dispute was opened. */
  holder: ApplicantId,
  claimants: z.set(ApplicantId).optional(),
});
export type IdentityDispute = z.infer<typeof IdentityDispute>;

/** A person objects to one rule's finding, which a machine alone made (UU 27/2022, article 10). */
export const Objection = z.object({
  ...shared,
  kind: z.literal('objection'),
  applicantId: ApplicantId,
  rule: z.string(),
  /** The reason that is objected to. */
  code: z.string(),
  listVersion: z.string().optional(),
  /** Encrypted: free text of the person. */
  statement: z.string(),
});
export type Objection = z.infer<typeof Objection>;

/**
 * A person objects to having been listed among those who take no part in a wave, between the commitment and the draw.
 */
export const PlaceObjection = z.object({
  ...shared,
  kind: z.literal('place-objection'),
  applicantId: ApplicantId,
  waveId: WaveId,
  ticket: Ticket,
  /** Why the ticket was excluded, and the list that said so. */
  code: z.string(),
  listVersion: z.string(),
  /** Encrypted: free text of the person. */
  statement: z.string(),
});
export type PlaceObjection = z.infer<typeof PlaceObjection>;

/** A person says that a member of staff should not have opened their data, or that they did not ask for it. */
export const AccessObjection = z.object({
  ...shared,
  kind: z.literal('access-objection'),
  applicantId: ApplicantId,
  /** The line that is objected to: when, by which request, what was done and who did it. */
  accessedAt: Instant,
  requestId: z.string(),
  action: z.string(),
  staffId: z.string(),
  /** Encrypted: free text of the person. */
  statement: z.string(),
});
export type AccessObjection = z.infer<typeof AccessObjection>;

export const Case = z.discriminatedUnion('kind', [IdentityDispute, Objection, PlaceObjection, AccessObjection]);
export type Case = z.infer<typeof Case>;

/** The person whom a case is about, whose key encrypts its free texts: in a dispute who held the NIK when it was opened. */
export const personOf = (found: Case): ApplicantId =>
  found.kind === 'identity-dispute' ? found.holder : found.applicantId;

export const caseKinds = ['identity-dispute', 'objection', 'place-objection', 'access-objection'] as const;
export const caseStatuses = ['open', 'closed'] as const;
