import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import type { Stage } from '../../events/selection-stage-started.ts';
import { Hash, ListReference, RegencyCommitment, Round, ChainName } from '../domain/draw/commitment.ts';
import { Judgement } from '../domain/fairness/judgement.ts';
import { runName, type Run } from '../domain/run.ts';
import type { SelectionTable } from '../table/selections.ts';

/** What is written once in the course of a selection, before anything that follows from it is published. */

/** That no change up to the cut-off is outstanding, and which lists decide. */
export const BarrierFact = z.object({
  checkedAt: Instant,
  cutoffAt: Instant,
  buckets: z.int(),
  lists: z.array(ListReference),
});

/** The instants of a commitment. */
const CommitmentFact = z.object({
  attempt: z.int().positive(),
  committedAt: Instant,
  chain: ChainName,
  round: Round,
  roundAt: Instant,
});
export type CommitmentFact = z.infer<typeof CommitmentFact>;

/**
 * A commitment that was witnessed, so that it may be published: several may be attempted, one is. The time stamp is the
 * authority's reply, which would be another one at a second asking.
 */
export const CommitmentAttempt = CommitmentFact.extend({ timeStamp: z.base64() });
export type CommitmentAttempt = z.infer<typeof CommitmentAttempt>;

/** The commitment that was published before its round. */
export const PublishedCommitmentFact = CommitmentFact.extend({ root: Hash });

export const SignatureFact = z.object({ jws: z.string() });

/** The instant after which no strike can be added, and the versions of the lists that the strikes stand on. */
export const SealFact = z.object({ sealedAt: Instant, lists: z.array(ListReference) });

/** Whether the strikes were on the public record before the round: if not, nobody is struck. */
export const StrikesFact = z.object({ isPublished: z.boolean(), struck: z.int().nonnegative() });

export const BeaconFact = z.object({ round: Round, randomness: Hash, signature: z.string() });

export const DrawFact = z.object({ seed: Hash, places: z.record(z.string(), z.int().nonnegative()) });

/** A published file of a unit, for the manifest. */
export const PublishedFile = z.object({ path: z.string(), sha256: Hash });
export type PublishedFile = z.infer<typeof PublishedFile>;

/** The judgement of the draw, once its statistics are published. */
export const FairnessFact = z.object({ verdict: Judgement.shape.verdict, file: PublishedFile });
export type FairnessFact = z.infer<typeof FairnessFact>;

/** Since when the fairness gate holds the result back. */
export const HeldFact = z.object({ heldAt: Instant });

/** That two people let a result through that the fairness gate holds back; it is written by their decision. */
export const ReleaseFact = z.object({
  /** Their own words, written to be published. */
  reason: z.string(),
  proposedBy: z.string(),
  approvedBy: z.string(),
  releasedAt: Instant,
});
export type ReleaseFact = z.infer<typeof ReleaseFact>;

/** Day 0 of the winners' deadlines. */
export const AnnouncementFact = z.object({ announcedAt: Instant });

/** Where the work file of a call lies: which places are free, and who is passed over. */
export const CallFact = z.object({ calledAt: Instant, file: z.string() });

export const ResultFact = z.object({ publishedAt: Instant });

/** The names of the facts under which the schemas above are kept. */
export const factNames = {
  barrier: 'BARRIER',
  commitmentAttempt: (attempt: number) => `COMMITMENT-${attempt}`,
  commitment: 'COMMITMENT',
  signature: (path: string) => `SIGNATURE-${path}`,
  seal: 'SEAL',
  strikes: 'STRIKES',
  beacon: 'BEACON',
  draw: 'DRAW',
  fairness: 'FAIRNESS',
  held: 'HELD',
  release: 'RELEASE',
  announcement: 'ANNOUNCEMENT',
  call: 'CALL',
  result: 'RESULT',
};

/** Files beside the commitment that a run publishes with it. */
export const CommitSummary = z.object({ files: z.array(PublishedFile) });

export const CollectSummary = z.object({
  file: z.string(),
  index: z.string(),
  applicants: z.int(),
  excluded: z.int(),
});

export const FreezeSummary = z.object({
  ...RegencyCommitment.shape,
  /** How many are excluded for each reason. Of what was frozen before it was noted it is not known. */
  reasons: z.record(z.string(), z.int().positive()).optional(),
  files: z.array(PublishedFile),
});
export type FreezeSummary = z.infer<typeof FreezeSummary>;

export const DrawSummary = z.object({
  places: z.int().nonnegative(),
  winners: z.int().nonnegative(),
  /** Whether it contributes to the judgement of the draw, as those do that have applicants. */
  isTallied: z.boolean().optional(),
  files: z.array(PublishedFile),
});
export type DrawSummary = z.infer<typeof DrawSummary>;

export const GateSummary = z.object({ verdict: Judgement.shape.verdict, files: z.array(PublishedFile) });
export type GateSummary = z.infer<typeof GateSummary>;

export const AwardSummary = z.object({ winners: z.int().nonnegative() });

/** A fact that an earlier stage has written. @throws Error where it is not there. */
export const mustFact = async <Schema extends z.ZodType>(
  selections: SelectionTable,
  run: Run,
  name: string,
  schema: Schema,
): Promise<z.infer<Schema>> => {
  const found = await selections.fact(run, name, schema);
  if (found === undefined) throw new Error(`The selection ${runName(run)} has no fact ${name} yet.`);
  return found;
};

/** The summary of a unit that an earlier stage has done. @throws Error where it is not done. */
export const mustUnit = async <Schema extends z.ZodType>(
  selections: SelectionTable,
  { run, stage, unit }: { readonly run: Run; readonly stage: Stage; readonly unit: string },
  schema: Schema,
): Promise<z.infer<Schema>> => {
  const found = await selections.unit(run, stage, unit, schema);
  if (found === undefined) throw new Error(`The unit ${unit} of stage ${stage} of ${runName(run)} is not done.`);
  return found;
};
