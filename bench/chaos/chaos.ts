import { parseArgs } from 'node:util';
import { isSound, reportLines } from './report.ts';
import { trialsNamed } from './trials.ts';

/** Everything goes wrong that may, while people live through whole waves; then all that is there is counted. */

const usage = `Usage: npm run chaos [-- OPTIONS]
  --minutes N     for how long faults are injected (8)
  --faults a,b    these only, in their order; without it each by itself, and then all together
  --seed N        the same people, and the same faults in their order
  --people N      how many join each wave (24)
  --open N        for how many seconds a wave is open (25)
  --assembly DIR  the synthesised templates; without it they are made
Leaves with 0 where nothing was lost and nothing doubled, 1 where something was, 2 where it could not be told.`;

const text = { type: 'string' } as const;

const whole = (name: string, value: string | undefined, otherwise: number): number => {
  const number = value === undefined ? otherwise : Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new TypeError(`--${name} takes a number above zero.\n${usage}`);
  return number;
};

const main = async (): Promise<number> => {
  const options = { minutes: text, faults: text, seed: text, people: text, open: text, assembly: text };
  const { values } = parseArgs({ options });
  const seed = Math.floor(whole('seed', values.seed, 1 + Math.random() * 1_000_000));
  const trials = trialsNamed(values.faults?.split(',') ?? []);
  const settings = {
    seconds: 60 * whole('minutes', values.minutes, 8),
    people: Math.floor(whole('people', values.people, 24)),
    openSeconds: whole('open', values.open, 25),
  };
  // Read when the functions are loaded, which is why they are loaded after it.
  await import('../../test/support/environment.ts');
  const [{ startLivedInStack, clockedSay }, { runChaos }] = await Promise.all([
    import('../stack.ts'),
    import('./run.ts'),
  ]);
  const say = clockedSay();
  say(`Starting the system. Seed ${seed}.`);
  const { stack, functionNamed, stop } = await startLivedInStack('chaos', {
    seed,
    people: settings.people,
    assembly: values.assembly,
  });
  try {
    const report = await runChaos({ stack, seed, trials, say, ...settings }, (name) => functionNamed(name).file);
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
