import * as z from 'zod';
import { CourseQuery, searchOf } from '../../shared/domain/catalogue/course-search.ts';
import { foundView } from '../../shared/domain/catalogue/course-view.ts';
import { cacheable } from '../../shared/http/conditional.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { catalogueTable, type Catalogue } from '../../shared/table/catalogue.ts';
import { tableNamed } from '../../shared/table/client.ts';

/**
 * GET /v1/courses: the catalogue, for anybody, page by page: by text, province, mode, price and the days on which a
 * schedule begins, any of them together.
 */
export const searchCourses = ({ catalogue }: { catalogue: Pick<Catalogue, 'search'> }) =>
  endpoint({ route: 'GET /v1/courses', query: CourseQuery }, async ({ query, at, headers }) => {
    const { found, next } = await catalogue.search(searchOf(query, at), query.cursor);
    const courses = found.map(({ course, published, schedule }) => foundView(course, published, schedule));
    return cacheable(headers, { body: { courses, next }, cacheControl: 'public, max-age=30' });
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = searchCourses({ catalogue: catalogueTable(tableNamed(TABLE_NAME)) });
