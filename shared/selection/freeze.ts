import { runName, type Run } from '../domain/run.ts';
import { commitRegency } from '../domain/draw/commitment.ts';
import { excludedByReason } from '../domain/draw/lines.ts';
import { sha256Hex } from '../domain/draw/hash.ts';
import { buildExcludedIndex, buildPlaceIndex } from '../domain/draw/result-index.ts';
import { evidencePaths } from '../domain/evidence/layout.ts';
import type { EvidenceStore } from '../evidence/store.ts';
import { remembered } from '../platform/remembered.ts';
import { Collected } from './collect.ts';
import type { SelectionDependencies } from './dependencies.ts';
import type { FreezeSummary, PublishedFile } from './facts.ts';
import { contentTypes, privatePaths, publicPath } from './paths.ts';
import { sliceGatherer, type GatherLimits } from './gather.ts';
import type { StageWork } from './stage.ts';

/** Writes a file of the public evidence, and answers its line of the manifest. */
export const publishFile = async (
  store: EvidenceStore,
  run: Run,
  file: { readonly path: string; readonly bytes: Buffer; readonly type: string },
): Promise<PublishedFile> => {
  await store.putOnce(publicPath(run, file.path), file.bytes, file.type);
  return { path: file.path, sha256: sha256Hex(file.bytes) };
};

/**
 * Stage 3: puts the slices of each regency together, and fixes who takes part and who does not, with their trees and
 * the regency's demand. It looks nothing up: the standing of everybody was brought up to date by what changed. However
 * large a regency is, it is worked on in parts; `limits` bound them, and never change what is written.
 */
export const freezeStage = (dependencies: SelectionDependencies, limits?: GatherLimits): StageWork => {
  const { waves, store } = dependencies;
  /** Reads the slices of a run, whose offsets never change. */
  const gathererOf = remembered(
    async (run: Run) => {
      const path = privatePaths.collected(run);
      const bytes = await store.read(path);
      if (bytes === undefined) throw new Error(`${path} is missing.`);
      return sliceGatherer(store, Collected.parse(JSON.parse(bytes.toString('latin1'))), limits);
    },
    { milliseconds: Infinity, entries: 2, nameOf: runName },
  );

  return {
    units: async ({ waveId }) => Object.keys(await waves.quota(waveId)).sort(),

    async work(run, code) {
      const { waveId } = run;
      const quota = (await waves.quota(waveId))[code];
      if (quota === undefined) throw new Error(`The regency ${code} is not in the quota table of wave ${waveId}.`);
      const gathered = await (await gathererOf(run))(code);
      const { applicants, excluded } = gathered;
      const files: PublishedFile[] = [];
      const publish = async (path: string, bytes: Buffer, type: string): Promise<void> => {
        files.push(await publishFile(store, run, { path, bytes, type }));
      };
      if (applicants.count > 0) {
        await publish(evidencePaths.applicants(code), gathered.applicantFile, contentTypes.csv);
        await store.putOnce(privatePaths.holders(run, code), gathered.holders, contentTypes.bytes);
        const { head, blocks } = buildPlaceIndex({ regency: code, applicants });
        await store.putOnce(privatePaths.placeBlocks(run, code), blocks, contentTypes.blocks);
        await store.putOnce(
          privatePaths.placeHead(run, code),
          Buffer.from(`${JSON.stringify(head)}\n`),
          contentTypes.json,
        );
      }
      if (excluded.count > 0) {
        await publish(evidencePaths.excluded(code), gathered.excludedFile, contentTypes.csv);
        const { head, blocks } = buildExcludedIndex({ regency: code, excluded });
        await publish(evidencePaths.excludedBlocks(code), blocks, contentTypes.blocks);
        await publish(evidencePaths.excludedHead(code), Buffer.from(`${JSON.stringify(head)}\n`), contentTypes.json);
      }
      const committed = commitRegency({ code, quota, applicants, excluded });
      return { summary: { ...committed, reasons: excludedByReason(excluded), files } satisfies FreezeSummary };
    },
  };
};
