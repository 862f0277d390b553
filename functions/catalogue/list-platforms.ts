import * as z from 'zod';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { platformTable, type Platforms } from '../../shared/table/parties.ts';

/** GET /v1/platforms: every digital platform of the register with its owners, for staff. */
export const listPlatforms = ({ platforms }: { platforms: Pick<Platforms, 'list'> }) =>
  endpoint({ route: 'GET /v1/platforms' }, async () => ({
    status: 200,
    body: { platforms: await platforms.list() },
  }));

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listPlatforms({ platforms: platformTable(table) }));
