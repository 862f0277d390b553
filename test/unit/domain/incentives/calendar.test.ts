import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter, monthsLater, workingDaysLater } from '../../../../shared/domain/incentives/calendar.ts';

describe('a date some months later', () => {
  test.each([
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 2, '2023-03-31'],
    ['2023-01-31', 3, '2023-04-30'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2023-12-15', 1, '2024-01-15'],
    ['2023-02-28', 0, '2023-02-28'],
  ])('%s and %i months is %s', (date, months, later) => {
    expect(monthsLater(date, months)).toBe(later);
  });

  test('lies in the month that many later, on the same day or on the last one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_650 }), fc.integer({ min: 0, max: 24 }), (days, months) => {
        const date = new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10);
        const later = monthsLater(date, months);
        const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
        const [laterYear = 0, laterMonth = 0, laterDay = 0] = later.split('-').map(Number);
        const lastDay = new Date(Date.UTC(laterYear, laterMonth, 0)).getUTCDate();
        expect(laterYear * 12 + laterMonth).toBe(year * 12 + month + months);
        expect(laterDay).toBe(Math.min(day, lastDay));
      }),
    );
  });
});

test('the day after an instant is that of western Indonesia', () => {
  expect(dayAfter('2023-03-07T16:59:59.999Z')).toBe('2023-03-08');
  expect(dayAfter('2023-03-07T17:00:00.000Z')).toBe('2023-03-09');
});

test('working days leave Saturdays and Sundays out', () => {
  // A Thursday, late in the evening in western Indonesia.
  expect(workingDaysLater('2023-03-09T16:00:00.000Z', 1)).toBe('2023-03-10');
  expect(workingDaysLater('2023-03-09T16:00:00.000Z', 3)).toBe('2023-03-14');
  expect(workingDaysLater('2023-03-09T16:00:00.000Z', 5)).toBe('2023-03-16');
  // A Saturday in western Indonesia, though still a Friday in UTC.
  expect(workingDaysLater('2023-03-10T18:00:00.000Z', 1)).toBe('2023-03-13');
});
