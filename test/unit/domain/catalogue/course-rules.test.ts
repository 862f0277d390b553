import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CourseContent } from '../../../../shared/domain/catalogue/course-content.ts';
import { breachesOf, rulesKept } from '../../../../shared/domain/catalogue/course-rules.ts';
import { isHeldAtPlace, Mode } from '../../../../shared/domain/catalogue/mode.ts';
import { openProvinces, type OpenedProvince } from '../../../../shared/domain/catalogue/open-province.ts';
import { provinceOf, provinces, regencies } from '../../../../shared/domain/regions.ts';
import { currentRuleSet } from '../../../../shared/domain/rule-sets.ts';
import { Refusal } from '../../../../shared/errors.ts';

const on = '2023-03-01';
const rules = { normal: currentRuleSet('normal', on), 'semi-bansos': currentRuleSet('semi-bansos', on) };

const content = (fields: Partial<CourseContent> = {}): CourseContent => ({
  title: 'Pemasaran Digital',
  syllabus: [{ title: 'Pengantar', hours: 15 }],
  price: 600_000,
  mode: 'webinar',
  level: 'beginner',
  occupation: '2431',
  language: 'id',
  schemes: ['normal'],
  regencies: [],
  ...fields,
});

const opening = (province: string, since: string): OpenedProvince => ({
  province,
  since,
  reason: 'Keputusan komite.',
  openedBy: 'olga',
  openedAt: '2023-01-01T00:00:00.000Z',
});

const hours = fc.integer({ min: 1, max: 80 }).map((halves) => halves / 2);
const anyContent = fc
  .record({
    mode: fc.constantFrom(...Mode.options),
    price: fc.integer({ min: 1, max: 5_000_000 }),
    syllabus: fc.array(fc.record({ title: fc.constant('Bagian'), hours }), { minLength: 1, maxLength: 6 }),
    places: fc.uniqueArray(fc.constantFrom(...regencies.map(({ code }) => code)), { minLength: 1, maxLength: 5 }),
  })
  .map(({ places, ...fields }) => content({ ...fields, regencies: isHeldAtPlace(fields.mode) ? places : [] }));
const anyOpened = fc.uniqueArray(
  fc.record({
    province: fc.constantFrom(...provinces.map(({ code }) => code)),
    since: fc.constantFrom('2023-02-28', on, '2023-03-02'),
  }),
  { selector: ({ province }) => province, maxLength: 10 },
);

describe('a course keeps the rules of a scheme', () => {
  test.each([
    ['normal', 15, 3_500_000],
    ['semi-bansos', 6, 1_000_000],
  ] as const)('%s: from %d hours on, and up to Rp%d', (scheme, minimumHours, budget) => {
    const codesOf = (fields: Partial<CourseContent>) =>
      breachesOf(content(fields), rules[scheme], { opened: [], on }).map(({ code }) => code);
    const lasting = (total: number) => [{ title: 'Pengantar', hours: total }];

    expect(codesOf({ syllabus: lasting(minimumHours), price: budget })).toEqual([]);
    expect(codesOf({ syllabus: lasting(minimumHours - 0.5), price: budget })).toEqual(['course-hours-too-few']);
    expect(codesOf({ syllabus: lasting(minimumHours), price: budget + 1 })).toEqual(['course-price-over-budget']);
  });

  test('exactly when it is long enough, of an allowed mode, within the budget and in open provinces', () => {
    fc.assert(
      fc.property(anyContent, anyOpened, fc.constantFrom('normal', 'semi-bansos'), (course, openings, scheme) => {
        const opened = openings.map(({ province, since }) => opening(province, since));
        const total = course.syllabus.reduce((sum, unit) => sum + unit.hours, 0);
        const openNow = new Set([
          ...(scheme === 'normal' ? ['12', '31', '32', '33', '35', '51', '53', '61', '73', '91'] : []),
          ...openings.filter(({ since }) => scheme === 'normal' && since <= on).map(({ province }) => province),
        ]);

        const codes = breachesOf(course, rules[scheme], { opened, on }).map(({ code }) => code);

        expect(codes.includes('course-hours-too-few')).toBe(total < (scheme === 'normal' ? 15 : 6));
        expect(codes.includes('course-price-over-budget')).toBe(
          course.price > (scheme === 'normal' ? 3_500_000 : 1_000_000),
        );
        expect(codes.includes('course-mode-not-allowed')).toBe(scheme === 'semi-bansos' && isHeldAtPlace(course.mode));
        expect(codes.includes('province-not-open')).toBe(
          isHeldAtPlace(course.mode) && course.regencies.some((regency) => !openNow.has(provinceOf(regency))),
        );
      }),
    );
  });

  test('of all its schemes, and is told every field at fault with the bound of the first', () => {
    const course = content({
      schemes: ['normal', 'semi-bansos'],
      price: 4_000_000,
      syllabus: [{ title: 'A', hours: 1 }],
    });

    const refusal = (() => {
      try {
        return rulesKept(course, [], new Date('2023-03-01T00:00:00.000Z'));
      } catch (error) {
        return error;
      }
    })();

    if (!(refusal instanceof Refusal)) throw new Error('It was not refused.');
    expect(refusal.code).toBe('course-hours-too-few');
    expect(refusal.detail.values).toEqual({ minimumHours: 15, maximumPrice: 3_500_000 });
    expect(refusal.detail.others?.map(({ code }) => code)).toEqual([
      'course-price-over-budget',
      'course-hours-too-few',
      'course-price-over-budget',
    ]);
  });

  test('by the versions that are in force on the day in WIB', () => {
    const versions = (schemes: CourseContent['schemes'], at: string) =>
      rulesKept(content({ schemes }), [], new Date(at));

    expect(versions(['normal', 'semi-bansos'], '2023-02-16T17:00:00.000Z')).toEqual([
      'normal-2023.1',
      'semi-bansos-2020.2',
    ]);
    expect(() => versions(['normal'], '2023-02-16T16:59:59.999Z')).toThrow(
      expect.objectContaining({ code: 'scheme-not-in-force' }),
    );
  });
});

test('opening more provinces never closes one, and opens nothing for a scheme that is taught online', () => {
  fc.assert(
    fc.property(anyOpened, anyOpened, (some, more) => {
      const openedBy = (openings: typeof some) => openings.map(({ province, since }) => opening(province, since));
      const fewer = openProvinces(rules.normal, openedBy(some), on);
      const all = openProvinces(rules.normal, openedBy([...some, ...more]), on);

      expect([...fewer].filter((province) => !all.has(province))).toEqual([]);
      expect(openProvinces(rules['semi-bansos'], openedBy(more), on).size).toBe(0);
    }),
  );
});
