import type { Run } from '../domain/run.ts';
import { allocatePlaces } from '../domain/draw/allocation.ts';
import { drawSeed } from '../domain/draw/seed.ts';
import { waits } from '../domain/selection-waits.ts';
import { OutsideUnavailable } from '../outside/unavailable.ts';
import { waveOf, type SelectionDependencies } from './dependencies.ts';
import { BeaconFact, DrawFact, factNames, FreezeSummary, mustFact, PublishedCommitmentFact } from './facts.ts';
import { oneUnit, type StageWork } from './stage.ts';

/**
 * Stage 6: waits for the round that the commitment names, and takes no other: a beacon that is down delays the draw
 * for as long as it is down. Then the seed and the places of every regency are fixed.
 */
export const beaconStage = (dependencies: SelectionDependencies): StageWork => {
  const { selections, beacon, now } = dependencies;

  const settlePlaces = async (run: Run): Promise<void> => {
    const { reservePercent } = await waveOf(dependencies, run);
    const { chain, root } = await mustFact(selections, run, factNames.commitment, PublishedCommitmentFact);
    const { round, randomness } = await mustFact(selections, run, factNames.beacon, BeaconFact);
    const seed = drawSeed({ waveId: run.waveId, reservePercent, chain, round, waveRoot: root, randomness });
    const regencies = await selections.units(run, 'freeze', FreezeSummary);
    const places = Object.fromEntries(allocatePlaces([...regencies.values()]));
    await selections.settleFact(run, factNames.draw, DrawFact, { seed: seed.toString('hex'), places });
  };

  return {
    units: oneUnit,
    mayWait: true,
    async work(run) {
      const committed = await mustFact(selections, run, factNames.commitment, PublishedCommitmentFact);
      const { round, roundAt } = committed;
      if (now().toISOString() < roundAt) {
        return { waitUntil: roundAt, waitingFor: waits.round(round, roundAt) };
      }
      if ((await selections.fact(run, factNames.beacon, BeaconFact)) === undefined) {
        try {
          const found = await beacon.round(await beacon.chain(), round);
          await selections.settleFact(run, factNames.beacon, BeaconFact, found);
        } catch (fault) {
          if (!(fault instanceof OutsideUnavailable)) throw fault;
          const waitUntil = new Date(now().getTime() + fault.retryAfterSeconds * 1_000).toISOString();
          return { waitUntil, waitingFor: waits.relay(round, fault.reason) };
        }
      }
      return { summary: {} };
    },
    finish: settlePlaces,
  };
};
