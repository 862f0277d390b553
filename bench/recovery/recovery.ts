import { parseArgs } from 'node:util';
import { isSound, reportLines } from './report.ts';

/** The table is lost while people live on it, and is restored to an instant before; then what is there is counted. */

const usage = `Usage: npm run recovery [-- OPTIONS]
  --seed N        the same people
  --people N      how many join each of the two waves (12)
  --open N        for how many seconds the first wave is open (30)
  --later N       for how many seconds the second is, over the loss of the table (240)
  --assembly DIR  the synthesised templates; without it they are made
Leaves with 0 where all that has to hold holds, 1 where something does not, 2 where it could not be told.`;

const text = { type: 'string' } as const;

const whole = (name: string, value: string | undefined, otherwise: number): number => {
  const number = value === undefined ? otherwise : Number(value);
  if (!Number.isInteger(number) || number <= 0) throw new TypeError(`--${name} takes a whole number.\n${usage}`);
  return number;
};

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: { seed: text, people: text, open: text, later: text, assembly: text } });
  const settings = {
    seed: whole('seed', values.seed, 1),
    people: whole('people', values.people, 12),
    openSeconds: whole('open', values.open, 30),
    laterOpenSeconds: whole('later', values.later, 240),
  };
  // Read when the functions are loaded, which is why they are loaded after it.
  await import('../../test/support/environment.ts');
  const [{ startLivedInStack, clockedSay }, { runRecovery }] = await Promise.all([
    import('../stack.ts'),
    import('./run.ts'),
  ]);
  const say = clockedSay();
  say(`Starting the system. Seed ${settings.seed}.`);
  const { stack, stop } = await startLivedInStack('recovery', { ...settings, assembly: values.assembly });
  try {
    const report = await runRecovery({ stack, say, ...settings });
    for (const line of reportLines(report)) console.log(line);
    return isSound(report) ? 0 : 1;
  } finally {
    await stop();
  }
};

try {
  process.exitCode = await main();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 2;
}
