import * as z from 'zod';
import { versionView } from '../../shared/domain/catalogue/course-view.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { catalogueTable, type Catalogue } from '../../shared/table/catalogue.ts';
import { tableNamed } from '../../shared/table/client.ts';

/**
 * GET /v1/assessments: the versions that wait for an assessor, the first proposed first, page by page. An assessor sees
 * their own assessment of each and none other.
 */
export const listAssessments = ({ catalogue }: { catalogue: Pick<Catalogue, 'inAssessment'> }) =>
  endpoint(
    { route: 'GET /v1/assessments', query: z.strictObject({ cursor: z.string().max(500).optional() }) },
    async ({ query: { cursor }, caller }) => {
      const assessor = caller.roles.includes('assessor') ? staffMember(caller) : undefined;
      const { versions, next } = await catalogue.inAssessment(cursor);
      return { status: 200, body: { versions: versions.map((version) => versionView(version, assessor)), next } };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listAssessments({ catalogue: catalogueTable(table) }));
