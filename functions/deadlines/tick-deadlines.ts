import * as z from 'zod';
import { beginDeadlines } from '../../shared/deadlines/begin.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { scheduled } from '../../shared/queue/schedule.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { deadlineTable } from '../../shared/table/deadlines.ts';

/** Every minute: begins the reminders and revocations whose time has come. It decides nothing; the deadlines do. */
export const tickDeadlines = (begin: () => Promise<number>) =>
  scheduled(async () => {
    const shards = await begin();
    if (shards > 0) log.info('Work on deadlines begins, or goes on.', { shards });
  });

const settings = environment({
  TABLE_NAME: z.string(),
  DEADLINES_QUEUE_URL: z.url(),
  SETTLING_SECONDS: z.coerce.number().nonnegative(),
});
export const handler = tickDeadlines(
  beginDeadlines({
    deadlines: deadlineTable(tableNamed(settings.TABLE_NAME)),
    steps: (messages) => sendAll(settings.DEADLINES_QUEUE_URL, messages),
    settlingSeconds: settings.SETTLING_SECONDS,
    now: () => new Date(),
  }),
);
