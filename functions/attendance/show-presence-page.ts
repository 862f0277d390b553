import * as z from 'zod';
import { linkAt, type Links } from '../../shared/attendance/links.ts';
import { presencePage, refusalPage } from '../../shared/attendance/page.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { wantsPage } from '../../shared/http/page.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { presenceTable } from '../../shared/table/presences.ts';

/**
 * GET /v1/presence/{linkId}: the page on which a participant proves to be at a session. It names the course and the
 * session and nobody. A browser gets a refusal as a page too.
 */
export const showPresencePage = (links: Links) =>
  endpoint(
    { route: 'GET /v1/presence/{linkId}', path: z.object({ linkId: z.string() }) },
    async ({ path: { linkId }, at, headers }) => {
      try {
        const { link, standing } = await linkAt(links, linkId, at);
        return presencePage(link, standing);
      } catch (error) {
        if (error instanceof Refusal && wantsPage(headers)) return refusalPage(error);
        throw error;
      }
    },
  );

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = showPresencePage({
  presences: presenceTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
});
