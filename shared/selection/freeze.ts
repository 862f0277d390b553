import type { WaveId } from '../../events/event.ts';
import { commitRegency } from '../domain/draw/commitment.ts';
import { sha256Hex } from '../domain/draw/hash.ts';
import { applicantFile, excludedFile } from '../domain/draw/lines.ts';
import { buildExcludedIndex } from '../domain/draw/result-index.ts';
import { rowsOf } from '../domain/draw/rows.ts';
import { evidencePaths } from '../evidence/layout.ts';
import type { EvidenceStore } from '../evidence/store.ts';
import { remembered } from '../platform/remembered.ts';
import { Collected } from './collect.ts';
import type { SelectionDependencies } from './dependencies.ts';
import type { FreezeSummary, PublishedFile } from './facts.ts';
import { contentTypes, privatePaths, publicPath } from './paths.ts';
import { partApplicants } from './slices.ts';
import { forEachAtOnce, type StageWork } from './stage.ts';

/** Writes a file of the public evidence, and answers its line of the manifest. */
export const publishFile = async (
  store: EvidenceStore,
  waveId: WaveId,
  file: { readonly path: string; readonly bytes: Buffer; readonly type: string },
): Promise<PublishedFile> => {
  await store.putOnce(publicPath(waveId, file.path), file.bytes, file.type);
  return { path: file.path, sha256: sha256Hex(file.bytes) };
};

/** How many slices of a regency are read at once. */
const readsAtOnce = 8;

/**
 * Stage 3: puts the slices of each regency together, and fixes who takes part and who does not, with their trees and
 * the regency's demand. It looks nothing up: the standing of everybody was brought up to date by what changed.
 */
export const freezeStage = (dependencies: SelectionDependencies): StageWork => {
  const { waves, store } = dependencies;
  /** The offsets of all slices, which never change. */
  const collectedOf = remembered(
    async (waveId: WaveId): Promise<Collected> => {
      const path = privatePaths.collected(waveId);
      const bytes = await store.read(path);
      if (bytes === undefined) throw new Error(`${path} is missing.`);
      return Collected.parse(JSON.parse(bytes.toString('latin1')));
    },
    { milliseconds: Infinity, entries: 2 },
  );

  const slicesOf = async (waveId: WaveId, code: string): Promise<{ applicants: Buffer; excluded: Buffer }> => {
    const { files, regencies } = await collectedOf(waveId);
    const slices = regencies[code] ?? [];
    const parts: { applicants: Buffer; excluded: Buffer }[] = [];
    await forEachAtOnce(slices.entries(), readsAtOnce, async ([place, [file, offset, applicants, excluded]]) => {
      const bytes = await store.readRange(files[file] ?? '', offset, applicants + excluded);
      parts[place] = { applicants: bytes.subarray(0, applicants), excluded: bytes.subarray(applicants) };
    });
    return {
      applicants: Buffer.concat(parts.map((part) => part.applicants)),
      excluded: Buffer.concat(parts.map((part) => part.excluded)),
    };
  };

  return {
    units: async (waveId) => Object.keys(await waves.quota(waveId)).sort(),

    async run(waveId, code) {
      const quota = (await waves.quota(waveId))[code];
      if (quota === undefined) throw new Error(`The regency ${code} is not in the quota table of wave ${waveId}.`);
      const slices = await slicesOf(waveId, code);
      const parted = partApplicants(slices.applicants);
      const applicants = rowsOf(parted.applicants);
      const excluded = rowsOf(slices.excluded);
      const files: PublishedFile[] = [];
      const publish = async (path: string, bytes: Buffer, type: string): Promise<void> => {
        files.push(await publishFile(store, waveId, { path, bytes, type }));
      };
      if (applicants.count > 0) {
        await publish(evidencePaths.applicants(code), applicantFile(applicants), contentTypes.csv);
        await store.putOnce(privatePaths.holders(waveId, code), parted.holders, contentTypes.csv);
      }
      if (excluded.count > 0) {
        await publish(evidencePaths.excluded(code), excludedFile(excluded), contentTypes.csv);
        const { head, blocks } = buildExcludedIndex({ regency: code, excluded });
        await publish(evidencePaths.excludedBlocks(code), blocks, contentTypes.blocks);
        await publish(evidencePaths.excludedHead(code), Buffer.from(`${JSON.stringify(head)}\n`), contentTypes.json);
      }
      const committed = commitRegency({ code, quota, applicants, excluded });
      return { summary: { ...committed, files } satisfies FreezeSummary };
    },
  };
};
