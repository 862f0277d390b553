import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocatePlaces, sharePool } from '../../../../shared/domain/draw/allocation.ts';

const regencyArbitrary = fc.record({
  code: fc.tuple(fc.integer({ min: 11, max: 16 }), fc.integer({ min: 1, max: 9 })).map(([p, r]) => `${p}.0${r}`),
  quota: fc.nat({ max: 50 }),
  demand: fc.nat({ max: 80 }),
});
const tableArbitrary = fc.uniqueArray(regencyArbitrary, { selector: ({ code }) => code, maxLength: 30 });
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);

test('no regency gets more than its demand, and all together what quota and demand allow', () => {
  fc.assert(
    fc.property(tableArbitrary, (table) => {
      const places = allocatePlaces(table);

      const total = sum(places.values());
      expect(total).toBe(Math.min(sum(table.map(({ quota }) => quota)), sum(table.map(({ demand }) => demand))));
      for (const { code, quota, demand } of table) {
        expect(places.get(code)).toBeLessThanOrEqual(demand);
        expect(places.get(code)).toBeGreaterThanOrEqual(Math.min(quota, demand));
      }
    }),
  );
});

test('a province keeps what its own regencies need', () => {
  fc.assert(
    fc.property(tableArbitrary, (table) => {
      const places = allocatePlaces(table);

      for (const province of Map.groupBy(table, ({ code }) => code.slice(0, 2)).values()) {
        const quota = sum(province.map((regency) => regency.quota));
        const demand = sum(province.map((regency) => regency.demand));
        const given = sum(province.map(({ code }) => places.get(code) ?? 0));
        expect(given).toBeGreaterThanOrEqual(Math.min(quota, demand));
      }
    }),
  );
});

test('the order of the quota table changes nothing', () => {
  fc.assert(
    fc.property(tableArbitrary, (table) => {
      const sorted = (places: Map<string, number>) => [...places].sort();

      expect(sorted(allocatePlaces(table.toReversed()))).toEqual(sorted(allocatePlaces(table)));
    }),
  );
});

test('what remains of a pool goes by largest remainder, ties to the lower code', () => {
  const needs = [
    { code: '12.03', unmet: 1 },
    { code: '12.02', unmet: 1 },
    { code: '12.01', unmet: 5 },
  ];

  // 2 x 5 / 7 = 1 remainder 3; 2 x 1 / 7 = 0 remainder 2, twice: one place remains and 12.01 has the largest.
  expect(sharePool(2, needs).get('12.01')).toBe(2);
  // 4 x 5 / 7 = 2 remainder 6; 4 x 1 / 7 = 0 remainder 4, twice: two remain, for 12.01 and the lower of the others.
  expect(Object.fromEntries(sharePool(4, needs))).toEqual({ '12.01': 3, '12.02': 1, '12.03': 0 });
  expect(Object.fromEntries(sharePool(9, needs))).toEqual({ '12.01': 5, '12.02': 1, '12.03': 1 });
});

test('products beyond 2^53 are divided exactly', () => {
  const unmet = 2 ** 40 + 1;
  const shares = sharePool(2 ** 40, [
    { code: '11.01', unmet },
    { code: '11.02', unmet },
  ]);

  expect([...shares.values()]).toEqual([2 ** 39, 2 ** 39]);
});
