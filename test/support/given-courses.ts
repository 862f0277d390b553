import * as z from 'zod';
import { CourseId } from '../../events/catalogue.ts';
import type { Table } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { keys } from '../../shared/table/keys.ts';
import { queryAll } from '../../shared/table/read.ts';
import type { HttpAnswer } from './citizens.ts';
import { courseProposal, staff, type CatalogueDesk } from './courses.ts';

/** The number of the course that an answer is about. */
export const courseIdOf = ({ body }: Pick<HttpAnswer, 'body'>): string =>
  z.object({ courseId: z.string() }).parse(body).courseId;

type Fields = Readonly<Record<string, unknown>>;

/** Courses at a stage of their life, each under a code of its own. */
export const givenCourses = (desk: CatalogueDesk) => {
  let serial = 0;
  const given = {
    proposal: (fields: Fields = {}): Record<string, unknown> => {
      serial += 1;
      return courseProposal({ code: `C-${serial}`, ...fields });
    },
    proposed: async (fields: Fields = {}) => {
      const proposal = given.proposal(fields);
      return { proposal, courseId: courseIdOf(await desk.propose(proposal)) };
    },
    /** Two assessors approve a version. */
    assessed: async (courseId: string, version: number): Promise<void> => {
      for (const assessor of [staff.assessor, staff.otherAssessor]) await desk.assess(courseId, version, assessor);
    },
    approved: async (fields: Fields = {}) => {
      const found = await given.proposed(fields);
      await given.assessed(found.courseId, 1);
      return found;
    },
    published: async (fields: Fields = {}) => {
      const found = await given.approved(fields);
      await desk.publish(found.courseId, 1);
      return found;
    },
  };
  return given;
};
export type GivenCourses = ReturnType<typeof givenCourses>;

/** What is on record of courses. */
export const courseTraces = (table: Table) => ({
  /** The types of the events of a course, in their order. */
  eventsOf: async (courseId: string): Promise<string[]> => {
    const items = await queryAll(table, { pk: keys.course(CourseId.parse(courseId)).pk, prefix: 'EVENT#' });
    return items.map(({ event }) => String(event));
  },

  /** The status of each version of a course, the first version first. */
  statuses: async (courseId: string): Promise<string[]> => {
    const versions = await courseTable(table).versions(CourseId.parse(courseId));
    return versions.map(({ status }) => status);
  },
});

/** The codes of refusals; undefined for what was not refused. */
export const codesOf = (answers: readonly HttpAnswer[]): unknown[] => answers.map(({ body }) => body['code']);
