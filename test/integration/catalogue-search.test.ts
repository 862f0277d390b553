import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { CourseId } from '../../events/catalogue.ts';
import { courseListings } from '../../shared/domain/catalogue/listing.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { keys } from '../../shared/table/keys.ts';
import { getItems } from '../../shared/table/read.ts';
import { forAll } from '../support/eventually.ts';
import { catalogueDesk, courseDay, scheduleInput, venue, type CatalogueDesk } from '../support/courses.ts';
import type { HttpAnswer } from '../support/citizens.ts';
import { givenCourses, type GivenCourses } from '../support/given-courses.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
let desk: CatalogueDesk;
let given: GivenCourses;
beforeAll(async () => {
  local = await localTable();
  desk = catalogueDesk(local.table);
  given = givenCourses(desk);
  await desk.institution('lp-cendekia', { nib: '1000000000001', name: 'Cendekia Nusantara' });
});
afterAll(() => local.stop());

const day = 86_400;
const from = courseDay.getTime();

const published = async (fields: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  (await given.published(fields)).courseId;

const Page = z.object({
  courses: z.array(
    z.object({ courseId: z.string(), price: z.number(), schedule: z.object({ startsAt: z.string() }).optional() }),
  ),
  next: z.string().optional(),
});

/** Every course that a search finds, page after page, and how many pages those were. */
const search = async (query: Readonly<Record<string, string>>, at = courseDay) => {
  const courses: z.infer<typeof Page>['courses'] = [];
  let pages = 0;
  let cursor: string | undefined;
  do {
    const answer = await desk.search(cursor === undefined ? query : { ...query, cursor }, at);
    expect(answer.status).toBe(200);
    const page = Page.parse(answer.body);
    courses.push(...page.courses);
    pages += 1;
    cursor = page.next;
  } while (cursor !== undefined);
  return { courses, pages, ids: courses.map(({ courseId }) => courseId) };
};

const scheduleId = ({ body }: HttpAnswer): string => z.object({ scheduleId: z.string() }).parse(body).scheduleId;

describe('the catalogue', () => {
  test('is found by words of title, institution, syllabus and occupation, whatever their case and accents', async () => {
    const courseId = await published({
      title: 'Barista Kopi Lampung',
      syllabus: [{ title: 'Crème brûlée', hours: 15 }],
    });

    for (const text of [
      'barista',
      'KOPI',
      'lampung barista',
      'creme',
      'Brûlée kopi',
      'nusantara barista',
      'kopi 2431',
    ]) {
      expect((await search({ text })).ids).toContain(courseId);
    }
    for (const text of ['barist', 'teh', 'barista teh']) expect((await search({ text })).ids).not.toContain(courseId);
  });

  test('is found by province, mode and price, alone and together, the lowest price first', async () => {
    const base = { title: 'Tenun Ikat Flores', mode: 'offline', regencies: ['53.01', '53.71', '51.71'] };
    const cheap = await published({ ...base, price: 250_000 });
    const dear = await published({ ...base, price: 1_250_000 });
    const hybrid = await published({ ...base, mode: 'hybrid', price: 750_000 });

    const inProvince = await search({ province: '53' });

    expect(inProvince.ids).toEqual([cheap, hybrid, dear]);
    expect((await search({ province: '51', mode: 'offline' })).ids).toEqual([cheap, dear]);
    expect((await search({ province: '53', priceFrom: '250000', priceTo: '750000' })).ids).toEqual([cheap, hybrid]);
    expect((await search({ province: '53', priceFrom: '250001', priceTo: '749999' })).ids).toEqual([]);
    expect((await search({ province: '53', priceFrom: '2', priceTo: '1' })).ids).toEqual([]);
    expect((await search({ mode: 'hybrid' })).ids).toEqual([hybrid]);
    expect((await search({ text: 'ikat tenun', province: '51', mode: 'hybrid' })).ids).toEqual([hybrid]);
    expect((await search({ text: 'tenun', province: '32' })).ids).toEqual([]);
  });

  test('is given page by page, with no course left out and none twice', async () => {
    const prices = Array.from({ length: 47 }, (_, number) => 300_000 + 1_000 * (number % 5));
    const ids: string[] = [];
    await forAll(prices, async (price) => void ids.push(await published({ title: 'Menjahit Kebaya', price })));

    const found = await search({ text: 'kebaya' });
    const filtered = await search({ text: 'kebaya', priceFrom: '304000' });
    const all = await search({});

    expect(found.pages).toBe(3);
    expect(found.ids.toSorted()).toEqual(ids.toSorted());
    expect(found.courses.map(({ price }) => price)).toEqual(prices.toSorted((one, other) => one - other));
    expect(filtered.courses.every(({ price }) => price === 304_000)).toBe(true);
    expect(all.ids).toEqual(expect.arrayContaining(ids));
  });

  test('shows a version from its publication on, and never the one before it or a withdrawn one', async () => {
    const title = 'Budidaya Lele Bioflok';
    const { courseId, proposal } = await given.published({ title, price: 400_000 });
    await desk.propose({ ...proposal, title: 'Budidaya Lele Modern', price: 500_000 });
    await given.assessed(courseId, 2);
    const before = await search({ text: 'lele' });

    await desk.publish(courseId, 2);
    const after = await search({ text: 'lele' });
    const byOldWord = await search({ text: 'bioflok' });
    await desk.withdraw(courseId);
    const withdrawn = await search({ text: 'lele' });

    expect(before.courses).toMatchObject([{ courseId, price: 400_000 }]);
    expect(after.courses).toMatchObject([{ courseId, price: 500_000 }]);
    expect([byOldWord.ids, withdrawn.ids]).toEqual([[], []]);
  });

  test('keeps no entry of what it does not show, also when a publication died half-way', async () => {
    const { courseId, proposal } = await given.published({ title: 'Servis Sepeda Motor', price: 400_000 });
    const courses = courseTable(local.table);
    const first = await courses.version(CourseId.parse(courseId), 1);
    await desk.propose({ ...proposal, title: 'Servis Mobil', price: 500_000 });
    await given.assessed(courseId, 2);
    const entriesOf = async (version: typeof first) =>
      version &&
      getItems(
        local.table,
        courseListings(version).map(({ place, entry }) => keys.catalogueEntry(place, entry)),
      );
    await desk.publish(courseId, 2);
    const left = await entriesOf(first);
    // As it would be, had the publisher died before it took the old entries out.
    if (first !== undefined)
      await forAll(courseListings(first), async ({ place, entry }) => {
        await local.client.send(
          new PutCommand({ TableName: local.table.name, Item: { ...keys.catalogueEntry(place, entry), ...entry } }),
        );
      });

    const whileThere = await search({ text: 'motor' });
    const again = await desk.publish(courseId, 2);

    expect(left).toEqual([]);
    expect([whileThere.ids, again.status]).toEqual([[], 200]);
    expect(await entriesOf(first)).toEqual([]);
    expect(await entriesOf(await courses.version(CourseId.parse(courseId), 2))).not.toEqual([]);
  });

  test.each([
    [{ text: 'dan di' }, 'search-text-empty'],
    [{ text: ' ' }, 'field-too-short'],
    [{ province: '99' }, 'province-unknown'],
    [{ mode: 'luring' }, 'field-malformed'],
    [{ priceFrom: '-1' }, 'field-malformed'],
    [{ priceTo: '9999999999' }, 'field-malformed'],
    [{ from: '2023-02-30' }, 'field-malformed'],
    [{ from: '2023-03-01', to: '2023-04-01' }, 'dates-too-far-apart'],
    [{ surprise: '1' }, 'field-unknown'],
    [{ cursor: 'x' }, 'cursor-invalid'],
    [{ cursor: Buffer.from('- AT#x').toString('base64url') }, 'cursor-invalid'],
    [{ cursor: Buffer.from('2023-03-01 AT#x').toString('base64url') }, 'cursor-invalid'],
    [{ priceTo: '5', cursor: Buffer.from('- PRICE#000000006#a').toString('base64url') }, 'cursor-invalid'],
  ])('asked for %j refuses as %s', async (query, code) => {
    expect(await desk.search(query)).toMatchObject({ status: 400, body: { code } });
  });
});

describe('schedules', () => {
  test('are found by the days in WIB on which they begin, in the order of time', async () => {
    const online = await published({ title: 'Animasi Dasar' });
    const offline = await published({ title: 'Animasi Lanjut', mode: 'offline', regencies: ['32.01'] });
    await desk.schedule(online, scheduleInput({ code: 'B', startsIn: 2 * day, from }));
    // 23.59 WIB of 2 March.
    await desk.schedule(online, scheduleInput({ code: 'A', startsIn: day + 14.9 * 3_600 + 300, from }));
    await desk.schedule(offline, { ...scheduleInput({ code: 'C', startsIn: 2 * day - 60, from }), venue });

    const all = await search({ from: '2023-03-01', to: '2023-03-31' });

    expect(all.ids).toEqual([online, offline, online]);
    expect((await search({ from: '2023-03-02', to: '2023-03-02' })).ids).toEqual([online]);
    expect((await search({ from: '2023-03-03' })).ids).toEqual([offline, online]);
    expect((await search({ to: '2023-03-02' })).ids).toEqual([online]);
    expect((await search({ from: '2023-03-03', province: '32' })).ids).toEqual([offline]);
    expect((await search({ from: '2023-03-03', text: 'dasar', mode: 'webinar' })).ids).toEqual([online]);
    expect((await search({ from: '2023-03-03', to: '2023-03-01' })).ids).toEqual([]);
    expect((await search({ from: '2023-03-03' }, new Date(from + 1_000 * 2 * day))).ids).toEqual([]);
  });

  test('are added once for a code, twice at once too, and shown with their course while they lie ahead', async () => {
    const courseId = await published();
    const input = scheduleInput({ code: 'A', startsIn: day, from });

    const atOnce = await Promise.all([desk.schedule(courseId, input), desk.schedule(courseId, input)]);
    const other = await desk.schedule(courseId, { ...input, seats: 31 });

    expect(atOnce.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(other).toMatchObject({ status: 409, body: { code: 'schedule-exists' } });
    expect((await desk.course(courseId)).body).toMatchObject({
      schedules: [{ code: 'A', status: 'open', seats: 30, sessions: [{ sequence: 1 }, { sequence: 2 }] }],
    });
    expect((await desk.course(courseId, new Date(from + 1_000 * day))).body).toMatchObject({ schedules: [] });
  });

  test('that are cancelled are found no more, and say so with their course; again it changes nothing', async () => {
    const courseId = await published({ title: 'Fotografi Produk' });
    const id = scheduleId(await desk.schedule(courseId, scheduleInput({ code: 'A', startsIn: 5 * day, from })));
    const query = { text: 'fotografi', from: '2023-03-06', to: '2023-03-06' };
    const before = await search(query);

    const atOnce = await Promise.all([desk.cancel(courseId, id), desk.cancel(courseId, id)]);

    expect(before.ids).toEqual([courseId]);
    expect(atOnce.map(({ status }) => status)).toEqual([200, 200]);
    expect((await search(query)).ids).toEqual([]);
    expect((await desk.course(courseId)).body).toMatchObject({ schedules: [{ status: 'cancelled' }] });
    expect(await desk.cancel(courseId, 'e'.repeat(24))).toMatchObject({ body: { code: 'schedule-not-found' } });
  });

  test('that do not fit their course are refused', async () => {
    const webinar = await published();
    const offline = await published({ mode: 'offline', regencies: ['32.01'] });
    const alone = await published({ mode: 'self-paced' });
    const input = scheduleInput({ code: 'X', startsIn: day, from });
    const [first, second] = input.sessions;

    const answers = [
      await desk.schedule(alone, input),
      await desk.schedule(webinar, { ...input, venue }),
      await desk.schedule(offline, input),
      await desk.schedule(offline, { ...input, venue: { ...venue, regency: '32.02' } }),
      await desk.schedule(webinar, scheduleInput({ code: 'X', startsIn: 0, from })),
      await desk.schedule(webinar, { ...input, sessions: [second, first] }),
      await desk.schedule(webinar, { ...input, sessions: [first, { ...second, startsAt: first?.startsAt }] }),
      await desk.schedule(webinar, { ...input, seats: 0 }),
      await desk.schedule('f'.repeat(24), input),
    ];

    expect(answers.map(({ body }) => body['code'])).toEqual([
      'schedule-not-for-mode',
      'venue-not-for-mode',
      'venue-required',
      'venue-elsewhere',
      'schedule-over',
      'sessions-unordered',
      'sessions-unordered',
      'field-too-short',
      'course-not-found',
    ]);
  });
});
