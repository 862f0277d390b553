import * as z from 'zod';
import { beginDays } from '../../shared/deadlines/begin.ts';
import { incentiveTasks } from '../../shared/domain/incentives/days.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { scheduled } from '../../shared/queue/schedule.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { deadlineTable } from '../../shared/table/deadlines.ts';

/** Every minute: has the incentives looked at that are due on a day which has begun. It decides nothing. */
export const tickIncentives = (begin: () => Promise<number>) =>
  scheduled(async () => {
    const shards = await begin();
    if (shards > 0) log.info('Work on incentives that are due begins, or goes on.', { shards });
  });

const settings = environment({
  TABLE_NAME: z.string(),
  INCENTIVES_QUEUE_URL: z.url(),
  SETTLING_SECONDS: z.coerce.number().nonnegative(),
});
export const handler = tickIncentives(
  beginDays({
    deadlines: deadlineTable(tableNamed(settings.TABLE_NAME)),
    steps: (messages) => sendAll(settings.INCENTIVES_QUEUE_URL, messages),
    tasks: (at) => incentiveTasks(at, settings.SETTLING_SECONDS),
    now: () => new Date(),
  }),
);
