import { runName, type Run } from '../domain/run.ts';
import type * as z from 'zod';
import { roundAt, timeOf } from '../domain/draw/beacon.ts';
import { commitWave, RegencyCommitment, type Commitment } from '../domain/draw/commitment.ts';
import { sha256Hex } from '../domain/draw/hash.ts';
import { witnessFault, witnessToleranceSeconds } from '../domain/draw/witness.ts';
import { commitBefore, roundNotBefore } from '../domain/selection.ts';
import { waits } from '../domain/selection-waits.ts';
import type { Wave } from '../domain/wave.ts';
import { evidencePaths, jsonFile } from '../domain/evidence/layout.ts';
import { OutsideUnavailable } from '../outside/unavailable.ts';
import { waveOf, type SelectionDependencies } from './dependencies.ts';
import {
  BarrierFact,
  CommitmentAttempt,
  type CommitmentFact,
  type CommitSummary,
  factNames,
  FreezeSummary,
  mustFact,
  PublishedCommitmentFact,
  SignatureFact,
} from './facts.ts';
import { publishFile } from './freeze.ts';
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

/** What became of an attempt to commit; undefined where it comes too late, and another is to be made. */
type Published = { readonly bytes: Buffer; readonly root: string } | undefined;

/**
 * Stage 4: has the commitment witnessed by someone else, and publishes it before the beacon's round that it names
 * exists. While nobody witnesses it the stage waits, and the round that is named in the end is later by as much. Should
 * a witnessed commitment not be published in time (the worker died, and nobody looked for hours), another one is made
 * that names a later round.
 */
export const commitStage = (dependencies: SelectionDependencies): StageWork => {
  const { selections, runs, store, beacon, witness, now } = dependencies;

  /** The time of the round that the run had named which this one replaces: no round is named twice. */
  const replacedRound = async (run: Run): Promise<string | undefined> => {
    const record = await runs.record(run);
    if (record === undefined) return undefined;
    const replaced = { waveId: run.waveId, run: record.basis };
    return (await selections.fact(replaced, factNames.commitment, PublishedCommitmentFact))?.roundAt;
  };

  const isInTime = (wave: Wave, { roundAt: time }: CommitmentFact): boolean =>
    now().toISOString() < commitBefore(wave, time);

  /**
   * @throws OutsideUnavailable while no witness stamps it in time. Nothing is on record then.
   * @throws Error where a commitment is published and none that is on record is it: the table was restored to before it, and
   * a second one would be another draw.
   */
  const attempted = async ({ run, wave }: RunningWave, attempt: number): Promise<CommitmentAttempt> => {
    const name = factNames.commitmentAttempt(attempt);
    const standing = await selections.fact(run, name, CommitmentAttempt);
    if (standing !== undefined) return standing;
    // An attempt is put on record before it is published, and all that are on record were compared with it by now.
    if ((await store.read(publicPath(run, evidencePaths.commitment))) !== undefined)
      throw new Error(`The commitment of ${runName(run)} is published, and it is not on record.`);
    const committedAt = now().toISOString();
    const chain = await beacon.chain();
    const round = roundAt(chain, roundNotBefore(wave, committedAt, await replacedRound(run)));
    const fact = { attempt, committedAt, chain: chain.name, round, roundAt: timeOf(chain, round) };
    const bytes = jsonFile(await commitmentOf(dependencies, { run, wave }, fact));
    const commitment = { sha256: sha256Hex(bytes), ...fact };
    const reply = await witness.stamp(
      bytes,
      (stamp) =>
        witnessFault(stamp, commitment) === undefined &&
        Date.parse(stamp.at) <= now().getTime() + 1_000 * witnessToleranceSeconds &&
        // An answer that took so long is of no use: the next attempt names a later round.
        isInTime(wave, fact),
    );
    return selections.settleFact(run, name, CommitmentAttempt, { ...fact, timeStamp: reply.toString('base64') });
  };

  const published = async ({ run, wave }: RunningWave, fact: CommitmentAttempt): Promise<Published> => {
    const commitment = await commitmentOf(dependencies, { run, wave }, fact);
    const bytes = jsonFile(commitment);
    const path = publicPath(run, evidencePaths.commitment);
    const standing = await store.read(path);
    if (standing === undefined) {
      if (!isInTime(wave, fact)) return undefined;
      await store.putOnce(path, bytes, contentTypes.json);
    } else if (!standing.equals(bytes)) {
      // A later attempt was published before this one was.
      return undefined;
    }
    return { bytes, root: commitment.root };
  };

  /** What goes with the commitment, once it is published. @returns the files that the manifest names beside it. */
  const accompany = async (
    run: Run,
    { timeStamp, ...fact }: CommitmentAttempt,
    { bytes, root }: NonNullable<Published>,
  ) => {
    const name = `${evidencePaths.commitment}-${fact.attempt}`;
    const jws = await signatureOf(dependencies, run, { name, bytes });
    await store.putOnce(publicPath(run, evidencePaths.commitmentSignature), Buffer.from(jws), contentTypes.jws);
    const stamped = await publishFile(store, run, {
      path: evidencePaths.commitmentTimeStamp,
      bytes: Buffer.from(timeStamp, 'base64'),
      type: contentTypes.timeStamp,
    });
    await selections.settleFact(run, factNames.commitment, PublishedCommitmentFact, { ...fact, root });
    return [stamped, ...(await publishHistory(dependencies, run))];
  };

  return {
    units: oneUnit,
    mayWait: true,
    async work(run) {
      const wave = await waveOf(dependencies, run);
      try {
        for (let attempt = 1; ; attempt += 1) {
          const fact = await attempted({ run, wave }, attempt);
          const found = await published({ run, wave }, fact);
          if (found === undefined) continue;
          return { summary: { files: await accompany(run, fact, found) } satisfies z.infer<typeof CommitSummary> };
        }
      } catch (fault) {
        if (!(fault instanceof OutsideUnavailable)) throw fault;
        const waitUntil = new Date(now().getTime() + fault.retryAfterSeconds * 1_000).toISOString();
        return {
          waitUntil,
          waitingFor: waits.commitment(fault),
        };
      }
    },
  };
};
