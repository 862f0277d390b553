import { awardRun } from './award-run.ts';
import { closingMinute } from './closing-minute.ts';
import { joiningWave } from './joining-wave.ts';
import type { Load } from './load.ts';
import { monthEnd } from './month-end.ts';
import { openingMinute } from './opening-minute.ts';
import { payoutDay } from './payout-day.ts';
import { purchaseRush } from './purchase-rush.ts';
import { resultsAtOnce } from './results-at-once.ts';

/** The programme's worst days. */
export const loads: readonly Load[] = [
  openingMinute,
  joiningWave,
  closingMinute,
  resultsAtOnce,
  awardRun,
  purchaseRush,
  monthEnd,
  payoutDay,
];
