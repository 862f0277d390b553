import * as z from 'zod';
import { sha256Hex } from '../domain/draw/hash.ts';
import { enrollmentShards } from '../table/keys.ts';
import type { SelectionDependencies } from './dependencies.ts';
import { CollectSummary } from './facts.ts';
import { contentTypes, privatePaths } from './paths.ts';
import { Slice, sliceBuilder, SliceIndex } from './slices.ts';
import { forEachAtOnce, type StageWork } from './stage.ts';

/** Of every regency that has a ticket: the files that hold its slices, by their number, in the order of the tickets. */
export const Collected = z.object({
  files: z.array(z.string()),
  regencies: z.record(z.string(), z.array(z.tuple([z.int().nonnegative(), ...Slice.def.items]))),
});
export type Collected = z.infer<typeof Collected>;

const jsonBytes = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

/**
 * Stage 2: reads every enrolment once, a shard a unit, and sorts it by regency. Shards hold consecutive ranges of
 * tickets in order, so a regency's slices of all shards, one after another, are sorted by ticket.
 */
export const collectStage = (dependencies: SelectionDependencies): StageWork => {
  const { selections, waves, enrollments, store } = dependencies;
  return {
    units: () =>
      Promise.resolve(Array.from({ length: enrollmentShards }, (_, shard) => String(shard).padStart(2, '0'))),

    async work(run, unit) {
      const builder = sliceBuilder(await waves.quota(run.waveId));
      for await (const page of enrollments.shardPages(run.waveId, Number(unit))) {
        for (const enrollment of page) builder.add(enrollment);
      }
      const { file, index, applicants, excluded } = builder.build();
      const slices = privatePaths.slices(run, unit, sha256Hex(file));
      await store.putOnce(slices, file, contentTypes.csv);
      const indexFile = jsonBytes(index);
      const indexPath = privatePaths.sliceIndex(run, unit, sha256Hex(indexFile));
      await store.putOnce(indexPath, indexFile, contentTypes.json);
      return {
        summary: { file: slices, index: indexPath, applicants, excluded } satisfies z.infer<typeof CollectSummary>,
      };
    },

    async finish(run) {
      const units = [...(await selections.units(run, 'collect', CollectSummary)).values()];
      const indexes = new Map<string, SliceIndex>();
      await forEachAtOnce(units, 8, async ({ index }) => {
        const bytes = await store.read(index);
        if (bytes === undefined) throw new Error(`${index} is missing.`);
        indexes.set(index, SliceIndex.parse(JSON.parse(bytes.toString('latin1'))));
      });
      const regencies: Collected['regencies'] = {};
      for (const [place, { index }] of units.entries()) {
        for (const [code, slice] of Object.entries(indexes.get(index) ?? {})) {
          (regencies[code] ??= []).push([place, ...slice]);
        }
      }
      const collected: Collected = { files: units.map(({ file }) => file), regencies };
      await store.putOnce(privatePaths.collected(run), jsonBytes(collected), contentTypes.json);
    },
  };
};
