import type { WaveId } from '../../events/event.ts';
import { allocatePlaces } from '../domain/draw/allocation.ts';
import { drawSeed } from '../domain/draw/seed.ts';
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

  const settlePlaces = async (waveId: WaveId): Promise<void> => {
    const { reservePercent } = await waveOf(dependencies, waveId);
    const { chain, root } = await mustFact(selections, waveId, factNames.commitment, PublishedCommitmentFact);
    const { round, randomness } = await mustFact(selections, waveId, factNames.beacon, BeaconFact);
    const seed = drawSeed({ waveId, reservePercent, chain, round, waveRoot: root, randomness });
    const regencies = await selections.units(waveId, 'freeze', FreezeSummary);
    const places = Object.fromEntries(allocatePlaces([...regencies.values()]));
    await selections.settleFact(waveId, factNames.draw, DrawFact, { seed: seed.toString('hex'), places });
  };

  return {
    units: oneUnit,
    mayWait: true,
    async run(waveId) {
      const committed = await mustFact(selections, waveId, factNames.commitment, PublishedCommitmentFact);
      const { round, roundAt } = committed;
      if (now().toISOString() < roundAt) {
        return { waitUntil: roundAt, waitingFor: `round ${round} of the beacon at ${roundAt}` };
      }
      if ((await selections.fact(waveId, factNames.beacon, BeaconFact)) === undefined) {
        try {
          const found = await beacon.round(await beacon.chain(), round);
          await selections.settleFact(waveId, factNames.beacon, BeaconFact, found);
        } catch (fault) {
          if (!(fault instanceof OutsideUnavailable)) throw fault;
          const waitUntil = new Date(now().getTime() + fault.retryAfterSeconds * 1_000).toISOString();
          return { waitUntil, waitingFor: `round ${round} of the beacon, which no relay has (${fault.reason})` };
        }
      }
      return { summary: {} };
    },
    finish: settlePlaces,
  };
};
