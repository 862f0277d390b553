import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { loads } from '../../../bench/loads/index.ts';
import { isRequest } from '../../../bench/loads/window.ts';
import { hitRatio, quantile } from '../../../bench/replay/report.ts';
import { scheduleOf } from '../../../bench/replay/schedule.ts';

const asked = loads.filter(({ flows }) => flows.some(({ target }) => isRequest(target)));

test('what is due comes in order, within the seconds that are replayed, and again for the same seed', () => {
  for (const load of asked) {
    const size = { seconds: 20, rate: 40, seed: 7 };
    const { due, seconds } = scheduleOf(load, size);
    expect(due.length).toBeGreaterThan(0);
    expect(due.map(({ milliseconds }) => milliseconds)).toEqual(
      due.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other),
    );
    expect(due.every(({ milliseconds }) => milliseconds >= 0 && milliseconds < 1_000 * seconds)).toBe(true);
    expect(due.every(({ target }) => isRequest(target))).toBe(true);
    expect(scheduleOf(load, size).due).toEqual(due);
    expect(scheduleOf(load, { ...size, seed: 8 }).due).not.toEqual(due);
  }
});

test('a load comes in its own proportions, as small as it is told to be', () => {
  const [opening] = loads;
  if (opening === undefined) throw new Error('There are no loads.');
  const { due, national, scale, from } = scheduleOf(opening, { seconds: opening.seconds, rate: 40, seed: 1 });
  expect(scale * national).toBeCloseTo(40);
  expect(from).toBe(0);
  const of = (target: string) => due.filter((one) => one.target === target).length;
  // 360,000 register in a quarter of an hour, and their pages ask for the waves again each half minute, eight times at most.
  const registrations = of('POST /v1/registrations');
  expect(registrations / (360_000 * scale)).toBeGreaterThan(0.9);
  expect(registrations / (360_000 * scale)).toBeLessThan(1.1);
  expect(of('GET /v1/waves') / registrations).toBeGreaterThan(7);
  expect(of('GET /v1/waves') / registrations).toBeLessThan(8);
});

test('no more comes than nationally', () => {
  const [opening] = loads;
  if (opening === undefined) throw new Error('There are no loads.');
  expect(scheduleOf(opening, { seconds: 1, rate: 1_000_000, seed: 1 }).scale).toBe(1);
});

test('a quantile is one of the numbers, and that share of them is not above it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer(), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (numbers, share) => {
        const found = quantile(numbers, share);
        expect(numbers).toContain(found);
        expect(numbers.filter((one) => one <= found).length).toBeGreaterThanOrEqual(Math.floor(share * numbers.length));
      },
    ),
  );
  expect(quantile([], 0.5)).toBe(0);
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
});

test('what is passed on for one person alone says nothing of the cache', () => {
  expect(hitRatio({ kept: 3, confirmed: 0, fetched: 1, passed: 100 })).toBe(0.75);
  expect(hitRatio({ kept: 0, confirmed: 0, fetched: 0, passed: 5 })).toBeUndefined();
});
