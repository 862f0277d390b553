import { expect, test } from 'vitest';
import { differencesBetween } from '../../../bench/recovery/differences.ts';
import { isSound, reportLines } from '../../../bench/recovery/report.ts';

const bank = { paid: 2, sum: 1_200_000, repeated: 0, conflicts: 0 };
const well = { what: 'cards', compared: 4, violations: [] };
const wrong = { what: 'payments', compared: 2, violations: ['3 payments for 2 people'] };
const report = {
  items: { then: 10, lost: 14 },
  seconds: { betweenThem: 61.2, restoring: 4.25, untilAllIsDone: 90 },
  unseen: 28,
  lost: { 'gone order.placed.v1': 1 },
  lostInTheEnd: {},
  sentAgain: ['Standing: 3 sent'],
  bank: { then: { ...bank, paid: 0, sum: 0 }, lost: bank, end: { ...bank, repeated: 2 } },
  findings: [well],
  costs: [],
};

test('what a restore costs is told and is no fault, while anything that has to hold and does not is one', () => {
  const costly = { ...report, costs: [{ ...wrong, what: 'messages that went out' }] };

  expect(isSound(costly)).toBe(true);
  expect(isSound({ findings: [well, wrong] })).toBe(false);
  const text = reportLines({ ...costly, findings: [well, wrong] }).join('\n');
  expect(text).toContain('✗       2  payments: 1\n             3 payments for 2 people');
  expect(text).toContain('·       2  messages that went out: 1');
  expect(text).toContain('1  gone order.placed.v1');
  expect(text).toContain('Rp1200000; told again 2 times');
  expect(text).toContain('Something does not hold.');
});

test('an item that is missing, changed or too many is told by its place', () => {
  const item = (pk: string, value: number) => ({ pk, sk: 'THING', value });

  expect(differencesBetween([item('a', 1), item('b', 1)], [item('b', 1), item('a', 1)])).toEqual([]);
  expect(differencesBetween([item('a', 1), item('b', 1)], [item('b', 2), item('c', 1)])).toEqual([
    'missing: a THING',
    'not as it was: b THING',
    'should be gone: c THING',
  ]);
});
