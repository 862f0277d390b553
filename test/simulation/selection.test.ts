import { expect, test } from 'vitest';
import { fuzzing } from '../support/fuzz/seeds.ts';
import { explore } from '../support/simulation/explore.ts';
import { undisturbed } from '../support/simulation/schedule.ts';
import { simulateSelection, type Variant } from '../support/simulation/selection.ts';
import { overwritesFacts, swallowsFaults } from '../support/simulation/wrong-parts.ts';

const { seed, runs } = fuzzing('the order of the selection', 40);

test('under any order, crash, fault and duplicate the selection comes to the draw computed straight', async () => {
  const { found } = await explore(simulateSelection, { runs, seed });

  expect(found?.story.join('\n')).toBeUndefined();
});

test('the same schedule is the same run, call by call', async () => {
  const schedule = {
    calls: [{ at: 300, act: 2, pick: 0 }],
    deliveries: [{ at: 20, act: 1, pick: 1 }],
    outside: [1],
  };
  const [one, other] = [await simulateSelection(schedule), await simulateSelection(schedule)];

  expect(one).toEqual(other);
  expect(one.story.join('\n')).toMatch(/dies before/);
});

/** The seed is fixed: that something is found must not depend on the day. */
const findsWrong = (variant: Variant) =>
  explore((schedule) => simulateSelection(schedule, variant), { runs: 200, seed: 7 });

test.each([
  { what: 'going on with one’s own value where another stands', variant: overwritesFacts, end: /dead letter/ },
  { what: 'taking a file for written that was not', variant: swallowsFaults, end: /dead letter|manifest/ },
])('$what is found, and told in a short story', async ({ variant, end }) => {
  expect((await simulateSelection(undisturbed, variant)).wrong).toEqual([]);

  const { found } = await findsWrong(variant);

  expect(found?.wrong.join()).toMatch(end);
  expect(found?.story.length).toBeLessThanOrEqual(20);
});
