import { expect, test } from 'vitest';
import { Behaviour, conductOf } from '../../../local/sandboxes/behaviour.ts';
import { chanceOf } from '../../../local/sandboxes/chance.ts';

const conduct = (behaviour: Partial<Behaviour> = {}, seed = 1) => {
  const made = conductOf({ chance: chanceOf(seed), keyNeeded: true });
  made.behave(Behaviour.parse(behaviour));
  return made;
};
const fates = (made: ReturnType<typeof conduct>, calls: number) =>
  Array.from({ length: calls }, (_, at) => made.arrive({ now: at * 10_000, apiKey: 'any' }));

test('a well-behaved sandbox answers whoever has a key', () => {
  const made = conduct();

  expect(made.arrive({ now: 0, apiKey: 'any' })).toBe('answer');
  expect(made.arrive({ now: 0, apiKey: undefined })).toBe('refuse-key');
  expect(made.arrive({ now: 0, apiKey: '' })).toBe('refuse-key');
});

test('a sandbox with a key of its own refuses every other', () => {
  const made = conduct({ apiKey: 'right' });

  expect(made.arrive({ now: 0, apiKey: 'wrong' })).toBe('refuse-key');
  expect(made.arrive({ now: 0, apiKey: 'right' })).toBe('answer');
});

test('about the given share of the calls fails, and the same ones for the same seed', () => {
  const once = fates(conduct({ faultRate: 0.3 }), 2_000);
  const failed = once.filter((fate) => fate === 'fault').length;

  expect(failed / once.length).toBeCloseTo(0.3, 1);
  expect(fates(conduct({ faultRate: 0.3 }), 2_000)).toEqual(once);
  expect(fates(conduct({ faultRate: 0.3 }, 2), 2_000)).not.toEqual(once);
});

test('faults and wrong answers do not fall on the same calls', () => {
  const counted = Map.groupBy(fates(conduct({ faultRate: 0.5, wrongRate: 0.5 }), 4_000), (fate) => fate);

  expect((counted.get('fault')?.length ?? 0) / 4_000).toBeCloseTo(0.5, 1);
  expect((counted.get('answer-wrongly')?.length ?? 0) / 4_000).toBeCloseTo(0.25, 1);
});

test('calls beyond the limit of a second are refused, and let in again a second later', () => {
  const made = conduct({ callsPerSecond: 2 });
  const at = (now: number) => made.arrive({ now, apiKey: 'any' });

  expect([at(0), at(10), at(20), at(999)]).toEqual(['answer', 'answer', 'limit', 'limit']);
  expect([at(1_000), at(1_005), at(1_010)]).toEqual(['answer', 'limit', 'answer']);
});

test('every call is counted once by its fate, with the peaks', () => {
  const made = conduct({ callsPerSecond: 2 });
  for (const now of [0, 1, 2, 3]) made.arrive({ now, apiKey: 'any' });
  for (let leaving = 0; leaving < 4; leaving += 1) made.leave();
  made.arrive({ now: 5_000, apiKey: undefined });

  expect(made.statistics()).toMatchObject({
    calls: 5,
    answered: 2,
    limited: 2,
    unauthorised: 1,
    peakCallsPerSecond: 4,
    peakInFlight: 4,
  });
});
