import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pacer } from '../../../shared/outside/pacer.ts';

const never = new AbortController().signal;

/** A clock that stands still until it is told. */
const standingClock = () => {
  let at = 1_000;
  return { now: () => at, advance: (milliseconds: number) => (at += milliseconds) };
};

test('the first call has its turn at once', async () => {
  const pace = pacer({ callsPerSecond: 1, longestWaitMilliseconds: 0 }, standingClock().now);

  expect(await pace.turn(never)).toBeUndefined();
});

test('a call that would wait too long is told when there is room, and takes no turn', async () => {
  const clock = standingClock();
  const pace = pacer({ callsPerSecond: 4, longestWaitMilliseconds: 0 }, clock.now);
  await pace.turn(never);

  expect(await pace.turn(never)).toBe(250);
  expect(await pace.turn(never)).toBe(250);
  clock.advance(250);
  expect(await pace.turn(never)).toBeUndefined();
});

test('a pause that the service asks for holds back every call', async () => {
  const clock = standingClock();
  const pace = pacer({ callsPerSecond: 1_000, longestWaitMilliseconds: 0 }, clock.now);

  pace.pause(3_000);

  expect(await pace.turn(never)).toBe(3_000);
  clock.advance(3_000);
  expect(await pace.turn(never)).toBeUndefined();
});

test('whenever calls come, no second sees more turns than the rate, and one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }),
      async (callsPerSecond, gaps) => {
        const clock = standingClock();
        const pace = pacer({ callsPerSecond, longestWaitMilliseconds: 0 }, clock.now);
        const turns: number[] = [];
        for (const gap of gaps) {
          const at = clock.advance(gap);
          if ((await pace.turn(never)) === undefined) turns.push(at);
        }

        for (const from of turns) {
          const within = turns.filter((turn) => turn >= from && turn < from + 1_000);
          expect(within.length).toBeLessThanOrEqual(callsPerSecond + 1);
        }
      },
    ),
  );
});

test('a call that is given up stops waiting for its turn', async () => {
  const pace = pacer({ callsPerSecond: 0.001, longestWaitMilliseconds: 10_000_000 });
  const giveUp = new AbortController();
  await pace.turn(never);

  const turn = pace.turn(giveUp.signal);
  giveUp.abort();

  await expect(turn).rejects.toThrow('aborted');
});
