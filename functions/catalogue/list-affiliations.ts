import * as z from 'zod';
import { offeringView } from '../../shared/domain/catalogue/offering.ts';
import { sharedOwners } from '../../shared/domain/catalogue/ownership.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable, type Courses } from '../../shared/table/courses.ts';
import { institutionTable, platformTable, type Institutions, type Platforms } from '../../shared/table/parties.ts';

interface ListAffiliations {
  readonly courses: Pick<Courses, 'offeringsOfPair'>;
  readonly institutions: Pick<Institutions, 'list'>;
  readonly platforms: Pick<Platforms, 'list'>;
}

/**
 * GET /v1/affiliations: every institution and platform that something ties, as the register has it now, with the courses
 * that the one has the other sell, and whether an approver acknowledged it, and why.
 */
export const listAffiliations = ({ courses, institutions, platforms }: ListAffiliations) =>
  endpoint({ route: 'GET /v1/affiliations' }, async () => {
    const [allInstitutions, allPlatforms] = await Promise.all([institutions.list(), platforms.list()]);
    const pairs = allInstitutions.flatMap((institution) =>
      allPlatforms.flatMap((platform) => {
        const ties = sharedOwners(institution, platform);
        return ties.length === 0 ? [] : [{ institution, platform, ties }];
      }),
    );
    const views = pairs.map(async ({ institution, platform, ties }) => ({
      institution: { id: institution.id, name: institution.name },
      platform: { id: platform.id, name: platform.name },
      sharedOwners: ties,
      offerings: (await courses.offeringsOfPair(institution.id, platform.id)).map((offering) =>
        offeringView(offering, { institution, platform }),
      ),
    }));
    return { status: 200, body: { affiliations: await Promise.all(views) } };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  listAffiliations({
    courses: courseTable(table),
    institutions: institutionTable(table),
    platforms: platformTable(table),
  }),
);
