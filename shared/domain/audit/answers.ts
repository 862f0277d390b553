import * as z from 'zod';
import { ApplicantId, Instant, Ticket, WaveId } from '../../../events/event.ts';
import { Finding } from '../decision.ts';

/** What auditors are answered, as JSON; pages and tables are made from it (`report.ts`). */

/** Who touched an application: everything that happened to it, and everybody who opened its data. */
export const Touched = z.object({
  applicantId: ApplicantId,
  events: z.array(z.object({ at: Instant, event: z.string(), of: z.string(), data: z.unknown() })),
  accesses: z.array(
    z.object({
      at: Instant,
      staffId: z.string(),
      groups: z.array(z.string()),
      action: z.string(),
      requestId: z.string(),
      refusal: z.string().optional(),
    }),
  ),
});
export type Touched = z.infer<typeof Touched>;

const ListUsed = z.object({ source: z.string(), version: z.string() });

/** By which rules and which versions of the lists it was decided what became of a ticket. */
export const Decided = z.object({
  waveId: WaveId,
  ticket: Ticket,
  applicantId: ApplicantId,
  scheme: z.string(),
  ruleVersion: z.string(),
  cutoffAt: Instant,
  joinedAt: Instant,
  leftAt: Instant.optional(),
  standing: z.object({
    state: z.string(),
    asOf: Instant,
    reason: z.string().optional(),
    listVersion: z.string().optional(),
  }),
  /** The decision that the standing was drawn from; none while the registry had not answered. */
  decision: z
    .object({
      version: z.int(),
      ruleVersion: z.string(),
      on: z.string(),
      asOf: Instant,
      outcome: z.string(),
      listVersions: z.record(z.string(), z.string()),
      findings: z.array(Finding),
    })
    .optional(),
  run: z.int().positive(),
  /** The versions of the lists at the freeze, and when the strikes were sealed. */
  listsAtFreeze: z.array(ListUsed),
  listsAtSeal: z.array(ListUsed),
  strike: z.object({ reason: z.string(), listVersion: z.string(), at: Instant }).optional(),
  award: z.object({ state: z.string(), announcedAt: Instant }).optional(),
});
export type Decided = z.infer<typeof Decided>;

/** One time that staff set aside what the system, or somebody before, had decided; or tried to. */
export const Override = z.object({
  at: Instant,
  action: z.string(),
  requestId: z.string(),
  staffId: z.string(),
  groups: z.array(z.string()),
  parameters: z.record(z.string(), z.string()),
  /** Of HTTP, with the code of a refusal; none where no answer is on record. */
  status: z.int().optional(),
  code: z.string().optional(),
});
export type Override = z.infer<typeof Override>;

export const Overrides = z.object({
  month: z.string(),
  overrides: z.array(Override),
  nextCursor: z.string().optional(),
});
export type Overrides = z.infer<typeof Overrides>;

/** What became of every draw of a year at the fairness gate, and who let through what it held back. */
export const FairnessRecord = z.object({
  year: z.string(),
  draws: z.array(
    z.object({
      waveId: WaveId,
      run: z.int().positive(),
      verdict: z.string(),
      heldAt: Instant.optional(),
      release: z
        .object({ reason: z.string(), proposedBy: z.string(), approvedBy: z.string(), releasedAt: Instant })
        .optional(),
    }),
  ),
  proposals: z.array(
    z.object({
      waveId: WaveId,
      run: z.int().positive(),
      decisionId: z.string(),
      status: z.string(),
      reason: z.string(),
      proposedBy: z.string(),
      proposedAt: Instant,
      decidedBy: z.string().optional(),
      decidedAt: Instant.optional(),
    }),
  ),
});
export type FairnessRecord = z.infer<typeof FairnessRecord>;
