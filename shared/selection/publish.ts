import type { WaveId } from '../../events/event.ts';
import { sha256Hex } from '../domain/draw/hash.ts';
import { buildManifest, buildResult, evidencePaths, jsonFile, type RegencyResult } from '../evidence/layout.ts';
import { signatureOf } from './commit.ts';
import type { SelectionDependencies } from './dependencies.ts';
import { sealedStrikes } from './draw.ts';
import {
  BeaconFact,
  DrawFact,
  DrawSummary,
  factNames,
  FreezeSummary,
  mustFact,
  PublishedCommitmentFact,
  ResultFact,
  StrikesFact,
  type PublishedFile,
} from './facts.ts';
import { publishFile } from './freeze.ts';
import { contentTypes, publicPath } from './paths.ts';
import { oneUnit, type StageWork } from './stage.ts';

/**
 * Stage 9: the result, and the signed manifest over every published file. From here on everybody sees the result, and
 * the next wave may be selected.
 */
export const publishStage = (dependencies: SelectionDependencies): StageWork => {
  const { selections, waves, store, now } = dependencies;

  const publishResult = async (waveId: WaveId): Promise<PublishedFile> => {
    const { chain } = await mustFact(selections, waveId, factNames.commitment, PublishedCommitmentFact);
    const beacon = await mustFact(selections, waveId, factNames.beacon, BeaconFact);
    const { seed } = await mustFact(selections, waveId, factNames.draw, DrawFact);
    const drawn = await selections.units(waveId, 'draw', DrawSummary);
    const struck = await sealedStrikes(dependencies, waveId);
    const fact = { publishedAt: now().toISOString() };
    const { publishedAt } = await selections.settleFact(waveId, factNames.result, ResultFact, fact);
    const regencies: RegencyResult[] = [...drawn].map(([code, { places, winners }]) => ({
      code,
      places,
      winners,
      struck: struck.get(code) ?? [],
    }));
    const result = buildResult({ waveId, chain, beacon, seed: Buffer.from(seed, 'hex'), publishedAt, regencies });
    const file = { path: evidencePaths.result, bytes: jsonFile(result), type: contentTypes.json };
    return publishFile(store, waveId, file);
  };

  /** The manifest's lines of the few files that no unit has reported. */
  const reread = async (waveId: WaveId): Promise<PublishedFile[]> => {
    const { isPublished } = await mustFact(selections, waveId, factNames.strikes, StrikesFact);
    const { commitment, commitmentSignature, strikes } = evidencePaths;
    const paths = [commitment, commitmentSignature, ...(isPublished ? [strikes] : [])];
    return Promise.all(
      paths.map(async (path) => {
        const bytes = await store.read(publicPath(waveId, path));
        if (bytes === undefined) throw new Error(`${path} of wave ${waveId} is missing.`);
        return { path, sha256: sha256Hex(bytes) };
      }),
    );
  };

  return {
    units: oneUnit,
    async run(waveId) {
      const result = await publishResult(waveId);
      const frozen = await selections.units(waveId, 'freeze', FreezeSummary);
      const drawn = await selections.units(waveId, 'draw', DrawSummary);
      const reported = [...frozen.values(), ...drawn.values()].flatMap(({ files }) => files);
      const manifest = jsonFile(buildManifest([result, ...(await reread(waveId)), ...reported]));
      const name = evidencePaths.manifest;
      const jws = await signatureOf(dependencies, waveId, { name, bytes: manifest });
      const signaturePath = publicPath(waveId, evidencePaths.manifestSignature);
      await store.putOnce(publicPath(waveId, name), manifest, contentTypes.json);
      await store.putOnce(signaturePath, Buffer.from(jws), contentTypes.jws);
      await waves.publish(waveId);
      await selections.endTurn(waveId, now().toISOString());
      return { summary: { files: reported.length } };
    },
  };
};
