import { setTimeout as pause } from 'node:timers/promises';
import type { CourseId, PlatformId, ScheduleId } from '../../events/catalogue.ts';
import type { CourseChange } from '../domain/catalogue/course-change.ts';
import { CourseVersion } from '../domain/catalogue/course-version.ts';
import { Course } from '../domain/catalogue/course.ts';
import type { Listing } from '../domain/catalogue/listing.ts';
import { Offering } from '../domain/catalogue/offering.ts';
import { Schedule } from '../domain/catalogue/schedule.ts';
import { Refusal } from '../errors.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { getItem, getItems, queryAll } from './read.ts';
import { transact, type Writes } from './transaction.ts';

/** Two who change one course at once take turns; more than a few is nobody at a desk. */
const attempts = 12;

/** How many entries of the index are deleted at once. */
const deletesAtOnce = 8;

/** What is decided about a course: the change, unless there is nothing to change, and what the caller is answered. */
export interface Decided<Answer> {
  readonly change?: CourseChange | undefined;
  readonly answer: Answer;
}

const listingWrites = (TableName: string, { listed = [], unlisted = [] }: CourseChange): Writes => [
  ...listed.map(({ place, entry }) => ({
    Put: { TableName, Item: { ...keys.catalogueEntry(place, entry), ...entry } },
  })),
  ...unlisted.map(({ place, entry }) => ({ Delete: { TableName, Key: keys.catalogueEntry(place, entry) } })),
];

const versionWrite = (TableName: string, version: CourseVersion): Writes[number] => {
  const { courseId, version: number, status, proposedAt } = version;
  const waiting = status === 'in-assessment' ? index.versionInAssessment(proposedAt, courseId, number) : {};
  return { Put: { TableName, Item: { ...keys.courseVersion(courseId, number), ...waiting, ...version } } };
};

const offeringWrites = (TableName: string, offering: Offering): Writes => {
  const { courseId, version, institutionId, platformId } = offering;
  return [keys.offering(courseId, version, platformId), keys.pairOffering(institutionId, platformId, courseId)].map(
    (key) => ({ Put: { TableName, Item: { ...key, ...offering } } }),
  );
};

const changeWrites =
  (change: CourseChange) =>
  (TableName: string): Writes => {
    const { course, event, versions = [], offering, schedule, regencies = [] } = change;
    const { courseId } = course;
    const revision = course.revision + 1;
    return [
      {
        Put: {
          TableName,
          Item: { ...keys.course(courseId), ...course, revision },
          // The first change makes the course; every other names the revision that it saw.
          ...(course.revision === 0
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : { ConditionExpression: 'revision = :seen', ExpressionAttributeValues: { ':seen': course.revision } }),
        },
      },
      {
        Put: {
          TableName,
          Item: {
            ...keys.courseEvent(courseId, revision, event.event),
            ...index.eventsOf(event.occurredAt, courseId),
            ...event,
          },
        },
      },
      ...versions.map((version) => versionWrite(TableName, version)),
      ...(offering === undefined ? [] : offeringWrites(TableName, offering)),
      ...(schedule === undefined
        ? []
        : [{ Put: { TableName, Item: { ...keys.schedule(courseId, schedule.scheduleId), ...schedule } } }]),
      ...regencies.map((regency) => ({
        Put: { TableName, Item: { ...keys.regencyCourse(regency, courseId), courseId } },
      })),
      ...listingWrites(TableName, change),
    ];
  };

export const courseTable = (table: Table) => {
  const get = async (courseId: CourseId): Promise<Course | undefined> => {
    const item = await getItem(table, keys.course(courseId));
    return item === undefined ? undefined : Course.parse(item);
  };

  const version = async (courseId: CourseId, number: number): Promise<CourseVersion | undefined> => {
    const item = await getItem(table, keys.courseVersion(courseId, number));
    return item === undefined ? undefined : CourseVersion.parse(item);
  };

  return {
    get,
    version,

    /** Those courses of some that are there, by number. */
    async several(courseIds: readonly CourseId[]): Promise<ReadonlyMap<CourseId, Course>> {
      const items = await getItems(table, [...new Set(courseIds)].map(keys.course));
      return new Map(items.map((item) => Course.parse(item)).map((course) => [course.courseId, course]));
    },

    /** Every version of a course, the first first. */
    async versions(courseId: CourseId): Promise<CourseVersion[]> {
      return (await queryAll(table, keys.courseVersions(courseId))).map((item) => CourseVersion.parse(item));
    },

    async offering(courseId: CourseId, number: number, platformId: PlatformId): Promise<Offering | undefined> {
      const item = await getItem(table, keys.offering(courseId, number, platformId));
      return item === undefined ? undefined : Offering.parse(item);
    },

    /** Where a version is offered, by platform. */
    async offerings(courseId: CourseId, number: number): Promise<Offering[]> {
      return (await queryAll(table, keys.offerings(courseId, number))).map((item) => Offering.parse(item));
    },

    /** The newest offering of each course of an institution on a platform. */
    async offeringsOfPair(institutionId: string, platformId: string): Promise<Offering[]> {
      return (await queryAll(table, keys.pairOfferings(institutionId, platformId))).map((item) => Offering.parse(item));
    },

    async schedule(courseId: CourseId, scheduleId: ScheduleId): Promise<Schedule | undefined> {
      const item = await getItem(table, keys.schedule(courseId, scheduleId));
      return item === undefined ? undefined : Schedule.parse(item);
    },

    /** Every schedule of a course, of all its versions, past ones too. */
    async schedules(courseId: CourseId): Promise<Schedule[]> {
      const items = await queryAll(table, keys.schedules(courseId), { eventually: true });
      return items.map((item) => Schedule.parse(item));
    },

    /**
     * Decides about a course as it stands, and saves what is decided with its event, all or nothing. When somebody else
     * changed the course meanwhile it is decided anew about what they made of it.
     * @throws Refusal busy-try-again when others keep changing it, and whatever the decision throws.
     */
    async change<Answer>(
      courseId: CourseId,
      decide: (course: Course | undefined) => Promise<Decided<Answer>>,
    ): Promise<Answer> {
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const { change, answer } = await decide(await get(courseId));
        if (change === undefined) return answer;
        const outcome = await transact(table, changeWrites(change));
        if (outcome.written) return answer;
        await pause(Math.random() * Math.min(500, 10 * 2 ** attempt));
      }
      throw new Refusal('busy-try-again');
    },

    /**
     * Takes entries out of the index that stand for a version which is shown no more. Nobody finds it by them any more as
     * it is, so they may go one by one, and whoever repeats the change repeats this.
     */
    async unlist(stale: readonly Listing[]): Promise<void> {
      const left = stale.values();
      const remover = async (): Promise<void> => {
        for (const { place, entry } of left) {
          await transact(table, (TableName) => [
            {
              Delete: {
                TableName,
                Key: keys.catalogueEntry(place, entry),
                // A later version may stand at the same place by now.
                ConditionExpression: '#version = :version',
                ExpressionAttributeNames: { '#version': 'version' },
                ExpressionAttributeValues: { ':version': entry.version },
              },
            },
          ]);
        }
      };
      await Promise.all(Array.from({ length: deletesAtOnce }, remover));
    },
  };
};
export type Courses = ReturnType<typeof courseTable>;
