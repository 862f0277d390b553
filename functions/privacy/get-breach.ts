import * as z from 'zod';
import { breachView } from '../../shared/domain/privacy/breach.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { breachTable, type Breaches } from '../../shared/table/breaches.ts';
import { tableNamed } from '../../shared/table/client.ts';

/** The number of a breach in a path. */
const BreachPath = z.object({ breachId: z.string().regex(/^[0-9a-f]{24}$/, 'breach-not-found') });

/** GET /v1/breaches/{breachId}: a breach with its clock, how many it affects, and the report to the agency. */
export const getBreach = ({ breaches }: { breaches: Pick<Breaches, 'get'> }) =>
  endpoint({ route: 'GET /v1/breaches/{breachId}', path: BreachPath }, async ({ path: { breachId }, at }) => ({
    status: 200,
    body: breachView(await breaches.get(breachId), at),
  }));

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, getBreach({ breaches: breachTable(table) }));
