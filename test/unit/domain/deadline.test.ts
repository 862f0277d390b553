import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tasksDue } from '../../../shared/domain/deadline.ts';
import { dateInWib, endOfDayInWib } from '../../../shared/domain/wave.ts';

const settlingSeconds = 30;
const tasksAt = (instant: string): string[] =>
  tasksDue(new Date(instant), settlingSeconds).map(({ day, task }) => `${task} ${day}`);
const instants = fc.date({
  min: new Date('2023-01-01T00:00:00Z'),
  max: new Date('2027-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('the work on deadlines', () => {
  test('revokes the cards of a day when the day is over in western Indonesia and all purchases of it are on record', () => {
    // 8 March ends in WIB at 17.00 UTC.
    expect(tasksAt('2023-03-08T16:59:59.999Z')).not.toContain('revoke 2023-03-08');
    expect(tasksAt('2023-03-08T17:00:29.999Z')).not.toContain('revoke 2023-03-08');
    expect(tasksAt('2023-03-08T17:00:30.000Z')).toContain('revoke 2023-03-08');
  });

  test('reminds seven, three and one days ahead, from nine in the morning in western Indonesia', () => {
    expect(tasksAt('2023-03-01T01:59:59.999Z').filter((task) => task.startsWith('remind'))).toEqual([]);
    expect(tasksAt('2023-03-01T02:00:00.000Z').filter((task) => task.startsWith('remind'))).toEqual([
      'remind-7 2023-03-08',
      'remind-3 2023-03-04',
      'remind-1 2023-03-02',
    ]);
    expect(tasksAt('2023-03-05T02:00:00.000Z')).toContain('remind-3 2023-03-08');
    expect(tasksAt('2023-03-07T16:59:00.000Z')).toContain('remind-1 2023-03-08');
  });

  test('never revokes a day before its last purchase could be on record, and never forgets one within a week', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const days = tasksDue(at, settlingSeconds).flatMap(({ day, task }) => (task === 'revoke' ? [day] : []));
        const settled = at.getTime() - settlingSeconds * 1_000;
        for (const day of days) expect(Date.parse(`${day}T23:59:59.999+07:00`)).toBeLessThan(settled);
        const yesterday = dateInWib(endOfDayInWib(new Date(settled), -1));
        expect(days).toContain(yesterday);
        expect(new Set(days).size).toBe(7);
      }),
    );
  });
});
