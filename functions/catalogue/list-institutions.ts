import * as z from 'zod';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { institutionTable, type Institutions } from '../../shared/table/parties.ts';

/** GET /v1/institutions: every training institution of the register with its owners, for staff. */
export const listInstitutions = ({ institutions }: { institutions: Pick<Institutions, 'list'> }) =>
  endpoint({ route: 'GET /v1/institutions' }, async () => ({
    status: 200,
    body: { institutions: await institutions.list() },
  }));

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listInstitutions({ institutions: institutionTable(table) }));
