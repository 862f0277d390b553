import * as z from 'zod';
import { IncentiveStep } from '../../shared/domain/incentives/days.ts';
import { factSourcesOf } from '../../shared/incentives/sources.ts';
import { incentiveStep, type IncentiveWork } from '../../shared/incentives/step.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { heldByRisk } from '../../shared/risks/holding.ts';
import { environment } from '../../shared/platform/environment.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { deadlineTable } from '../../shared/table/deadlines.ts';
import { incentiveTable } from '../../shared/table/incentives.ts';
import { riskTable } from '../../shared/table/risks.ts';
import { screeningTable } from '../../shared/table/screening.ts';
import { signalTable } from '../../shared/table/signals.ts';

/** Queue Incentives: decides the incentives of one person that are due, or finds those who are due on a day. */
export const runIncentiveStep = (work: IncentiveWork) => worker(IncentiveStep, incentiveStep(work));

const settings = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  NOTICES_QUEUE_URL: z.url(),
  INCENTIVES_QUEUE_URL: z.url(),
});
const table = tableNamed(settings.TABLE_NAME);
export const handler = runIncentiveStep({
  ...factSourcesOf(table),
  incentives: incentiveTable(table),
  screenings: screeningTable(table, 0),
  deadlines: deadlineTable(table),
  keys: keyStore(table, settings.DATA_KEY_ARN),
  isHeld: heldByRisk({ signals: signalTable(table), risks: riskTable(table) }),
  notices: (messages) => sendAll(settings.NOTICES_QUEUE_URL, messages),
  steps: (messages) => sendAll(settings.INCENTIVES_QUEUE_URL, messages),
  now: () => new Date(),
});
