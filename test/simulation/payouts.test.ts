import { expect, test } from 'vitest';
import { fuzzing } from '../support/fuzz/seeds.ts';
import { explore } from '../support/simulation/explore.ts';
import { simulatePayouts } from '../support/simulation/payouts.ts';
import { undisturbed } from '../support/simulation/schedule.ts';
import { silenceAsRefusal, withoutRevision } from '../support/simulation/wrong-parts.ts';

const { seed, runs } = fuzzing('the order of payouts', 50);

test('under any order, crash, fault and duplicate the banks’ books equal ours to the rupiah', async () => {
  const { found } = await explore(simulatePayouts, { runs, seed });

  expect(found?.story.join('\n')).toBeUndefined();
});

/** The seed is fixed: that something is found must not depend on the day. */
test.each([
  { what: 'writing a payout without looking whether it was changed', wrongly: { table: withoutRevision } },
  { what: 'taking a bank’s silence for a refusal', wrongly: { bank: silenceAsRefusal } },
])('$what is found, and told in a short story', async ({ wrongly }) => {
  expect((await simulatePayouts(undisturbed, wrongly)).wrong).toEqual([]);

  const { found } = await explore((schedule) => simulatePayouts(schedule, wrongly), { runs: 200, seed: 5 });

  expect(found?.wrong.join()).toMatch(/of ours/);
  expect(found?.story.length).toBeLessThanOrEqual(20);
});
