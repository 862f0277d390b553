import * as z from 'zod';
import { freezeNotBefore, hasKeysToDestroy, type Wave } from '../../shared/domain/wave.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { count } from '../../shared/platform/metrics.ts';
import { scheduled } from '../../shared/queue/schedule.ts';
import { sendAll } from '../../shared/queue/send.ts';
import type { Queue } from '../../shared/selection/dependencies.ts';
import { redriveStalled } from '../../shared/selection/redrive.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { runTable, type RunTable } from '../../shared/table/runs.ts';
import { selectionTable, type SelectionTable } from '../../shared/table/selections.ts';
import { waveTable, type Waves } from '../../shared/table/waves.ts';

interface Ticking {
  readonly waves: Pick<Waves, 'list' | 'startSelecting' | 'destroyKeys'>;
  readonly runs: Pick<RunTable, 'kind'>;
  readonly selections: SelectionTable;
  readonly queue: Queue;
  /** How much later than its date a change may reach the table, at most. */
  readonly settlingSeconds: number;
  readonly now: () => Date;
}

/** Notices go out after publication; by then nobody waits for one any more. In milliseconds. */
const lookedAfter = 14 * 86_400_000;

const isLookedAfter = ({ progress, openRun, announcedAt }: Wave, at: Date): boolean =>
  progress === 'selecting' ||
  openRun !== undefined ||
  (announcedAt !== undefined && at.getTime() - Date.parse(announcedAt) < lookedAfter);

/**
 * Every minute: begins the selection of each wave whose time has come, sets going again what has stood still, and
 * destroys keys that have had their time. It decides nothing: the instants on record do, so that a minute early, late or
 * twice makes no difference.
 */
export const tickWaves = ({ waves, runs, selections, queue, settlingSeconds, now }: Ticking) => {
  const redrive = redriveStalled({ selections, runs, queue, now });

  const tick = async (wave: Wave): Promise<void> => {
    const { waveId, progress } = wave;
    const at = now();
    if (progress === 'scheduled') {
      if (at < freezeNotBefore(wave, settlingSeconds)) return;
      if (await waves.startSelecting(waveId, at.toISOString())) log.info('The selection of a wave begins.', { waveId });
    } else if (isLookedAfter(wave, at)) {
      for (const run of new Set([wave.drawRun, wave.lastRun])) {
        if ((await redrive({ waveId, run })) !== 'driven') continue;
        count('SelectionsStalled');
        log.warn('A selection stood still and was set going again.', { waveId, run });
      }
    }
    if (hasKeysToDestroy(wave, at) && (await waves.destroyKeys(waveId, at.toISOString()))) {
      log.info('The keys of a wave were destroyed.', { waveId });
    }
  };

  return scheduled(async () => {
    const outcomes = await Promise.allSettled((await waves.list()).map(tick));
    // One wave's fault is no reason to leave the others.
    const faults = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} waves could not be looked after.`);
  });
};

const settings = environment({
  TABLE_NAME: z.string(),
  SELECTION_QUEUE_URL: z.url(),
  SETTLING_SECONDS: z.coerce.number().nonnegative(),
});
const table = tableNamed(settings.TABLE_NAME);
export const handler = tickWaves({
  waves: waveTable(table),
  runs: runTable(table),
  selections: selectionTable(table),
  queue: (messages) => sendAll(settings.SELECTION_QUEUE_URL, messages),
  settlingSeconds: settings.SETTLING_SECONDS,
  now: () => new Date(),
});
