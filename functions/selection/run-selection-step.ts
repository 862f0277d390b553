import * as z from 'zod';
import { quicknet, roundFault } from '../../shared/domain/draw/beacon.ts';
import { SelectionStep } from '../../shared/domain/selection.ts';
import { evidenceStore } from '../../shared/evidence/store.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { rootSigner } from '../../shared/keys/signing.ts';
import { beaconPort } from '../../shared/outside/beacon.ts';
import { witnessPort } from '../../shared/outside/witness.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { count } from '../../shared/platform/metrics.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import type { SelectionDependencies } from '../../shared/selection/dependencies.ts';
import { AwardSummary } from '../../shared/selection/facts.ts';
import { selectionStages } from '../../shared/selection/stages.ts';
import { stepRunner } from '../../shared/selection/step.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { freedPlaceTable } from '../../shared/table/freed-places.ts';
import { householdTable } from '../../shared/table/households.ts';
import { listTable } from '../../shared/table/lists.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { runTable } from '../../shared/table/runs.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { strikeTable } from '../../shared/table/strikes.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { workOrderTable } from '../../shared/table/work-orders.ts';

/** Queue Selection: one step of a wave's selection, from the barrier to the notices. */
export const runSelectionStep = (dependencies: SelectionDependencies) => {
  const { selections, runs, queue, now } = dependencies;
  const run = stepRunner({
    selections,
    runs,
    queue,
    now,
    stages: selectionStages(dependencies),
    onUnitDone: (stage, summary) => {
      count('SelectionUnitsDone');
      if (stage === 'award') count('AwardsMade', AwardSummary.parse(summary).winners);
    },
    onUnitWaiting: (stage) => {
      if (stage === 'gate') count('DrawsHeldForFairness');
    },
  });
  return worker(SelectionStep, async (step) => {
    log.appendKeys({ ...step });
    log.info('Selection step started.');
    await run(step);
    log.info('Selection step ended.');
  });
};

const settings = environment({
  TABLE_NAME: z.string(),
  EVIDENCE_BUCKET: z.string(),
  DATA_KEY_ARN: z.string(),
  SIGNING_KEY_ARN: z.string(),
  SELECTION_QUEUE_URL: z.url(),
  NOTICES_QUEUE_URL: z.url(),
  /** The relays of the beacon, in the order of preference, parted by commas. */
  BEACON_URLS: z.string().min(1),
  BEACON_CHAIN: z.string(),
  /** The time-stamping authorities, in the order of preference, parted by commas. */
  WITNESS_URLS: z.string().min(1),
});

const table = tableNamed(settings.TABLE_NAME);
const relays = beaconPort({ urls: settings.BEACON_URLS.split(','), chain: settings.BEACON_CHAIN });

export const handler = runSelectionStep({
  selections: selectionTable(table),
  waves: waveTable(table),
  runs: runTable(table),
  enrollments: enrollmentTable(table),
  registrations: registrationTable(table),
  claims: claimTable(table),
  workOrders: workOrderTable(table),
  households: householdTable(table),
  lists: listTable(table),
  strikes: strikeTable(table),
  freedPlaces: freedPlaceTable(table),
  awards: awardTable(table),
  store: evidenceStore(settings.EVIDENCE_BUCKET),
  keys: keyStore(table, settings.DATA_KEY_ARN),
  signer: rootSigner({ keyArn: settings.SIGNING_KEY_ARN }),
  beacon: {
    // The public chain is pinned: whatever a relay says of it, its key, genesis and period are known.
    chain: () => (settings.BEACON_CHAIN === quicknet.name ? Promise.resolve(quicknet) : relays.chain()),
    round: (chain, number) => relays.round(number, (round) => roundFault(chain, round) === undefined),
  },
  witness: witnessPort({ urls: settings.WITNESS_URLS.split(',') }),
  queue: (messages) => sendAll(settings.SELECTION_QUEUE_URL, messages),
  notices: (messages) => sendAll(settings.NOTICES_QUEUE_URL, messages),
  now: () => new Date(),
});
