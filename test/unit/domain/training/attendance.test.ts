import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleSetOf } from '../../../../shared/domain/rule-sets.ts';
import { attendedOf } from '../../../../shared/domain/training/attendance.ts';
import { orderOf, selfPaced, sessions } from '../../../support/training.ts';

const webinar = orderOf('attendance');
const alone = orderOf('attendance', selfPaced);
const at = '2023-03-04T02:00:00.000Z';
const presence = (sequence: number, instant = at) => ({ sequence, at: instant });

const numbers = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 30 });
const schedules = fc.integer({ min: 1, max: 10 }).map((count) => ({
  sessions: Array.from({ length: count }, (_, position) => ({
    sequence: position + 1,
    startsAt: new Date(Date.parse(at) + position * 86_400_000).toISOString(),
    endsAt: new Date(Date.parse(at) + position * 86_400_000 + 7_200_000).toISOString(),
  })),
}));

describe('of a course at set times', () => {
  test('each session counts once, whatever the order and however often its presence comes', () => {
    fc.assert(
      fc.property(schedules, numbers, fc.nat(), (schedule, present, turn) => {
        const told = present.map((sequence) => presence(sequence));
        const otherwise = [...told.slice(turn % (told.length + 1)), ...told];

        const attended = attendedOf(webinar, schedule, told);

        const known = schedule.sessions.map(({ sequence }) => sequence);
        expect(attendedOf(webinar, schedule, otherwise)).toEqual(attended);
        expect([...attended.sequences, ...attended.missed].sort((one, other) => one - other)).toEqual(known);
        expect(attended.sequences).toEqual(known.filter((sequence) => present.includes(sequence)));
        expect(attended.hours).toBe(2 * attended.sequences.length);
      }),
    );
  });

  test('it is enough when the share of attended sessions reaches that of the rules, and not before', () => {
    const asked = ruleSetOf(webinar.scheme, webinar.ruleVersion).attendancePercent.value;
    fc.assert(
      fc.property(schedules, numbers, (schedule, present) => {
        const { sequences, percent, isEnough } = attendedOf(
          webinar,
          schedule,
          present.map((sequence) => presence(sequence)),
        );

        const share = sequences.length / schedule.sessions.length;
        expect(percent).toBe(Math.floor(100 * share));
        expect(isEnough).toBe(share >= asked / 100);
      }),
    );
  });

  test('one missed session of two is not enough under the rules of 2023, and both are', () => {
    expect(attendedOf(webinar, { sessions }, [presence(2)])).toEqual({
      sequences: [2],
      missed: [1],
      hours: 2,
      days: 1,
      percent: 50,
      isEnough: false,
    });
    expect(attendedOf(webinar, { sessions }, [presence(2), presence(1)])).toMatchObject({ hours: 4, isEnough: true });
  });

  test('a presence at a session that there is not counts for nothing, nor does any without a schedule', () => {
    const told = [presence(0), presence(7)];

    expect(attendedOf(webinar, { sessions }, told)).toMatchObject({
      sequences: [],
      days: 0,
      percent: 0,
      isEnough: false,
    });
    expect(attendedOf(webinar, undefined, told)).toMatchObject({ sequences: [], percent: 0, isEnough: false });
  });
});

describe('of a self-paced course', () => {
  test('one day is enough, none is not, and its hours are not known', () => {
    expect(attendedOf(alone, undefined, [])).toMatchObject({ sequences: [], percent: 0, days: 0, isEnough: false });
    expect(attendedOf(alone, undefined, [presence(3)])).toEqual({
      sequences: [3],
      missed: [],
      hours: undefined,
      days: 1,
      percent: 100,
      isEnough: true,
    });
  });

  test('days are counted in WIB', () => {
    const told = [
      presence(1, '2023-03-04T16:59:59.999Z'),
      presence(2, '2023-03-04T17:00:00.000Z'),
      presence(3, '2023-03-05T16:00:00.000Z'),
    ];

    expect(attendedOf(alone, undefined, told).days).toBe(2);
  });
});
