import { expect, test } from 'vitest';
import { countedQuota, quotaCsv } from '../../../console/source/operations/pasted-quota.ts';

test('a quota table is taken from a sheet, from a file of an Indonesian Excel, and as the API has it', () => {
  const expected = 'code,quota\n32.01,120\n32.04,80\n';

  expect(quotaCsv('32.01\t120\r\n32.04\t80\r\n')).toBe(expected);
  expect(quotaCsv('code;quota\n32.01; 120\n\n32.04;80')).toBe(expected);
  expect(quotaCsv(expected)).toBe(expected);
});

test('what is pasted is counted as soon as it is a table', () => {
  expect(countedQuota('32.01\t120\n32.04\t80')).toEqual({ regencies: 2, places: 200 });
  expect(countedQuota('32.01\tmany')).toBeUndefined();
  expect(countedQuota('99.99\t1')).toBeUndefined();
  expect(countedQuota('')).toBeUndefined();
});
