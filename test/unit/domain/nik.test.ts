import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreesWithBirthDate, birthDateNotAfter, KkText, NikText, parseNik } from '../../../shared/domain/nik.ts';
import { provinces } from '../../../shared/domain/regions.ts';

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** Any person born from 1930 to 2020, with the NIK that they would have. */
const person = fc
  .record({
    province: fc.constantFrom(...provinces.map(({ code }) => code)),
    regency: fc.integer({ min: 1, max: 99 }).map(twoDigits),
    district: fc.integer({ min: 1, max: 99 }).map(twoDigits),
    born: fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    sex: fc.constantFrom('female' as const, 'male' as const),
    serial: fc.integer({ min: 1, max: 9_999 }).map((serial) => String(serial).padStart(4, '0')),
  })
  .map((parts) => {
    const birthDate = parts.born.toISOString().slice(0, 10);
    const day = twoDigits(Number(birthDate.slice(8, 10)) + (parts.sex === 'female' ? 40 : 0));
    const region = parts.province + parts.regency + parts.district;
    return { ...parts, birthDate, nik: region + day + birthDate.slice(5, 7) + birthDate.slice(2, 4) + parts.serial };
  });

test('a NIK tells the region of issue, the sex and the birth date', () => {
  fc.assert(
    fc.property(person, ({ nik, province, regency, sex, birthDate, serial }) => {
      const parsed = parseNik(nik);

      expect(parsed).toMatchObject({
        provinceOfIssue: province,
        regencyOfIssue: `${province}.${regency}`,
        sex,
        serial,
      });
      expect(parsed && agreesWithBirthDate(parsed, birthDate)).toBe(true);
      expect(parsed && birthDateNotAfter(parsed, '2020-12-31')).toMatch(birthDate.slice(2));
    }),
  );
});

test('a NIK agrees with no birth date but its own', () => {
  fc.assert(
    fc.property(person, person, (one, other) => {
      fc.pre(one.birthDate.slice(2) !== other.birthDate.slice(2));
      const parsed = parseNik(one.nik);

      expect(parsed && agreesWithBirthDate(parsed, other.birthDate)).toBe(false);
    }),
  );
});

test('the birth date not after a day is never after it, and less than a century before', () => {
  fc.assert(
    fc.property(person, ({ nik }) => {
      const parsed = parseNik(nik);
      const date = parsed ? birthDateNotAfter(parsed, '2026-11-20') : '';

      expect(date <= '2026-11-20' && date > '1926-11-20').toBe(true);
    }),
  );
});

test.each([
  ['too short', '320101010190000'],
  ['too long', '32010101019000011'],
  ['a letter', '320101010190000x'],
  ['other digits than 0 to 9', '٣٢٠١٠١٠١٠١٩٠٠٠٠١'],
  ['an unknown province', '4001010101900001'],
  ['regency 00', '3200010101900001'],
  ['district 00', '3201000101900001'],
  ['serial 0000', '3201010101900000'],
  ['day 0', '3201010001900001'],
  ['day 0 of a woman', '3201014001900001'],
  ['day 32', '3201013201900001'],
  ['day 32 of a woman', '3201017201900001'],
  ['month 0', '3201010100900001'],
  ['month 13', '3201010113900001'],
  ['31 April', '3201013104900001'],
  ['29 February of a common year', '3201012902910001'],
  ['a blank', ' 320101010190001'],
])('%s makes no NIK', (_, text) => {
  expect(parseNik(text)).toBeUndefined();
  expect(NikText.safeParse(text).error?.issues[0]?.message).toBe('nik-malformed');
});

test('29 February of a leap year makes a NIK', () => {
  expect(parseNik('3201012902920001')?.born).toEqual({ day: 29, month: 2, yearOfCentury: 92 });
  expect(parseNik('3201016902000001')).toMatchObject({ sex: 'female', born: { day: 29, month: 2, yearOfCentury: 0 } });
});

test('a family-card number has 16 digits', () => {
  expect(KkText.safeParse('3201010101100001').success).toBe(true);
  for (const text of ['', '320101010110000', '32010101011000011', '320101010110000a', '3201010101100000']) {
    expect(KkText.safeParse(text).error?.issues[0]?.message).toBe('kk-malformed');
  }
});
