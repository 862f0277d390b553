import type { Run } from '../domain/run.ts';
import { sha256Hex } from '../domain/draw/hash.ts';
import { buildManifest, buildResult, evidencePaths, jsonFile, type RegencyResult } from '../domain/evidence/layout.ts';
import { signatureOf } from './commit.ts';
import type { SelectionDependencies } from './dependencies.ts';
import { sealedStrikes } from './draw.ts';
import {
  BeaconFact,
  CommitSummary,
  DrawFact,
  DrawSummary,
  factNames,
  FreezeSummary,
  GateSummary,
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
 * Stage 10: the result, and the signed manifest over every published file. From here on everybody sees the result, and
 * the next wave may be selected.
 */
export const publishStage = (dependencies: SelectionDependencies): StageWork => {
  const { selections, waves, store, now } = dependencies;

  const publishResult = async (run: Run): Promise<PublishedFile> => {
    const { chain } = await mustFact(selections, run, factNames.commitment, PublishedCommitmentFact);
    const beacon = await mustFact(selections, run, factNames.beacon, BeaconFact);
    const { seed } = await mustFact(selections, run, factNames.draw, DrawFact);
    const drawn = await selections.units(run, 'draw', DrawSummary);
    const struck = await sealedStrikes(dependencies, run);
    const fact = { publishedAt: now().toISOString() };
    const { publishedAt } = await selections.settleFact(run, factNames.result, ResultFact, fact);
    const regencies: RegencyResult[] = [...drawn].map(([code, { places, winners }]) => ({
      code,
      places,
      winners,
      struck: struck.get(code) ?? [],
    }));
    const result = buildResult({
      waveId: run.waveId,
      chain,
      beacon,
      seed: Buffer.from(seed, 'hex'),
      publishedAt,
      regencies,
    });
    const file = { path: evidencePaths.result, bytes: jsonFile(result), type: contentTypes.json };
    return publishFile(store, run, file);
  };

  /** The manifest's lines of the few files that no unit has reported. */
  const reread = async (run: Run): Promise<PublishedFile[]> => {
    const { isPublished } = await mustFact(selections, run, factNames.strikes, StrikesFact);
    const { commitment, commitmentSignature, strikes } = evidencePaths;
    const paths = [commitment, commitmentSignature, ...(isPublished ? [strikes] : [])];
    return Promise.all(
      paths.map(async (path) => {
        const bytes = await store.read(publicPath(run, path));
        if (bytes === undefined) throw new Error(`${publicPath(run, path)} is missing.`);
        return { path, sha256: sha256Hex(bytes) };
      }),
    );
  };

  return {
    units: oneUnit,
    async work(run) {
      const result = await publishResult(run);
      const frozen = await selections.units(run, 'freeze', FreezeSummary);
      const drawn = await selections.units(run, 'draw', DrawSummary);
      const judged = await selections.units(run, 'gate', GateSummary);
      const committed = await selections.units(run, 'commit', CommitSummary);
      const units = [...committed.values(), ...frozen.values(), ...drawn.values(), ...judged.values()];
      const reported = units.flatMap(({ files }) => files);
      const manifest = jsonFile(buildManifest([result, ...(await reread(run)), ...reported]));
      const name = evidencePaths.manifest;
      const jws = await signatureOf(dependencies, run, { name, bytes: manifest });
      const signaturePath = publicPath(run, evidencePaths.manifestSignature);
      await store.putOnce(publicPath(run, name), manifest, contentTypes.json);
      await store.putOnce(signaturePath, Buffer.from(jws), contentTypes.jws);
      await waves.publish(run);
      await selections.endTurn(run.waveId, now().toISOString());
      return { summary: { files: reported.length } };
    },
  };
};
