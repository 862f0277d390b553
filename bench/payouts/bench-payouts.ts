import { parseArgs } from 'node:util';

/**
 * Ten thousand payouts under everything that goes wrong (`test/support/payout-storm.ts`), on DynamoDB Local behind its
 * gate: the books of the banks have to equal ours to the rupiah, payout by payout. `--payouts N`, `--seed S`.
 */
const { values } = parseArgs({
  options: { payouts: { type: 'string', default: '10000' }, seed: { type: 'string', default: '6' } },
});
// Read when the functions are loaded, which is why they are loaded after it.
Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
const { payoutStorm } = await import('../../test/support/payout-storm.ts');
const { localTable } = await import('../../test/support/table.ts');

const payoutsEach = 5;
const local = await localTable();
const came = await payoutStorm(local.table, {
  people: Math.ceil(Number(values.payouts) / payoutsEach),
  payoutsEach,
  seed: Number(values.seed),
});
await local.stop();

const { expected, totals, calls, differences } = came;
console.log(`${expected.count} payouts of Rp${expected.sum} in all, in ${came.seconds.toFixed(0)} s`);
console.log(`paid ${totals.count} (Rp${totals.sum}), came back ${came.bounced}, told again ${totals.repeated} times`);
console.log(`the banks were told ${calls.pay} times and asked ${calls.stateOf} times`);
console.log(`${came.deliveries} deliveries, workers killed ${came.killed} times`);
console.log(`differences between the banks' books and ours: ${differences.length} (bar: 0)`);
for (const difference of differences.slice(0, 20)) console.log(`  ${difference}`);
if (differences.length > 0) process.exitCode = 1;
