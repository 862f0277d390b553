import { expect, test } from 'vitest';
import { csvEntry, instantOf } from '../../../../shared/domain/payouts/statement.ts';

test.each([
  ['2023-03-10T03:00:00Z', '2023-03-10T03:00:00.000Z'],
  ['2023-03-10T10:00:00.5+07:00', '2023-03-10T03:00:00.500Z'],
  ['2023-03-10', '2023-03-09T17:00:00.000Z'],
  ['9999-12-31', '9999-12-30T17:00:00.000Z'],
])('%s is an instant', (text, instant) => {
  expect(instantOf(text)).toBe(instant);
});

test.each([
  '10000-01-01',
  '+275760-09-13T00:00:00.000Z',
  '9999-12-31T23:59:59-07:00',
  '0000-01-01',
  '2023-02-30',
  '2023-03-10T24:00:01Z',
  '10 March 2023',
  'BNI 1',
  '1',
  '',
])('%s is none, and its entry is broken', (text) => {
  expect(instantOf(text)).toBeUndefined();
  expect(csvEntry(1, `S-1,BNI,${text},BNI1,${'f'.repeat(24)},600000,DBIT,`)).toEqual({
    number: 1,
    code: 'date-malformed',
  });
});
