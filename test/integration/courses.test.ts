import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { catalogueDesk, courseDay, staff, type CatalogueDesk, type Staff } from '../support/courses.ts';
import { codesOf, courseIdOf, courseTraces, givenCourses, type GivenCourses } from '../support/given-courses.ts';
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

describe('proposing a course', () => {
  test('makes its first version, which waits for assessors, under the rules of the day', async () => {
    const answer = await desk.propose(given.proposal());

    expect(answer).toMatchObject({
      status: 201,
      body: { version: 1, status: 'in-assessment', hours: 16, ruleVersions: ['normal-2023.1'], assessments: [] },
    });
    expect(await eventsOf(courseIdOf(answer))).toEqual(['course.proposed.v1']);
  });

  test('again with the same content answers the same, twice at once too', async () => {
    const proposal = given.proposal();

    const atOnce = await Promise.all([desk.propose(proposal), desk.propose(proposal), desk.propose(proposal)]);
    const later = await desk.propose(proposal, staff.operator, new Date('2023-04-01T00:00:00.000Z'));

    expect(atOnce.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(later).toMatchObject({ status: 200, body: { version: 1, proposedAt: courseDay.toISOString() } });
    expect(await eventsOf(courseIdOf(later))).toHaveLength(1);
  });

  test('with other content makes the next version, which supersedes one in assessment', async () => {
    const { proposal, courseId } = await given.proposed();

    const answer = await desk.propose({ ...proposal, price: 700_000 });

    expect(answer).toMatchObject({ status: 201, body: { version: 2, status: 'in-assessment', price: 700_000 } });
    expect(await statuses(courseId)).toEqual(['superseded', 'in-assessment']);
  });

  test.each([
    [{ institutionId: 'lp-lain' }, 404, 'institution-not-found', 'institutionId'],
    [{ syllabus: [{ title: 'Pengantar', hours: 14.5 }] }, 422, 'course-hours-too-few', 'syllabus'],
    [{ price: 3_500_001 }, 422, 'course-price-over-budget', 'price'],
    [{ schemes: ['semi-bansos'], price: 1_000_001 }, 422, 'course-price-over-budget', 'price'],
    [
      { schemes: ['normal', 'semi-bansos'], mode: 'offline', regencies: ['32.01'] },
      422,
      'course-mode-not-allowed',
      'mode',
    ],
    [{ mode: 'offline', regencies: ['36.01'] }, 422, 'province-not-open', 'regencies'],
    [{ mode: 'hybrid', regencies: [] }, 400, 'regencies-required', 'regencies'],
    [{ regencies: ['32.01'] }, 400, 'regencies-not-for-mode', 'regencies'],
    [{ mode: 'offline', regencies: ['99.99'] }, 422, 'regency-unknown', 'regencies.0'],
    [{ price: 0 }, 400, 'field-too-short', 'price'],
    [{ price: 1.5 }, 400, 'field-wrong-type', 'price'],
    [{ occupation: '24' }, 400, 'field-malformed', 'occupation'],
    [{ syllabus: [{ title: 'Pengantar', hours: 15.3 }] }, 400, 'field-malformed', 'syllabus.0.hours'],
    [{ surprise: 1 }, 400, 'field-unknown', 'surprise'],
  ])('with %j is refused', async (fields, status, code, field) => {
    const answer = await desk.propose(given.proposal(fields));

    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body['errors']).toContainEqual(expect.objectContaining({ field, code }));
  });

  test('in a province that an operator opened is possible from its first day on, and for one scheme only', async () => {
    const proposal = given.proposal({ mode: 'offline', regencies: ['34.01'] });

    const before = await desk.propose(proposal);
    const opening = await desk.open('34', { since: '2023-03-02', reason: 'Keputusan komite.' });
    const dayBefore = await desk.propose(proposal, staff.operator, new Date('2023-03-01T16:59:59.999Z'));
    const after = await desk.propose(proposal, staff.operator, new Date('2023-03-01T17:00:00.000Z'));

    expect(codesOf([before, dayBefore])).toEqual(['province-not-open', 'province-not-open']);
    expect(before.body['detail']).toContain('Daerah Istimewa Yogyakarta');
    expect([opening.status, after.status]).toEqual([201, 201]);
  });
});

describe('opening a province', () => {
  test('again is answered the same, otherwise refused; the first stands when two open at once', async () => {
    const body = { since: '2023-03-01', reason: 'Keputusan komite.' };

    const atOnce = await Promise.all([desk.open('13', body), desk.open('13', { ...body, since: '2023-03-05' })]);
    const ofRules = await desk.open('32', body);

    expect(atOnce.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(codesOf([ofRules])).toEqual(['province-open-already']);
    const { body: listed } = await desk.provinces();
    const provinces = z
      .object({ provinces: z.array(z.object({ code: z.string(), ground: z.string() })) })
      .parse(listed);
    expect(provinces.provinces.map(({ code }) => code)).toEqual(expect.arrayContaining(['13', '31', '32', '91']));
    expect(provinces.provinces.find(({ code }) => code === '13')?.ground).toBe('Keputusan komite.');
  });

  test('needs a date, a reason and a province', async () => {
    const answers = [
      await desk.open('13', { since: 'besok', reason: 'Keputusan komite.' }),
      await desk.open('13', { since: '2023-03-01', reason: ' ' }),
      await desk.open('99', { since: '2023-03-01', reason: 'Keputusan komite.' }),
    ];

    expect(codesOf(answers)).toEqual(['field-malformed', 'field-too-short', 'province-not-found']);
  });
});

describe('a local government', () => {
  const supply = { mode: 'offline', regencies: ['32.01'] };

  test('proposes what is held in its own regencies, and sees it with where it stands', async () => {
    const answer = await desk.propose(given.proposal({ ...supply, title: 'Las Listrik Tingkat Dasar' }), staff.bogor);

    const seen = await desk.regencyCourses('32.01', staff.bogor);
    expect(answer.status).toBe(201);
    expect(seen.body['courses']).toContainEqual(
      expect.objectContaining({
        courseId: courseIdOf(answer),
        newest: expect.objectContaining({ status: 'in-assessment', title: 'Las Listrik Tingkat Dasar' }) as unknown,
      }),
    );
    expect((await desk.versions(courseIdOf(answer), staff.bogor)).status).toBe(200);
  });

  test('proposes and sees nothing else', async () => {
    const elsewhere = await given.proposed({ mode: 'offline', regencies: ['32.71'] });
    const both = await given.proposed({ mode: 'offline', regencies: ['32.01', '32.71'] });
    const nowhere: Staff = { sub: 'candra', groups: ['local-government'] };

    const answers = [
      await desk.propose(given.proposal({ ...supply, regencies: ['32.01', '32.71'] }), staff.bogor),
      await desk.propose(given.proposal(), staff.bogor),
      await desk.propose(given.proposal(supply), nowhere),
      // Its version would take the course out of another's regency.
      await desk.propose({ ...both.proposal, regencies: ['32.01'] }, staff.bogor),
      await desk.regencyCourses('32.71', staff.bogor),
      await desk.regencyCourses('32.01', nowhere),
      await desk.versions(elsewhere.courseId, staff.bogor),
    ];

    expect(codesOf(answers)).toEqual([
      'regency-not-own',
      'supply-not-offline',
      'regency-not-own',
      'regency-not-own',
      'regency-not-own',
      'regency-not-own',
      'regency-not-own',
    ]);
    expect((await desk.versions(both.courseId, staff.bogor)).status).toBe(200);
    expect((await desk.regencyCourses('32.71', staff.auditor)).status).toBe(200);
  });

  test('does not see a course any more that left its regency with a later version', async () => {
    const { proposal, courseId } = await given.proposed({ mode: 'offline', regencies: ['33.01'] });
    await desk.propose({ ...proposal, regencies: ['33.02'] });

    const [left, moved] = [
      await desk.regencyCourses('33.01', staff.auditor),
      await desk.regencyCourses('33.02', staff.auditor),
    ];

    expect(left.body['courses']).toEqual([]);
    expect(moved.body['courses']).toEqual([expect.objectContaining({ courseId })]);
  });
});

describe('publishing a version', () => {
  test('puts it into the catalogue; again it changes nothing, twice at once too', async () => {
    const { courseId } = await given.approved();

    const atOnce = await Promise.all([desk.publish(courseId, 1), desk.publish(courseId, 1), desk.publish(courseId, 1)]);

    expect(atOnce.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await eventsOf(courseId)).toHaveLength(4);
    expect(await desk.course(courseId)).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'public, max-age=30' },
      body: {
        courseId,
        version: 1,
        hours: 16,
        institution: { id: 'lp-cendekia', name: 'Nama lp-cendekia' },
        platforms: [],
        schedules: [],
      },
    });
  });

  test('needs the approval of two assessors, and rules that it keeps on that day', async () => {
    const proposed = await given.proposed();
    const rejected = await given.proposed();
    await desk.assess(rejected.courseId, 1, staff.assessor, { verdict: 'reject' });
    await desk.assess(rejected.courseId, 1, staff.otherAssessor);

    const answers = [
      await desk.publish(proposed.courseId, 1),
      await desk.publish(rejected.courseId, 1),
      await desk.publish(rejected.courseId, 9),
      await desk.publish(proposed.courseId, 1, staff.approver),
      await desk.course(proposed.courseId),
    ];

    expect(codesOf(answers)).toEqual([
      'version-not-approved',
      'version-not-approved',
      'version-not-found',
      'role-missing',
      'course-not-found',
    ]);
  });

  test('of a later number takes the place of the one before, which cannot come back', async () => {
    const { proposal, courseId } = await given.published();
    await desk.propose({ ...proposal, price: 900_000 });
    await given.assessed(courseId, 2);

    const answer = await desk.publish(courseId, 2);
    const old = await desk.publish(courseId, 1);

    expect(answer).toMatchObject({ status: 200, body: { status: 'published', replaces: 1 } });
    expect(codesOf([old])).toEqual(['version-superseded']);
    expect(await statuses(courseId)).toEqual(['superseded', 'published']);
    expect((await desk.course(courseId)).body).toMatchObject({ version: 2, price: 900_000 });
  });
});

describe('withdrawing a course', () => {
  test('takes it out of the catalogue for good; again it changes nothing', async () => {
    const { proposal, courseId } = await given.published();

    const atOnce = await Promise.all([desk.withdraw(courseId), desk.withdraw(courseId)]);
    const republished = await desk.publish(courseId, 1);
    const again = await desk.propose(proposal);

    expect(atOnce.map(({ status }) => status)).toEqual([200, 200]);
    expect(codesOf([await desk.course(courseId), republished])).toEqual(['course-not-found', 'version-not-approved']);
    expect(again).toMatchObject({ status: 201, body: { version: 2, status: 'in-assessment' } });
    expect((await eventsOf(courseId)).filter((event) => event === 'course.withdrawn.v1')).toHaveLength(1);
  });

  test('that does not stand there is refused', async () => {
    const { courseId } = await given.proposed();

    expect(codesOf([await desk.withdraw(courseId), await desk.withdraw('f'.repeat(24))])).toEqual([
      'course-not-published',
      'course-not-found',
    ]);
  });
});
