import { expect, test } from 'vitest';
import { durationText } from '../../../console/source/common/duration.ts';

test('a span is told in its two largest units, and one of a unit is one', () => {
  expect([0, 1, 61, 3_600, 7_509, 90_000, 172_800].map((seconds) => durationText('en', seconds))).toEqual([
    ...['0 seconds', '1 second', '1 minute 1 second', '1 hour', '2 hours 5 minutes', '1 day 1 hour', '2 days'],
  ]);
  expect(durationText('id', 7_509)).toBe('2 jam 5 menit');
  expect(durationText('id', -3)).toBe('0 detik');
});
