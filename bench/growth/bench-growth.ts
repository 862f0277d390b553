import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bar, grown, measures, tableOf, type Measured } from './figures.ts';
import { plotOf } from './plot.ts';
import { kindsOfJourneys, runGrowth } from './run.ts';

const usage = `npm run bench:growth -- [OPTIONS]
  --sizes A,B,…    how many people are there, growing (10000,100000,1000000); 2000 at least
  --journeys N     journeys at each size, shared out over their kinds (1000)
  --folder FOLDER  where the table lies (in memory where there is /dev/shm, else in .local)
  --plot FILE      where the picture goes (docs/pictures/growth.svg)`;

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    journeys: { type: 'string', default: '1000' },
    folder: { type: 'string' },
    plot: { type: 'string', default: join(root, 'docs', 'pictures', 'growth.svg') },
  },
});
const sizes = values.sizes.split(',').map(Number);
const persons = Math.ceil(Number(values.journeys) / kindsOfJourneys);
const grows = sizes.every((size, place) => Number.isInteger(size) && size >= 2_000 && size > (sizes[place - 1] ?? 0));

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (!grows || sizes.length < 2 || !(persons > 0)) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else {
  mkdirSync(dirname(values.plot), { recursive: true });
  // A run takes long: what was measured so far is told and drawn after each size.
  const onSize = (measured: readonly Measured[]): void => {
    print(`\nWhat each journey takes for one person\n\n${tableOf(measured)}`);
    writeFileSync(values.plot, plotOf(measured));
  };
  const run = await runGrowth({ sizes, persons, folder: values.folder, say: print, onSize });
  print(
    `\nA person who is loaded: ${run.itemsAPerson} items of ${run.bytesAPerson} bytes as the engine counts them; ${run.itemsInAll} items in all.`,
  );
  for (const { people, units, reads } of run.shared)
    print(
      `Beside them at ${people} people: ${reads} reads of what is nobody's and kept by environments, ${(units / Math.max(1, reads)).toFixed(2)} units each.`,
    );
  print(`\nThe picture: ${values.plot}`);
  const above = grown(run.measured);
  for (const { journey, measure, ratio } of above)
    print(`ABOVE ${bar}: ${measures[measure]} of “${journey}”, ${ratio.toFixed(3)} times`);
  if (above.length === 0) print(`Nothing grew to more than ${bar} of what it was.`);
  else process.exitCode = 1;
}
