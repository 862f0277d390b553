import * as z from 'zod';
import { Source } from '../../shared/domain/rule-set.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { listsPort, type Lists as Ministries } from '../../shared/outside/lists.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import { environment } from '../../shared/platform/environment.ts';
import { apiKeyInSecret } from '../../shared/platform/secrets.ts';
import { receiveLatest } from '../../shared/standing/lists.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { listTable, type Lists } from '../../shared/table/lists.ts';

interface Importing {
  readonly lists: Lists;
  readonly ministries: Ministries;
  /** A version counts from the instant at which the ministry's answer was in, which is later than the request. */
  readonly now: () => Date;
}

/** POST /v1/lists/{source}/imports: an operator has a ministry's list looked at now, not within the hour. */
export const importList = (importing: Importing) =>
  endpoint({ route: 'POST /v1/lists/{source}/imports', path: z.object({ source: z.string() }) }, async ({ path }) => {
    const source = Source.safeParse(path.source);
    if (!source.success) throw new Refusal('list-unknown');
    const received = await receiveLatest(importing, source.data, importing.now).catch((error: unknown) => {
      throw error instanceof OutsideUnavailable ? new Refusal('list-source-unavailable') : error;
    });
    if (received === undefined) throw new Refusal('list-not-published');
    const { version, isNew } = received;
    return { status: 202, body: { ...version, status: isNew ? 'received' : 'known' } };
  });

const settings = environment({ TABLE_NAME: z.string(), LISTS_URL: z.url(), LISTS_SECRET_ARN: z.string() });
const table = tableNamed(settings.TABLE_NAME);
export const handler = recorded(
  table,
  importList({
    lists: listTable(table),
    // The request has ten seconds in all.
    ministries: listsPort({
      url: settings.LISTS_URL,
      apiKey: apiKeyInSecret(settings.LISTS_SECRET_ARN),
      budgetMilliseconds: 6_000,
    }),
    now: () => new Date(),
  }),
);
