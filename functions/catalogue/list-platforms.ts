import * as z from 'zod';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { platformTable, type Platforms } from '../../shared/table/parties.ts';

/** GET /v1/platforms: every digital platform of the register with its owners, for staff. */
export const listPlatforms = ({ platforms }: { platforms: Pick<Platforms, 'list'> }) =>
  endpoint({ roles: ['operator', 'approver', 'auditor', 'assessor', 'local-government'] }, async () => ({
    status: 200,
    body: { platforms: await platforms.list() },
  }));

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = listPlatforms({ platforms: platformTable(tableNamed(TABLE_NAME)) });
