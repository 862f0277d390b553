import * as z from 'zod';
import { CourseId } from '../../events/catalogue.ts';
import { VersionPath } from '../../shared/domain/catalogue/course-version.ts';
import { versionView } from '../../shared/domain/catalogue/course-view.ts';
import { courseListings } from '../../shared/domain/catalogue/listing.ts';
import { published } from '../../shared/domain/catalogue/publishing.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable, type Courses } from '../../shared/table/courses.ts';
import { openedProvinceTable, type OpenedProvinces } from '../../shared/table/opened-provinces.ts';
import { institutionTable, type Institutions } from '../../shared/table/parties.ts';

interface PublishVersion {
  readonly courses: Pick<Courses, 'change' | 'version' | 'unlist'>;
  readonly institutions: Pick<Institutions, 'get'>;
  readonly provinces: Pick<OpenedProvinces, 'all'>;
}

/**
 * POST /v1/courses/{courseId}/versions/{version}/publication: an operator puts an approved version into the catalogue,
 * in the place of the one before. It must keep the rules as they are now. The same again changes nothing.
 */
export const publishVersion = ({ courses, institutions, provinces }: PublishVersion) =>
  endpoint(
    {
      route: 'POST /v1/courses/{courseId}/versions/{version}/publication',
      path: z.object({ courseId: CourseId, version: VersionPath }),
    },
    async ({ path: { courseId, version: number }, caller, at }) => {
      const by = staffMember(caller);
      const opened = await provinces.all();
      const { version, before } = await courses.change(courseId, async (course) => {
        const version = course && (await courses.version(courseId, number));
        if (course === undefined || version === undefined) throw new Refusal('version-not-found');
        const institution = await institutions.get(course.institutionId);
        const before = version.status === 'published' ? version.replaces : course.published?.version;
        const standing = before === undefined ? undefined : await courses.version(courseId, before);
        const institutionName = institution?.name ?? course.institutionName;
        const change = published(course, version, { standing, institutionName, opened, by, at });
        return { change, answer: { version: change?.version ?? version, before: standing } };
      });
      // Also when it was published before: whoever did so may not have come to this.
      if (before !== undefined) await courses.unlist(courseListings(before));
      return { status: 200, body: versionView(version) };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  publishVersion({
    courses: courseTable(table),
    institutions: institutionTable(table),
    provinces: openedProvinceTable(table),
  }),
);
