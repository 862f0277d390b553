import { afterAll, beforeAll, expect, test } from 'vitest';
import { payoutStorm } from '../support/payout-storm.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
});
afterAll(() => local.stop());

// `npm run bench:payouts` does the same with ten thousand payouts.
const storm = { people: 200, payoutsEach: 5, seed: 6 };

test('under faults, lost answers, duplicates, killed workers and races the books of the banks equal ours, to the rupiah', async () => {
  const came = await payoutStorm(local.table, storm);

  expect(came.differences).toEqual([]);
  expect(came.declared).toEqual(came.expected);
  // It was a storm.
  expect(came.killed).toBeGreaterThan(5);
  expect(came.deliveries).toBeGreaterThan(1_200);
  expect(came.totals.count).toBeGreaterThan(600);
  // Whose card was stopped got nothing; whose account turned out faulty was not told to be paid there again.
  expect([...came.stopped].filter((id) => !came.withdrawnAsStopped.has(id))).toEqual([]);
  expect(came.withdrawnAsStopped.size).toBeGreaterThan(came.stopped.size);
  expect([...came.withdrawnAsFaulty].filter((id) => !came.faulty.has(id))).toEqual([]);
  expect(came.bounced).toBeGreaterThan(0);
});
