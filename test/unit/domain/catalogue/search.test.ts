import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InstitutionId } from '../../../../events/catalogue.ts';
import type { CourseContent } from '../../../../shared/domain/catalogue/course-content.ts';
import { isFound, searchOf, type CourseQuery } from '../../../../shared/domain/catalogue/course-search.ts';
import type { CourseVersion } from '../../../../shared/domain/catalogue/course-version.ts';
import { courseIdOf } from '../../../../shared/domain/catalogue/course.ts';
import { courseListings, type ListingPlace } from '../../../../shared/domain/catalogue/listing.ts';
import { isHeldAtPlace, Mode } from '../../../../shared/domain/catalogue/mode.ts';
import { termsOf, wordsOf } from '../../../../shared/domain/catalogue/terms.ts';
import { provinceOf } from '../../../../shared/domain/regions.ts';
import { keys } from '../../../../shared/table/keys.ts';

const at = new Date('2023-03-01T02:00:00.000Z');
const vocabulary = ['Pemasaran', 'Digital', 'Kopi', 'Las', 'Menjahit', 'dan', 'C++', 'Excel 365', 'Bahasa', 'Jepang'];
const places = ['32.01', '32.71', '51.71', '53.01', '91.71'];

const anyContent: fc.Arbitrary<CourseContent> = fc
  .record({
    title: fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
    price: fc.integer({ min: 1, max: 3_500_000 }),
    mode: fc.constantFrom(...Mode.options),
    regencies: fc.uniqueArray(fc.constantFrom(...places), { minLength: 1 }),
  })
  .map(({ title, price, mode, regencies }) => ({
    title,
    price,
    mode,
    syllabus: [{ title: 'Pengantar', hours: 15 }],
    level: 'beginner',
    occupation: '2431',
    language: 'id',
    schemes: ['normal'],
    regencies: isHeldAtPlace(mode) ? regencies.toSorted() : [],
  }));

const publishedVersion = (content: CourseContent): CourseVersion => ({
  courseId: courseIdOf(InstitutionId.parse('lp-cendekia'), 'WEB-1'),
  version: 1,
  content,
  status: 'published',
  proposedBy: 'olga',
  proposedAt: at.toISOString(),
  ruleVersions: ['normal-2023.1'],
  assessments: [],
  terms: termsOf(content, 'Cendekia'),
});

const anyQuery: fc.Arbitrary<CourseQuery> = fc.record(
  {
    text: fc
      .array(fc.constantFrom(...vocabulary.filter((word) => word !== 'dan')), { minLength: 1, maxLength: 2 })
      .map((words) => words.join(' ')),
    province: fc.constantFrom('32', '51', '53', '91', '12'),
    mode: fc.constantFrom(...Mode.options),
    priceFrom: fc.integer({ min: 0, max: 4_000_000 }),
    priceTo: fc.integer({ min: 0, max: 4_000_000 }),
  },
  { requiredKeys: [] },
);

const keyOf = (place: ListingPlace): string => JSON.stringify(place);

describe('the index of the catalogue', () => {
  test('holds a course under exactly the place, and within the band of prices, in which a search looks for it', () => {
    fc.assert(
      fc.property(anyContent, anyQuery, (content, query) => {
        const { text, province, mode, priceFrom = 0, priceTo = 999_999_999 } = query;
        const isWanted =
          (text === undefined || wordsOf(text).every((word) => wordsOf(content.title).includes(word))) &&
          (province === undefined || content.regencies.some((regency) => provinceOf(regency) === province)) &&
          (mode === undefined || content.mode === mode) &&
          content.price >= priceFrom &&
          content.price <= priceTo;

        const search = searchOf(query, at);
        const looked = new Map(search.places.map((place) => [keyOf(place), place]));
        const found = courseListings(publishedVersion(content)).filter(({ place, entry }) => {
          const where = looked.get(keyOf(place));
          if (where === undefined) return false;
          const { from, to } = keys.catalogueEntries(where, search.priceFrom, search.priceTo);
          const { sk } = keys.catalogueEntry(place, entry);
          return sk >= from && sk <= to && isFound(entry, search);
        });

        expect(found).toHaveLength(isWanted ? 1 : 0);
      }),
    );
  });

  test('never takes more items for a course than one transaction holds', () => {
    const manyWords = Array.from({ length: 60 }, (_, number) => ({ title: `kata${number} lain${number}`, hours: 1 }));
    const onePerProvince = Array.from({ length: 20 }, (_, number) => `${String(number + 11)}.01`);
    const content = publishedVersion({
      title: 'Banyak Kata',
      price: 1,
      mode: 'hybrid',
      syllabus: manyWords,
      level: 'beginner',
      occupation: '2431',
      language: 'id',
      schemes: ['normal'],
      regencies: onePerProvince,
    }).content;

    const listings = courseListings(publishedVersion(content));

    expect(listings).toHaveLength(40 + 42);
    expect(new Set(listings.map(({ place }) => keyOf(place))).size).toBe(listings.length);
  });
});

describe('the words of a text', () => {
  test('are the same however often, and however loudly, it is said', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const words = wordsOf(text);

        expect(wordsOf(words.join(' '))).toEqual(words);
        expect(wordsOf(`${text} ${text}`)).toEqual(words);
        expect(new Set(words).size).toBe(words.length);
        for (const word of words) expect(Buffer.byteLength(word)).toBeLessThanOrEqual(160);
      }),
    );
  });

  test.each([
    ['Pemasaran Digital untuk UMKM', ['pemasaran', 'digital', 'umkm']],
    ['Crème brûlée & kopi', ['creme', 'brulee', 'kopi']],
    ['C++ dan C# tingkat 2', ['c++', 'c#', 'tingkat', '2']],
    ['dan di ke a', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('the days of a search', () => {
  const days = (query: CourseQuery): string[] =>
    searchOf(query, at).places.flatMap((place) => (place.by === 'day' ? [place.day] : []));

  test('begin today at the earliest, and are 31 at most', () => {
    expect(days({ to: '2023-03-02' })).toEqual(['2023-03-01', '2023-03-02']);
    expect(days({ from: '2023-02-01', to: '2023-03-01' })).toEqual(['2023-03-01']);
    expect(days({ from: '2023-02-25' }).at(-1)).toBe('2023-03-31');
    expect(days({ from: '2023-03-05', to: '2023-03-04' })).toEqual([]);
    expect(() => days({ to: '2023-04-01' })).toThrow(expect.objectContaining({ code: 'dates-too-far-apart' }));
  });
});
