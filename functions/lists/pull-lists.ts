import * as z from 'zod';
import { sources } from '../../shared/domain/rule-set.ts';
import { listsPort, type Lists as Ministries } from '../../shared/outside/lists.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { apiKeyInSecret } from '../../shared/platform/secrets.ts';
import { scheduled } from '../../shared/queue/schedule.ts';
import { receiveLatest } from '../../shared/standing/lists.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { listTable, type Lists } from '../../shared/table/lists.ts';

interface Pulling {
  readonly lists: Lists;
  readonly ministries: Ministries;
  readonly now: () => Date;
}

/** Every hour: looks for new versions of all lists. One ministry that cannot answer does not hold up the others. */
export const pullLists = (pulling: Pulling) =>
  scheduled(async () => {
    for (const source of sources) {
      try {
        const received = await receiveLatest(pulling, source, pulling.now);
        if (received?.isNew === true) log.info('A new version of a list was received.', { ...received.version });
      } catch (error) {
        if (!(error instanceof OutsideUnavailable)) throw error;
        log.warn('A list could not be looked at; the next hour tries again.', { source, reason: error.reason });
      }
    }
  });

const settings = environment({ TABLE_NAME: z.string(), LISTS_URL: z.url(), LISTS_SECRET_ARN: z.string() });
export const handler = pullLists({
  lists: listTable(tableNamed(settings.TABLE_NAME)),
  // Eleven lists within the function's thirty seconds.
  ministries: listsPort({
    url: settings.LISTS_URL,
    apiKey: apiKeyInSecret(settings.LISTS_SECRET_ARN),
    budgetMilliseconds: 2_500,
    timeoutMilliseconds: 1_500,
  }),
  now: () => new Date(),
});
