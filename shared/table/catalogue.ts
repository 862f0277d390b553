import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { CourseId } from '../../events/catalogue.ts';
import { isFound, type CourseSearch } from '../domain/catalogue/course-search.ts';
import { CourseVersion } from '../domain/catalogue/course-version.ts';
import type { Course, CourseSummary } from '../domain/catalogue/course.ts';
import { ListingEntry, type ListingPlace } from '../domain/catalogue/listing.ts';
import { Refusal } from '../errors.ts';
import type { Table } from './client.ts';
import { courseTable, type Courses } from './courses.ts';
import { cursorOf, positionOf } from './cursor.ts';
import { index, keys } from './keys.ts';

const pageSize = 20;

/** One request reads at most so many entries and so many partitions: beyond that its page ends early, with a cursor. */
const mostEntriesRead = 300;
const mostQueries = 40;
const entriesAQuery = 60;

const supplyPageSize = 50;
const assessmentPageSize = 25;

/** A course that was found, and the schedule by which it was, where it was looked for by days. */
export interface FoundCourse {
  readonly course: Course;
  readonly published: CourseSummary;
  readonly schedule?: { readonly scheduleId: string; readonly startsAt: string };
}

interface Position {
  readonly place: number;
  /** The sort key of the entry at which the page before ended. */
  readonly after: string | undefined;
}

const searchCursor = /^(-|\d{4}-\d\d-\d\d) ((?:AT|PRICE)#[\w#:.-]{0,200})$/;
const supplyCursor = /^(COURSE#[0-9a-f]{24})$/;
const assessmentCursor = /^(\d{4}-[\d-]{5}T[\d:.]{12}Z)#([0-9a-f]{24})#(\d{4})$/;

/** What tells one place of a search from the others: only days are several. */
const labelOf = (place: ListingPlace): string => (place.by === 'day' ? place.day : '-');

const searchCursorOf = (place: ListingPlace, sortKey: string): string => cursorOf(`${labelOf(place)} ${sortKey}`);

/** The catalogue as it is looked through: by anybody, by local governments, by assessors. Nothing is scanned. */
export const catalogueTable = (table: Table) => {
  const courses: Pick<Courses, 'several'> = courseTable(table);

  const startOf = ({ places, priceFrom, priceTo }: CourseSearch, cursor: string | undefined): Position => {
    if (cursor === undefined) return { place: 0, after: undefined };
    const [, label = '', after = ''] = positionOf(cursor, searchCursor);
    const place = places.find((one) => labelOf(one) === label);
    const bounds = place === undefined ? undefined : keys.catalogueEntries(place, priceFrom, priceTo);
    // A cursor of another search may lie outside what this one reads.
    if (place === undefined || bounds === undefined || after < bounds.from || after > bounds.to)
      throw new Refusal('cursor-invalid', { field: 'cursor' });
    return { place: places.indexOf(place), after };
  };

  /** The next entries of a place, with their sort keys. */
  const read = async (place: ListingPlace, { priceFrom, priceTo }: CourseSearch, after: string | undefined) => {
    const { pk, from, to } = keys.catalogueEntries(place, priceFrom, priceTo);
    const { Items = [], LastEvaluatedKey } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
        Limit: entriesAQuery,
        ...(after === undefined ? {} : { ExclusiveStartKey: { pk, sk: after } }),
      }),
    );
    return {
      entries: Items.map((item) => ({ sk: String(item['sk']), entry: ListingEntry.parse(item) })),
      isLast: LastEvaluatedKey === undefined,
    };
  };

  /** Entries whose course shows another version by now, or none, are stale, and find nothing. */
  const shown = (entry: ListingEntry, known: ReadonlyMap<CourseId, Course>): FoundCourse | undefined => {
    const course = known.get(entry.courseId);
    const { published } = course ?? {};
    if (course === undefined || published?.version !== entry.version) return undefined;
    const { scheduleId, startsAt } = entry;
    if (scheduleId === undefined || startsAt === undefined) return { course, published };
    return { course, published, schedule: { scheduleId, startsAt } };
  };

  return {
    /**
     * A page of what is looked for: by price from the lowest, by days in the order of time. `next` leads on; a page may
     * be shorter than the rest allows. @throws Refusal cursor-invalid.
     */
    async search(
      search: CourseSearch,
      cursor: string | undefined,
    ): Promise<{ readonly found: FoundCourse[]; readonly next: string | undefined }> {
      const found: FoundCourse[] = [];
      let position: Position = startOf(search, cursor);
      let entriesLeft = mostEntriesRead;
      for (let queries = 0; queries < mostQueries && entriesLeft > 0; queries += 1) {
        const place = search.places[position.place];
        if (place === undefined) return { found, next: undefined };
        const { entries, isLast } = await read(place, search, position.after);
        entriesLeft -= entries.length;
        const matching = entries.filter(({ entry }) => isFound(entry, search));
        const known = await courses.several(matching.map(({ entry }) => entry.courseId));
        for (const { sk, entry } of matching) {
          const one = shown(entry, known);
          if (one === undefined) continue;
          found.push(one);
          if (found.length === pageSize) return { found, next: searchCursorOf(place, sk) };
        }
        position = isLast
          ? { place: position.place + 1, after: undefined }
          : { place: position.place, after: entries.at(-1)?.sk };
      }
      const place = search.places[position.place];
      if (place === undefined) return { found, next: undefined };
      // A place that nothing was read of yet is begun before its first key.
      const first = keys.catalogueEntries(place, search.priceFrom, search.priceTo).from;
      return { found, next: searchCursorOf(place, position.after ?? first) };
    },

    /** A page of the courses that were ever proposed for a regency. @throws Refusal cursor-invalid. */
    async ofRegency(
      regency: string,
      cursor: string | undefined,
    ): Promise<{ readonly courses: Course[]; readonly next: string | undefined }> {
      const { pk, prefix } = keys.regencyCourses(regency);
      const sk = cursor === undefined ? undefined : positionOf(cursor, supplyCursor)[1];
      const { Items = [], LastEvaluatedKey } = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
          ConsistentRead: true,
          Limit: supplyPageSize,
          ...(sk === undefined ? {} : { ExclusiveStartKey: { pk, sk } }),
        }),
      );
      const ids = Items.map((item) => ListingEntry.shape.courseId.parse(item['courseId']));
      const known = await courses.several(ids);
      return {
        courses: ids.flatMap((id) => known.get(id) ?? []),
        next: LastEvaluatedKey === undefined ? undefined : cursorOf(String(LastEvaluatedKey['sk'])),
      };
    },

    /** A page of the versions that wait for an assessor, the first proposed first. @throws Refusal cursor-invalid. */
    async inAssessment(
      cursor: string | undefined,
    ): Promise<{ readonly versions: CourseVersion[]; readonly next: string | undefined }> {
      const startOfPage = () => {
        if (cursor === undefined) return undefined;
        const [gsi1sk = '', , courseId = '', version = ''] = positionOf(cursor, assessmentCursor);
        const { pk, sk } = keys.courseVersion(ListingEntry.shape.courseId.parse(courseId), Number(version));
        return { pk, sk, ...index.versionsInAssessment(), gsi1sk };
      };
      const { Items = [], LastEvaluatedKey } = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          IndexName: index.name,
          KeyConditionExpression: 'gsi1pk = :waiting',
          ExpressionAttributeValues: { ':waiting': index.versionsInAssessment().gsi1pk },
          Limit: assessmentPageSize,
          ExclusiveStartKey: startOfPage(),
        }),
      );
      return {
        versions: Items.map((item) => CourseVersion.parse(item)),
        next: LastEvaluatedKey === undefined ? undefined : cursorOf(String(LastEvaluatedKey['gsi1sk'])),
      };
    },
  };
};
export type Catalogue = ReturnType<typeof catalogueTable>;
