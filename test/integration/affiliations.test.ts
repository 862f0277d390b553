import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { CourseId } from '../../events/catalogue.ts';
import { keys } from '../../shared/table/keys.ts';
import { queryAll } from '../../shared/table/read.ts';
import { catalogueDesk, staff, type CatalogueDesk, type Staff } from '../support/courses.ts';
import type { HttpAnswer } from '../support/citizens.ts';
import { givenCourses, type GivenCourses } from '../support/given-courses.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
let desk: CatalogueDesk;
let courses: GivenCourses;
beforeAll(async () => {
  local = await localTable();
  desk = catalogueDesk(local.table);
  courses = givenCourses(desk);
});
afterAll(() => local.stop());

const holding = '9000000000009';
let serial = 0;

/** A published course of an institution, and a platform, each with its owners. */
const given = async ({ institution = [], platform = [] }: { institution?: string[]; platform?: string[] }) => {
  serial += 1;
  const [institutionId, platformId] = [`lp-${serial}`, `platform-${serial}`];
  const [institutionNib, platformNib] = [
    `1${String(serial).padStart(12, '0')}`,
    `2${String(serial).padStart(12, '0')}`,
  ];
  await desk.institution(institutionId, { nib: institutionNib, owners: institution });
  await desk.platform(platformId, { nib: platformNib, owners: platform });
  const { courseId, proposal } = await courses.published({ institutionId });
  const soldOn = async (): Promise<unknown> => (await desk.course(courseId)).body['platforms'];
  const flags = async () =>
    z
      .object({
        affiliations: z.array(
          z.object({
            institution: z.object({ id: z.string() }),
            sharedOwners: z.array(z.string()),
            offerings: z.array(z.object({ courseId: z.string(), flag: z.string() })),
          }),
        ),
      })
      .parse((await desk.affiliations()).body)
      .affiliations.find((affiliation) => affiliation.institution.id === institutionId);
  return { institutionId, proposal, platformId, institutionNib, platformNib, courseId, soldOn, flags };
};

const codes = (answers: readonly HttpAnswer[]): unknown[] => answers.map(({ body }) => body['code']);

describe('the register', () => {
  test('keeps what it said before, and changes nothing when told the same again', async () => {
    const first = await desk.institution('lp-lama', { nib: '3000000000001', owners: [holding] });
    const again = await desk.institution('lp-lama', { nib: '3000000000001', owners: [holding, holding] });
    const changed = await desk.institution('lp-lama', { nib: '3000000000001' });

    expect([first.status, again.status, changed.status]).toEqual([201, 200, 200]);
    expect([again.body['version'], changed.body['version']]).toEqual([1, 2]);
    const kept = await queryAll(local.table, { pk: keys.partyVersion('INSTITUTION', 'lp-lama', 1).pk });
    expect(kept.map(({ sk }) => sk)).toEqual([
      'EVENT#00000001',
      'EVENT#00000002',
      'VERSION#00000001',
      'VERSION#00000002',
    ]);
  });

  test('told different things at once takes them one after the other, and loses none', async () => {
    const names = Array.from({ length: 5 }, (_, number) => `Nama ${number}`);

    const answers = await Promise.all(
      names.map((name) => desk.platform('pasar-ramai', { nib: '3000000000002', name })),
    );

    expect(answers.map(({ body }) => body['version']).sort()).toEqual([1, 2, 3, 4, 5]);
    expect((await desk.platforms()).body['platforms']).toContainEqual(
      expect.objectContaining({ id: 'pasar-ramai', version: 5 }),
    );
  });

  test('takes numbers of businesses only', async () => {
    const answers = [
      await desk.institution('lp-salah', { nib: '3201010101010001' }),
      await desk.institution('lp-salah', { nib: '3000000000003', owners: ['3201010101010001'] }),
      await desk.institution('LP', { nib: '3000000000003' }),
      await desk.institution('lp-salah', { nib: '3000000000003', by: staff.auditor }),
    ];

    expect(codes(answers)).toEqual(['field-malformed', 'field-malformed', 'field-malformed', 'role-missing']);
  });
});

describe('an offering', () => {
  test('on a platform that nothing ties to the institution is sold there at once, and is offered once', async () => {
    const { courseId, platformId, soldOn, flags } = await given({ institution: [holding] });

    const atOnce = await Promise.all([desk.offer(courseId, platformId), desk.offer(courseId, platformId)]);

    expect(atOnce.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(atOnce[0].body).not.toHaveProperty('flag');
    expect(await soldOn()).toEqual([{ id: platformId, name: `Nama ${platformId}` }]);
    expect(await flags()).toBeUndefined();
  });

  test('on a platform of the same owner is flagged, and sold when an approver has said why', async () => {
    const { courseId, platformId, soldOn, flags } = await given({ institution: [holding], platform: [holding] });

    const offering = await desk.offer(courseId, platformId);
    const before = { sold: await soldOn(), flags: await flags() };
    const acknowledgement = await desk.acknowledge(courseId, platformId);
    const again = await desk.acknowledge(courseId, platformId);
    const byAnother = await desk.acknowledge(courseId, platformId, { sub: 'ayu', groups: ['approver'] });

    expect(offering).toMatchObject({ status: 201, body: { flag: 'open', sharedOwners: [holding] } });
    expect(before).toMatchObject({
      sold: [],
      flags: { sharedOwners: [holding], offerings: [{ courseId, flag: 'open' }] },
    });
    expect(acknowledgement).toMatchObject({
      status: 200,
      body: { flag: 'acknowledged', acknowledgement: { owners: [holding], acknowledgedBy: 'agus' } },
    });
    expect(again.status).toBe(200);
    expect(codes([byAnother])).toEqual(['affiliation-acknowledged']);
    expect(await soldOn()).toHaveLength(1);
    expect(await flags()).toMatchObject({ offerings: [{ flag: 'acknowledged' }] });
    const events = await queryAll(local.table, { pk: keys.course(CourseId.parse(courseId)).pk, prefix: 'EVENT#' });
    expect(events.filter(({ event }) => event === 'affiliation.acknowledged.v1')).toHaveLength(1);
  });

  test('is flagged from the moment on at which the register knows of a tie, and again for a further one', async () => {
    const { courseId, platformId, platformNib, institutionId, institutionNib, soldOn, flags } = await given({});
    await desk.offer(courseId, platformId);

    await desk.institution(institutionId, { nib: institutionNib, owners: [platformNib] });
    const tied = { sold: await soldOn(), flags: await flags() };
    await desk.acknowledge(courseId, platformId);
    const acknowledged = await soldOn();
    await desk.institution(institutionId, { nib: institutionNib, owners: [platformNib, holding] });
    await desk.platform(platformId, { nib: platformNib, owners: [holding] });
    const tiedFurther = await soldOn();
    await desk.institution(institutionId, { nib: institutionNib, owners: [platformNib] });

    expect(tied).toMatchObject({ sold: [], flags: { sharedOwners: [platformNib], offerings: [{ flag: 'open' }] } });
    expect(acknowledged).toHaveLength(1);
    expect(tiedFurther).toEqual([]);
    expect(await soldOn()).toHaveLength(1);
  });

  test('of a new version is flagged anew', async () => {
    const { proposal, courseId, platformId, soldOn } = await given({
      institution: [holding],
      platform: [holding],
    });
    await desk.offer(courseId, platformId);
    await desk.acknowledge(courseId, platformId);
    await desk.propose({ ...proposal, price: 650_000 });
    await courses.assessed(courseId, 2);
    await desk.publish(courseId, 2);

    const before = await soldOn();
    const offering = await desk.offer(courseId, platformId);

    expect(before).toEqual([]);
    expect(offering).toMatchObject({ status: 201, body: { version: 2, flag: 'open' } });
    expect(await soldOn()).toEqual([]);
  });

  test('is refused where there is nothing to offer or to acknowledge, or the same person would do both', async () => {
    const free = await given({});
    const tied = await given({ institution: [holding], platform: [holding] });
    const both: Staff = { sub: staff.operator.sub, groups: ['operator', 'approver'] };
    await desk.offer(free.courseId, free.platformId);
    await desk.offer(tied.courseId, tied.platformId);

    const answers = [
      await desk.acknowledge(free.courseId, free.platformId),
      await desk.acknowledge(free.courseId, tied.platformId),
      await desk.acknowledge(tied.courseId, tied.platformId, both),
      await desk.acknowledge(tied.courseId, tied.platformId, staff.auditor),
      await desk.offer(free.courseId, 'tidak-ada'),
      await desk.offer('f'.repeat(24), free.platformId),
    ];
    await desk.withdraw(free.courseId);

    expect(codes([...answers, await desk.offer(free.courseId, free.platformId)])).toEqual([
      'affiliation-none',
      'offering-not-found',
      'acknowledgement-own',
      'role-missing',
      'platform-not-found',
      'course-not-found',
      'course-not-published',
    ]);
    expect((await desk.affiliations(staff.bogor)).status).toBe(403);
  });
});
