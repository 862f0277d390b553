import { parseArgs } from 'node:util';

/**
 * Runs of the selection and of payouts in orders that a seed chooses (docs/simulation.md), and the first one in which
 * something is wrong as a short story. `--runs N` of each, `--seed S`, `--only selection` or `payouts`.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '2000' }, seed: { type: 'string' }, only: { type: 'string' } },
});
// Read when the functions are loaded, which is why they are loaded after it.
Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
const { explore } = await import('../../test/support/simulation/explore.ts');
const { simulatePayouts } = await import('../../test/support/simulation/payouts.ts');
const { simulateSelection } = await import('../../test/support/simulation/selection.ts');

const pipelines = { selection: simulateSelection, payouts: simulatePayouts };
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
console.log(`--seed ${seed}`);
for (const [name, simulate] of Object.entries(pipelines)) {
  if (values.only !== undefined && values.only !== name) continue;
  const before = process.cpuUsage();
  const { runs, found } = await explore((schedule) => simulate(schedule), { runs: Number(values.runs), seed });
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const rate = Math.round((60 * runs) / seconds);
  console.log(`${name}: ${runs} runs in ${seconds.toFixed(1)} s of a processor, ${rate} a minute`);
  if (found === undefined) continue;
  console.log(found.story.join('\n'));
  console.log(JSON.stringify(found.schedule));
  process.exitCode = 1;
}
