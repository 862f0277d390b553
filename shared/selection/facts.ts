import * as z from 'zod';
import { Instant, type WaveId } from '../../events/event.ts';
import type { Stage } from '../../events/selection-stage-started.ts';
import { Hash, ListReference, RegencyCommitment, Round, ChainName } from '../domain/draw/commitment.ts';
import type { SelectionTable } from '../table/selections.ts';

/** What is written once in the course of a selection, before anything that follows from it is published. */

/** That no change up to the cut-off is outstanding, and which lists decide. */
export const BarrierFact = z.object({
  checkedAt: Instant,
  cutoffAt: Instant,
  buckets: z.int(),
  lists: z.array(ListReference),
});

/** The instants of a commitment. Several may be attempted; one is published. */
export const CommitmentFact = z.object({
  attempt: z.int().positive(),
  committedAt: Instant,
  chain: ChainName,
  round: Round,
  roundAt: Instant,
});
export type CommitmentFact = z.infer<typeof CommitmentFact>;

/** The commitment that was published before its round. */
export const PublishedCommitmentFact = CommitmentFact.extend({ root: Hash });

export const SignatureFact = z.object({ jws: z.string() });

/** The instant after which no strike can be added, and the versions of the lists that the strikes stand on. */
export const SealFact = z.object({ sealedAt: Instant, lists: z.array(ListReference) });

/** Whether the strikes were on the public record before the round: if not, nobody is struck. */
export const StrikesFact = z.object({ isPublished: z.boolean(), struck: z.int().nonnegative() });

export const BeaconFact = z.object({ round: Round, randomness: Hash, signature: z.string() });

export const DrawFact = z.object({ seed: Hash, places: z.record(z.string(), z.int().nonnegative()) });

/** Day 0 of the winners' deadlines. */
export const AnnouncementFact = z.object({ announcedAt: Instant });

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
  announcement: 'ANNOUNCEMENT',
  result: 'RESULT',
};

/** A published file of a unit, for the manifest. */
export const PublishedFile = z.object({ path: z.string(), sha256: Hash });
export type PublishedFile = z.infer<typeof PublishedFile>;

export const CollectSummary = z.object({
  file: z.string(),
  index: z.string(),
  applicants: z.int(),
  excluded: z.int(),
});

export const FreezeSummary = z.object({ ...RegencyCommitment.shape, files: z.array(PublishedFile) });
export type FreezeSummary = z.infer<typeof FreezeSummary>;

export const DrawSummary = z.object({
  places: z.int().nonnegative(),
  winners: z.int().nonnegative(),
  files: z.array(PublishedFile),
});
export type DrawSummary = z.infer<typeof DrawSummary>;

export const AwardSummary = z.object({ winners: z.int().nonnegative() });

/** A fact that an earlier stage has written. @throws Error where it is not there. */
export const mustFact = async <Schema extends z.ZodType>(
  selections: SelectionTable,
  waveId: WaveId,
  name: string,
  schema: Schema,
): Promise<z.infer<Schema>> => {
  const found = await selections.fact(waveId, name, schema);
  if (found === undefined) throw new Error(`The selection of wave ${waveId} has no fact ${name} yet.`);
  return found;
};

/** The summary of a unit that an earlier stage has done. @throws Error where it is not done. */
export const mustUnit = async <Schema extends z.ZodType>(
  selections: SelectionTable,
  { waveId, stage, unit }: { readonly waveId: WaveId; readonly stage: Stage; readonly unit: string },
  schema: Schema,
): Promise<z.infer<Schema>> => {
  const found = await selections.unit(waveId, stage, unit, schema);
  if (found === undefined) throw new Error(`The unit ${unit} of stage ${stage} of wave ${waveId} is not done.`);
  return found;
};
