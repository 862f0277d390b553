import * as z from 'zod';
import { breachView } from '../../shared/domain/privacy/breach.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { breachTable, type Breaches } from '../../shared/table/breaches.ts';
import { tableNamed } from '../../shared/table/client.ts';

/** GET /v1/breaches: every breach, the first first, with its clock. */
export const listBreaches = ({ breaches }: { breaches: Pick<Breaches, 'all'> }) =>
  endpoint({ route: 'GET /v1/breaches' }, async ({ at }) => ({
    status: 200,
    body: { breaches: (await breaches.all()).map((breach) => breachView(breach, at)) },
  }));

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listBreaches({ breaches: breachTable(table) }));
