import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import {
  endOfDayInWib,
  freezeNotBefore,
  hasKeysToDestroy,
  isWaitingListOver,
  joinTimeoutSeconds,
  mayCallAt,
} from '../../../shared/domain/wave.ts';
import { closedWave } from '../../support/selection.ts';

describe('the earliest instant at which a wave may be frozen', () => {
  test('lies after every join that was received before closing, and every change dated up to the cut-off', () => {
    const closesAt = Date.parse(closedWave.closesAt);

    fc.assert(
      fc.property(fc.nat(3_600_000), fc.nat(300), (verification, settlingSeconds) => {
        const wave = { ...closedWave, cutoffAt: new Date(closesAt + verification).toISOString() };

        const instant = freezeNotBefore(wave, settlingSeconds).getTime();

        const joinsLand = closesAt + joinTimeoutSeconds * 1_000;
        const changesLand = closesAt + verification + settlingSeconds * 1_000;
        expect(instant).toBeGreaterThanOrEqual(joinsLand);
        expect(instant).toBeGreaterThanOrEqual(changesLand);
        expect([joinsLand, changesLand]).toContain(instant);
      }),
    );
  });
});

describe('the keys of a wave', () => {
  const published = { ...closedWave, progress: 'published', announcedAt: '2023-02-21T03:00:00.000Z' } as const;

  test.each([
    ['in the year after the announcement are kept', published, '2024-02-21T03:00:00.000Z', false],
    ['after that year are to be destroyed', published, '2024-02-21T03:00:00.001Z', true],
    ['of a wave without a result are kept', { ...published, progress: 'selecting' }, '2030-01-01T00:00:00.000Z', false],
    [
      'that are destroyed are not destroyed again',
      { ...published, keysDestroyedAt: '2024-02-22T00:00:00.000Z' },
      '2030-01-01T00:00:00.000Z',
      false,
    ],
  ] as const)('%s', (_, wave, at, isDue) => {
    expect(hasKeysToDestroy(wave, new Date(at))).toBe(isDue);
  });
});

describe('the waiting list of a wave', () => {
  const announcedAt = '2023-02-21T03:00:00.000Z';
  const published = { ...closedWave, progress: 'published', announcedAt } as const;

  test('lasts until 23:59 WIB of its last day, counted from the announcement, and calls end with it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: -5, max: 5 }), (waitingListDays, off) => {
        const wave = { ...published, waitingListDays };
        const end = endOfDayInWib(new Date(announcedAt), waitingListDays).getTime();
        const at = new Date(end + off);

        expect([mayCallAt(wave, at), isWaitingListOver(wave, at)]).toEqual([off <= 0, off > 0]);
      }),
    );
  });

  test('of no days allows no call, and is over from the start', () => {
    const at = new Date(announcedAt);

    expect([mayCallAt(published, at), isWaitingListOver(published, at)]).toEqual([false, true]);
  });

  test('allows no call before the result is published', () => {
    const wave = { ...published, progress: 'selecting', waitingListDays: 10 } as const;

    expect(mayCallAt(wave, new Date(announcedAt))).toBe(false);
  });
});
