import type { WaveId } from '../../events/event.ts';
import { roundAt, timeOf } from '../domain/draw/beacon.ts';
import { commitWave, RegencyCommitment, type Commitment } from '../domain/draw/commitment.ts';
import { commitBefore, roundNotBefore } from '../domain/selection.ts';
import type { Wave } from '../domain/wave.ts';
import { evidencePaths, jsonFile } from '../evidence/layout.ts';
import { waveOf, type SelectionDependencies } from './dependencies.ts';
import {
  BarrierFact,
  CommitmentFact,
  factNames,
  FreezeSummary,
  mustFact,
  PublishedCommitmentFact,
  SignatureFact,
} from './facts.ts';
import { contentTypes, publicPath } from './paths.ts';
import { oneUnit, type StageWork } from './stage.ts';

/**
 * The signature of a published file, fixed before it is published: a signature of KMS differs each time, and the
 * published bytes may not.
 */
export const signatureOf = async (
  { selections, signer }: Pick<SelectionDependencies, 'selections' | 'signer'>,
  waveId: WaveId,
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
): Promise<string> => {
  const fact = factNames.signature(name);
  const standing = await selections.fact(waveId, fact, SignatureFact);
  if (standing !== undefined) return standing.jws;
  const jws = await signer.signDetached(bytes);
  return (await selections.settleFact(waveId, fact, SignatureFact, { jws })).jws;
};

/**
 * The commitment, from the facts alone: the same bytes whoever builds it, whenever.
 */
const commitmentOf = async (
  { selections }: Pick<SelectionDependencies, 'selections'>,
  wave: Wave,
  { committedAt, chain, round }: CommitmentFact,
): Promise<Commitment> => {
  const { lists } = await mustFact(selections, wave.waveId, factNames.barrier, BarrierFact);
  const regencies = await selections.units(wave.waveId, 'freeze', FreezeSummary);
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
  const { selections, store, beacon, now } = dependencies;

  const attempted = async (wave: Wave, attempt: number): Promise<CommitmentFact> => {
    const name = factNames.commitmentAttempt(attempt);
    const standing = await selections.fact(wave.waveId, name, CommitmentFact);
    if (standing !== undefined) return standing;
    const committedAt = now().toISOString();
    const chain = await beacon.chain();
    const round = roundAt(chain, roundNotBefore(wave, committedAt));
    const fact = { attempt, committedAt, chain: chain.name, round, roundAt: timeOf(chain, round) };
    return selections.settleFact(wave.waveId, name, CommitmentFact, fact);
  };

  /** Publishes an attempt, or answers undefined where it comes too late and another is to be made. */
  const published = async (wave: Wave, fact: CommitmentFact) => {
    const commitment = await commitmentOf(dependencies, wave, fact);
    const bytes = jsonFile(commitment);
    const path = publicPath(wave.waveId, evidencePaths.commitment);
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
    async run(waveId) {
      const wave = await waveOf(dependencies, waveId);
      for (let attempt = 1; ; attempt += 1) {
        const fact = await attempted(wave, attempt);
        const found = await published(wave, fact);
        if (found === undefined) continue;
        const name = `${evidencePaths.commitment}-${attempt}`;
        const jws = await signatureOf(dependencies, waveId, { name, bytes: found.bytes });
        const signaturePath = publicPath(waveId, evidencePaths.commitmentSignature);
        await store.putOnce(signaturePath, Buffer.from(jws), contentTypes.jws);
        const publishedFact = { ...fact, root: found.root };
        await selections.settleFact(waveId, factNames.commitment, PublishedCommitmentFact, publishedFact);
        return { summary: {} };
      }
    },
  };
};
