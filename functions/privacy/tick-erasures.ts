import * as z from 'zod';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { beginErasures } from '../../shared/privacy/begin.ts';
import { scheduled } from '../../shared/queue/schedule.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { erasureTable } from '../../shared/table/erasures.ts';

/** Every minute: sets going the erasures whose time has come. It decides nothing; the erasures do. */
export const tickErasures = (begin: () => Promise<number>) =>
  scheduled(async () => {
    const erasures = await begin();
    if (erasures > 0) log.info('Erasures are carried on.', { erasures });
  });

const settings = environment({ TABLE_NAME: z.string(), ERASURES_QUEUE_URL: z.url() });
export const handler = tickErasures(
  beginErasures({
    erasures: erasureTable(tableNamed(settings.TABLE_NAME)),
    steps: (messages) => sendAll(settings.ERASURES_QUEUE_URL, messages),
    now: () => new Date(),
  }),
);
