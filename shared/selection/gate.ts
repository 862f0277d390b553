import type { Run } from '../domain/run.ts';
import { judgeDraw } from '../domain/fairness/judgement.ts';
import { currentStandard } from '../domain/fairness/standard.ts';
import { RegencyTally } from '../domain/fairness/tally.ts';
import { evidencePaths, Fairness, jsonFile, Release } from '../domain/evidence/layout.ts';
import { waits } from '../domain/selection-waits.ts';
import type { SelectionDependencies } from './dependencies.ts';
import {
  AnnouncementFact,
  DrawSummary,
  factNames,
  FairnessFact,
  type GateSummary,
  HeldFact,
  ReleaseFact,
  type PublishedFile,
} from './facts.ts';
import { publishFile } from './freeze.ts';
import { contentTypes, privatePaths } from './paths.ts';
import { forEachAtOnce, oneUnit, type StageWork } from './stage.ts';

/** How many regencies' contributions are read at once. */
const readsAtOnce = 16;

/** How soon a held result is looked at again, in milliseconds. */
const again = 60_000;

/**
 * Stage 8: judges whether the draw deviates from chance by day of joining, sex, age or priority, and publishes the
 * statistics. A draw that fails waits until two people have released it with a written reason, which is published too:
 * a gate holds back awards, not evidence. Finishing fixes the instant of the announcement.
 */
export const gateStage = (dependencies: SelectionDependencies): StageWork => {
  const { selections, waves, store, now } = dependencies;

  /** What the regencies contribute, in the order of their codes. */
  const talliesOf = async (run: Run): Promise<Map<string, RegencyTally>> => {
    const drawn = [...(await selections.units(run, 'draw', DrawSummary))].filter(
      ([, { isTallied }]) => isTallied === true,
    );
    const found = new Map<string, RegencyTally>();
    await forEachAtOnce(drawn, readsAtOnce, async ([code]) => {
      const path = privatePaths.tally(run, code);
      const bytes = await store.read(path);
      if (bytes === undefined) throw new Error(`${path} is missing.`);
      found.set(code, RegencyTally.parse(JSON.parse(bytes.toString('latin1'))));
    });
    return new Map([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  };

  /** Judges the draw once; whoever looks again finds the judgement on record. */
  const judgedOnce = async (run: Run): Promise<FairnessFact> => {
    const standing = await selections.fact(run, factNames.fairness, FairnessFact);
    if (standing !== undefined) return standing;
    const judgement = judgeDraw(await talliesOf(run), currentStandard);
    const bytes = jsonFile(Fairness.parse({ waveId: run.waveId, ...judgement }));
    const file = await publishFile(store, run, { path: evidencePaths.fairness, bytes, type: contentTypes.json });
    const fact = { verdict: judgement.verdict, file };
    return selections.settleFact(run, factNames.fairness, FairnessFact, fact);
  };

  const publishRelease = (run: Run, release: ReleaseFact): Promise<PublishedFile> => {
    const bytes = jsonFile(Release.parse({ waveId: run.waveId, ...release }));
    return publishFile(store, run, { path: evidencePaths.release, bytes, type: contentTypes.json });
  };

  return {
    units: oneUnit,
    mayWait: true,
    async work(run) {
      const { verdict, file } = await judgedOnce(run);
      if (verdict === 'passed') return { summary: { verdict, files: [file] } satisfies GateSummary };
      await selections.settleFact(run, factNames.held, HeldFact, { heldAt: now().toISOString() });
      const release = await selections.fact(run, factNames.release, ReleaseFact);
      if (release === undefined) {
        const waitUntil = new Date(now().getTime() + again).toISOString();
        return { waitUntil, waitingFor: waits.release };
      }
      return { summary: { verdict, files: [file, await publishRelease(run, release)] } satisfies GateSummary };
    },
    async finish(run) {
      const fact = { announcedAt: now().toISOString() };
      const { announcedAt } = await selections.settleFact(run, factNames.announcement, AnnouncementFact, fact);
      await waves.announce(run.waveId, announcedAt);
    },
  };
};
