import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../../shared/domain/audit/canonical.ts';
import {
  dayOfCapture,
  identityOf,
  laneOf,
  sortedOnce,
  trailData,
  type TrailRecord,
} from '../../../shared/domain/audit/record.ts';

const record = (more: Partial<TrailRecord> = {}): TrailRecord => ({
  data: { waveId: '2023-48' },
  event: 'decision.made.v1',
  occurredAt: '2023-02-24T03:00:00.000Z',
  pk: 'WAVE#2023-48',
  sequence: '100',
  sk: 'EVENT#1',
  writtenAt: '2023-02-24T03:00:01.000Z',
  ...more,
});

test('a value has one canonical text, in whatever order its members were written, and is read back from it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const read: unknown = JSON.parse(canonical(value));

      expect(canonical(read)).toBe(canonical(value));
    }),
  );
  expect(canonical({ b: [1, 'x'], a: { d: null, c: true } })).toBe('{"a":{"c":true,"d":null},"b":[1,"x"]}');
  expect(canonical({ set: new Set(['b', 'a']), none: undefined })).toBe('{"set":["a","b"]}');
});

test('what has no canonical text is refused', () => {
  for (const value of [Number.NaN, Infinity, undefined, new Date(0), () => 1]) {
    expect(() => canonical(value)).toThrow(TypeError);
  }
});

test('whatever is encrypted in an event is left out of the trail, at any depth, and said to have been there', () => {
  const sealed = `3.${Buffer.alloc(40, 7).toString('base64url')}`;

  expect(trailData({ purpose: sealed, list: [{ deep: sealed }], version: '1.2', reason: 'kept' })).toEqual({
    purpose: '(sealed)',
    list: [{ deep: '(sealed)' }],
    version: '1.2',
    reason: 'kept',
  });
});

test('an event lies in the lane of its partition of the index, or else always in that of its own partition', () => {
  expect(laneOf({ pk: 'ORDER#1', gsi1pk: 'EVENTS#2023-02-24T03#c' })).toBe('c');
  expect(laneOf({ pk: 'ORDER#1', gsi1pk: 'CASES#open' })).toBe(laneOf({ pk: 'ORDER#1' }));
});

test('an event is put under the day in WIB on which it occurred, or on which it was written if that is far beside', () => {
  const captured = (occurredAt: string, writtenAt: string) => dayOfCapture({ occurredAt, writtenAt });

  expect(captured('2023-02-24T16:59:59.999Z', '2023-02-24T17:00:02.000Z')).toBe('2023-02-24');
  expect(captured('2023-02-24T17:00:00.000Z', '2023-02-24T16:59:59.000Z')).toBe('2023-02-25');
  expect(captured('2023-01-01T03:00:00.000Z', '2023-02-24T03:00:00.000Z')).toBe('2023-02-24');
});

test('of an event that was read more than once one record is left, that of its first write, in any order of reading', () => {
  const events = [
    record({ sequence: '99' }),
    record({ sequence: '100' }),
    record({ sequence: '101', data: { waveId: '2023-49' } }),
    record({ sequence: '9', sk: 'EVENT#2' }),
    record({ sequence: '1', occurredAt: '2023-02-24T02:00:00.000Z' }),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }), (read) => {
      expect(sortedOnce(read).map(({ sequence }) => sequence)).toEqual(['1', '99', '101', '9']);
    }),
  );
});

test('two events are the same when place, kind, time and data are, and whatever else is not', () => {
  expect(identityOf(record({ sequence: '1', writtenAt: '2023-02-25T00:00:00.000Z', late: true }))).toBe(
    identityOf(record()),
  );
  for (const other of [{ pk: 'x' }, { sk: 'x' }, { event: 'x' }, { occurredAt: 'x' }, { data: null }]) {
    expect(identityOf(record(other))).not.toBe(identityOf(record()));
  }
});
