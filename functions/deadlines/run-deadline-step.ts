import * as z from 'zod';
import { deadlineStep, type DeadlineWork } from '../../shared/deadlines/step.ts';
import { DeadlineStep } from '../../shared/domain/deadline.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { deadlineTable } from '../../shared/table/deadlines.ts';
import { householdTable } from '../../shared/table/households.ts';
import { listTable } from '../../shared/table/lists.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { waveTable } from '../../shared/table/waves.ts';

/** Queue Deadlines: reminds of the first purchase, or revokes the cards that were not used, page by page of a day. */
export const runDeadlineStep = (work: DeadlineWork) => {
  const run = deadlineStep(work);
  return worker(DeadlineStep, async (step) => {
    const { day, task, shard } = step;
    log.appendKeys({ day, task, shard });
    await run(step);
  });
};

const settings = environment({
  TABLE_NAME: z.string(),
  NOTICES_QUEUE_URL: z.url(),
  DEADLINES_QUEUE_URL: z.url(),
});
const table = tableNamed(settings.TABLE_NAME);
export const handler = runDeadlineStep({
  awards: awardTable(table),
  deadlines: deadlineTable(table),
  waves: waveTable(table),
  registrations: registrationTable(table),
  households: householdTable(table),
  lists: listTable(table),
  notices: (messages) => sendAll(settings.NOTICES_QUEUE_URL, messages),
  steps: (messages) => sendAll(settings.DEADLINES_QUEUE_URL, messages),
  now: () => new Date(),
});
