import type { Run } from '../domain/run.ts';
import type * as z from 'zod';
import { roundAt, timeOf } from '../domain/draw/beacon.ts';
import { commitWave, RegencyCommitment, type Commitment } from '../domain/draw/commitment.ts';
import { commitBefore, roundNotBefore } from '../domain/selection.ts';
import type { Wave } from '../domain/wave.ts';
import { evidencePaths, jsonFile } from '../evidence/layout.ts';
import { waveOf, type SelectionDependencies } from './dependencies.ts';
import {
  BarrierFact,
  CommitmentFact,
  type CommitSummary,
  factNames,
  FreezeSummary,
  mustFact,
  PublishedCommitmentFact,
  SignatureFact,
} from './facts.ts';
import { publishHistory } from './history.ts';
import { contentTypes, publicPath } from './paths.ts';
import { oneUnit, type StageWork } from './stage.ts';

/**
 * The signature of a published file, fixed before it is published: a signature of KMS differs each time, and the
 * published bytes may not.
 */
export const signatureOf = async (
  { selections, signer }: Pick<SelectionDependencies, 'selections' | 'signer'>,
  run: Run,
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
): Promise<string> => {
  const fact = factNames.signature(name);
  const standing = await selections.fact(run, fact, SignatureFact);
  if (standing !== undefined) return standing.jws;
  const jws = await signer.signDetached(bytes);
  return (await selections.settleFact(run, fact, SignatureFact, { jws })).jws;
};

/** A run, with its wave. */
interface RunningWave {
  readonly run: Run;
  readonly wave: Wave;
}

/**
 * The commitment, from the facts alone: the same bytes whoever builds it, whenever.
 */
const commitmentOf = async (
  { selections }: Pick<SelectionDependencies, 'selections'>,
  { run, wave }: RunningWave,
  { committedAt, chain, round }: CommitmentFact,
): Promise<Commitment> => {
  const { lists } = await mustFact(selections, run, factNames.barrier, BarrierFact);
  const regencies = await selections.units(run, 'freeze', FreezeSummary);
  return commitWave({
    waveId: wave.waveId,
    reservePercent: wave.reservePercent,
    beacon: { chain, round },
    committedAt,
    lists,
    regencies: [...regencies.values()].map((regency) => RegencyCommitment.parse(regency)),
  });
};

/**
 * Stage 4: publishes the commitment before the beacon's round that it names exists. Should a commitment be fixed and
 * not published in time (the worker died, and nobody looked for hours), another one is made that names a later round.
 */
export const commitStage = (dependencies: SelectionDependencies): StageWork => {
  const { selections, runs, store, beacon, now } = dependencies;

  /** The time of the round that the run had named which this one replaces: no round is named twice. */
  const replacedRound = async (run: Run): Promise<string | undefined> => {
    const record = await runs.record(run);
    if (record === undefined) return undefined;
    const replaced = { waveId: run.waveId, run: record.basis };
    return (await selections.fact(replaced, factNames.commitment, PublishedCommitmentFact))?.roundAt;
  };

  const attempted = async ({ run, wave }: RunningWave, attempt: number): Promise<CommitmentFact> => {
    const name = factNames.commitmentAttempt(attempt);
    const standing = await selections.fact(run, name, CommitmentFact);
    if (standing !== undefined) return standing;
    const committedAt = now().toISOString();
    const chain = await beacon.chain();
    const round = roundAt(chain, roundNotBefore(wave, committedAt, await replacedRound(run)));
    const fact = { attempt, committedAt, chain: chain.name, round, roundAt: timeOf(chain, round) };
    return selections.settleFact(run, name, CommitmentFact, fact);
  };

  /** Publishes an attempt, or answers undefined where it comes too late and another is to be made. */
  const published = async ({ run, wave }: RunningWave, fact: CommitmentFact) => {
    const commitment = await commitmentOf(dependencies, { run, wave }, fact);
    const bytes = jsonFile(commitment);
    const path = publicPath(run, evidencePaths.commitment);
    const standing = await store.read(path);
    if (standing === undefined) {
      if (now().toISOString() >= commitBefore(wave, fact.roundAt)) return undefined;
      await store.putOnce(path, bytes, contentTypes.json);
    } else if (!standing.equals(bytes)) {
      // A later attempt was published before this one was.
      return undefined;
    }
    return { bytes, root: commitment.root };
  };

  return {
    units: oneUnit,
    async work(run) {
      const wave = await waveOf(dependencies, run);
      for (let attempt = 1; ; attempt += 1) {
        const fact = await attempted({ run, wave }, attempt);
        const found = await published({ run, wave }, fact);
        if (found === undefined) continue;
        const name = `${evidencePaths.commitment}-${attempt}`;
        const jws = await signatureOf(dependencies, run, { name, bytes: found.bytes });
        const signaturePath = publicPath(run, evidencePaths.commitmentSignature);
        await store.putOnce(signaturePath, Buffer.from(jws), contentTypes.jws);
        const publishedFact = { ...fact, root: found.root };
        await selections.settleFact(run, factNames.commitment, PublishedCommitmentFact, publishedFact);
        const files = await publishHistory(dependencies, run);
        return { summary: { files } satisfies z.infer<typeof CommitSummary> };
      }
    },
  };
};
