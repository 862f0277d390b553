import fc from 'fast-check';
import { getProvinces, getRegencies } from 'idn-area-data';
import { expect, test } from 'vitest';
import {
  isProvince,
  isRegency,
  provinceName,
  provinceOf,
  provinces,
  regencies,
  regenciesOf,
  regencyName,
} from '../../../shared/domain/regions.ts';

test('there are 38 provinces and 514 regencies, each once and in the order of their codes', () => {
  const codes = regencies.map(({ code }) => code);

  expect(provinces).toHaveLength(38);
  expect(codes).toHaveLength(514);
  expect(codes).toEqual([...new Set(codes)].sort());
});

test('every regency lies in one province, and every province has regencies', () => {
  expect(regencies.every(({ code }) => isProvince(provinceOf(code)))).toBe(true);
  expect(provinces.flatMap(({ code }) => regenciesOf(code))).toEqual(regencies);
  expect(provinces.every(({ code }) => regenciesOf(code).length > 0)).toBe(true);
});

test('names are known by code', () => {
  expect(regencyName('32.01')).toBe('Kabupaten Bogor');
  expect(regencyName('96.71')).toBe('Kota Sorong');
  expect(provinceName('32')).toBe('Jawa Barat');
});

test('a code that is not in the table is no regency and has no name', () => {
  const known = new Set(regencies.map(({ code }) => code));

  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(isRegency(text)).toBe(known.has(text));
      expect(regencyName(text) === undefined).toBe(!known.has(text));
    }),
  );
});

test('the table is the one of the Kemendagri data that it was made from', async () => {
  const [packagedProvinces, packagedRegencies] = await Promise.all([getProvinces(), getRegencies()]);

  expect(provinces).toEqual(packagedProvinces.map(({ code, name }) => ({ code, name })));
  expect(regencies).toEqual(packagedRegencies.map(({ code, name }) => ({ code, name })));
});
