import * as z from 'zod';
import { supplyView } from '../../shared/domain/catalogue/course-view.ts';
import { isSupplyOf } from '../../shared/domain/catalogue/supply.ts';
import { isRegency } from '../../shared/domain/regions.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { catalogueTable, type Catalogue } from '../../shared/table/catalogue.ts';
import { tableNamed } from '../../shared/table/client.ts';

/**
 * GET /v1/regencies/{regency}/courses: what is held, or is proposed to be held, in a regency, wherever it stands, page by
 * page. A local government sees its own regencies.
 */
export const listRegencyCourses = ({ catalogue }: { catalogue: Pick<Catalogue, 'ofRegency'> }) =>
  endpoint(
    {
      route: 'GET /v1/regencies/{regency}/courses',
      path: z.object({ regency: z.string().refine(isRegency, 'regency-not-found') }),
      query: z.strictObject({ cursor: z.string().max(500).optional() }),
    },
    async ({ path: { regency }, query: { cursor }, confinedTo: own }) => {
      if (own?.includes(regency) === false) throw new Refusal('regency-not-own');
      const { courses, next } = await catalogue.ofRegency(regency, cursor);
      // A course may have left the regency with a later version.
      const supply = courses.filter((course) => isSupplyOf(course, [regency]));
      return { status: 200, body: { courses: supply.map(supplyView), next } };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listRegencyCourses({ catalogue: catalogueTable(table) }));
