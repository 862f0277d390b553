import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { catalogueDesk, staff, type CatalogueDesk, type Staff } from '../support/courses.ts';
import { codesOf, courseTraces, givenCourses, type GivenCourses } from '../support/given-courses.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
let desk: CatalogueDesk;
let given: GivenCourses;
beforeAll(async () => {
  local = await localTable();
  desk = catalogueDesk(local.table);
  given = givenCourses(desk);
  await desk.institution('lp-cendekia', { nib: '1000000000001' });
});
afterAll(() => local.stop());

const eventsOf = (courseId: string) => courseTraces(local.table).eventsOf(courseId);
const statuses = (courseId: string) => courseTraces(local.table).statuses(courseId);

describe('assessing a version', () => {
  test('takes two assessors who approve', async () => {
    const { courseId } = await given.proposed();

    const first = await desk.assess(courseId, 1, staff.assessor);
    const second = await desk.assess(courseId, 1, staff.otherAssessor);

    expect(first).toMatchObject({ status: 201, body: { status: 'in-assessment' } });
    expect(second).toMatchObject({ status: 201, body: { status: 'approved' } });
    expect(await eventsOf(courseId)).toEqual(['course.proposed.v1', 'course.assessed.v1', 'course.assessed.v1']);
  });

  test('by two at once counts both, and decides once', async () => {
    for (const [verdicts, status] of [
      [['approve', 'approve'], 'approved'],
      [['approve', 'reject'], 'rejected'],
    ] as const) {
      const { courseId } = await given.proposed();

      const answers = await Promise.all([
        desk.assess(courseId, 1, staff.assessor, { verdict: verdicts[0] }),
        desk.assess(courseId, 1, staff.otherAssessor, { verdict: verdicts[1] }),
      ]);

      expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
      expect(await statuses(courseId)).toEqual([status]);
      expect(await eventsOf(courseId)).toHaveLength(3);
    }
  });

  test('by ten at once is decided by two of them', async () => {
    const { courseId } = await given.proposed();
    const crowd = Array.from({ length: 10 }, (_, number): Staff => ({ sub: `a-${number}`, groups: ['assessor'] }));

    const answers = await Promise.all(crowd.map((assessor) => desk.assess(courseId, 1, assessor)));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(new Set(codesOf(answers.filter(({ status }) => status !== 201)))).toEqual(
      new Set(['version-not-in-assessment']),
    );
    expect(await statuses(courseId)).toEqual(['approved']);
  });

  test('again with the same words changes nothing; with others it is refused', async () => {
    const { courseId } = await given.proposed();
    await desk.assess(courseId, 1, staff.assessor);

    const again = await desk.assess(courseId, 1, staff.assessor);
    const other = await desk.assess(courseId, 1, staff.assessor, { verdict: 'reject' });
    await desk.assess(courseId, 1, staff.otherAssessor);
    const afterwards = await desk.assess(courseId, 1, staff.assessor);

    expect([again.status, afterwards.status]).toEqual([200, 200]);
    expect(codesOf([other])).toEqual(['assessment-given']);
    expect(await eventsOf(courseId)).toHaveLength(3);
  });

  test('is refused to who belongs to the institution, to who proposed it, and to every other role', async () => {
    const both: Staff = { sub: 'olga', groups: ['operator', 'assessor'] };
    const { courseId } = await given.proposed();
    const own: Staff = { sub: 'lina', groups: ['assessor', 'institution-lp-cendekia'] };

    const answers = [
      await desk.assess(courseId, 1, own),
      await desk.assess(courseId, 1, both),
      await desk.assess(courseId, 1, staff.operator),
      await desk.assess(courseId, 2, staff.assessor),
      await desk.assess('f'.repeat(24), 1, staff.assessor),
      await desk.assess(courseId, 1, staff.assessor, { conflictOfInterest: 'some' }),
    ];

    expect(codesOf(answers)).toEqual([
      'assessor-not-independent',
      'assessment-own',
      'role-missing',
      'version-not-found',
      'version-not-found',
      'field-malformed',
    ]);
  });

  test('is done blind: until the decision no assessor sees what the other said', async () => {
    const { courseId } = await given.proposed();
    const Seen = z.object({
      versions: z.array(z.object({ assessments: z.array(z.object({ assessorId: z.string() })) })),
    });
    const seenBy = async (by: Staff) =>
      Seen.parse((await desk.versions(courseId, by)).body).versions.map(({ assessments }) => assessments.length);
    await desk.assess(courseId, 1, staff.assessor);

    const before = [await seenBy(staff.assessor), await seenBy(staff.otherAssessor), await seenBy(staff.auditor)];
    await desk.assess(courseId, 1, staff.otherAssessor);

    expect(before).toEqual([[1], [0], [1]]);
    expect(await seenBy(staff.otherAssessor)).toEqual([2]);
  });

  test('is asked of assessors page by page, until it is decided', async () => {
    const Page = z.object({ versions: z.array(z.object({ courseId: z.string() })), next: z.string().optional() });
    const waiting = async (): Promise<string[]> => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = Page.parse((await desk.assessments(staff.assessor, cursor === undefined ? {} : { cursor })).body);
        found.push(...page.versions.map(({ courseId }) => courseId));
        cursor = page.next;
      } while (cursor !== undefined);
      return found;
    };
    const proposals = await Promise.all(Array.from({ length: 30 }, () => given.proposed()));

    const before = await waiting();
    const [first] = proposals;
    for (const by of [staff.assessor, staff.otherAssessor]) await desk.assess(first?.courseId ?? '', 1, by);

    expect(before).toEqual(expect.arrayContaining(proposals.map(({ courseId }) => courseId)));
    expect(new Set(before).size).toBe(before.length);
    expect(await waiting()).not.toContain(first?.courseId);
    expect(codesOf([await desk.assessments(staff.assessor, { cursor: 'eA' })])).toEqual(['cursor-invalid']);
  });
});
