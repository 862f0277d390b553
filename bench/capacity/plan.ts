import { parseArgs } from 'node:util';
import { loads } from '../loads/index.ts';
import { costsOf } from './costs.ts';
import { demandOf } from './demand.ts';
import { report, summary } from './report.ts';
import { stageTimes, tellingTime } from './stages.ts';

/**
 * What a wave of so many applicants needs and costs: quotas to ask for, concurrency, throughput, minutes of each stage, and
 * money, reckoned from measured and assumed units, dated prices and the load model. Nothing is asked of any cloud.
 * `--wave N` applicants, `--places N` of which so many are drawn, `--registered N` in an idle month, `--json`.
 * It fails where a goal is missed.
 */
const { values } = parseArgs({
  options: {
    wave: { type: 'string', default: '6700000' },
    places: { type: 'string', default: '116261' },
    registered: { type: 'string', default: '59000000' },
    json: { type: 'boolean', default: false },
  },
});

const numberOf = (text: string, name: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} is a whole number from 1 on.`);
  return number;
};

const plan = {
  applicants: numberOf(values.wave, 'wave'),
  places: numberOf(values.places, 'places'),
  regencies: 514,
};
const registered = numberOf(values.registered, 'registered');
const reckoned = {
  plan,
  registered,
  demand: demandOf(loads),
  stages: stageTimes(plan),
  told: tellingTime(plan),
  costs: costsOf(plan, registered),
};
process.stdout.write(
  values.json ? `${JSON.stringify(summary(reckoned), undefined, 2)}\n` : `${report(reckoned).join('\n')}\n`,
);
if (summary(reckoned).goals.some(({ isMet }) => !isMet)) process.exitCode = 1;
