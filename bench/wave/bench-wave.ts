import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { benchWave } from './run.ts';

const usage = `npm run bench:wave -- [OPTIONS]
  --applicants N   how many take part, from 2000 on (1000000); half of them in one regency
  --places N       how many can win (one for 58 applicants, and 2000 at least)
  --workers N      environments of run-selection-step at once (as many as cores, and two at least)
  --register WHO   whose registrations are loaded: all, or winners (all up to 200,000 applicants)`;

const { values } = parseArgs({
  options: {
    applicants: { type: 'string', default: '1000000' },
    places: { type: 'string' },
    workers: { type: 'string' },
    register: { type: 'string' },
  },
});
const applicants = Number(values.applicants);
const places = Number(values.places ?? Math.max(2_000, Math.round(applicants / 58)));
const workers = Number(values.workers ?? Math.max(2, availableParallelism()));
const register = values.register ?? (applicants <= 200_000 ? 'all' : 'winners');
const isWhole = [applicants, places, workers].every((number) => Number.isInteger(number) && number > 0);
if (!isWhole || applicants < 2_000 || !['all', 'winners'].includes(register)) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else if (!(await benchWave({ applicants, places, workers, registersAll: register === 'all' }))) {
  process.exitCode = 1;
}
