import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { openWorld, type World } from '../chaos/world.ts';
import { loads } from '../loads/index.ts';
import type { Target } from '../loads/load.ts';
import { untilSettled } from '../settled.ts';
import { startBenchStack } from '../stack.ts';
import { buyersOf, castOf, type Cast } from './cast.ts';
import { failuresOf, linesOf, type Replayed } from './report.ts';
import { replayed } from './replayed.ts';
import { requestsOf } from './requests.ts';
import { scheduleOf, type Schedule } from './schedule.ts';

const usage = `Usage: npm run bench:loads [-- OPTIONS]
  --loads a,b   these only, by name
  --seconds N   how much of each load: its busiest seconds (20)
  --rate N      requests in the busiest second; without it a third of what the machine takes at the most
  --seed N      the same arrivals, of the same people (1)
Leaves with 1 where a request met a fault or no answer.`;

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { loads: text, seconds: text, rate: text, seed: text } });

const whole = (name: string, value: string | undefined, otherwise: number): number => {
  const number = value === undefined ? otherwise : Number(value);
  if (!Number.isInteger(number) || number <= 0) throw new TypeError(`--${name} takes a whole number.\n${usage}`);
  return number;
};

/** What queues do by themselves, and what machines tell once a month, has measures of its own: see bench/README.md. */
const elsewhere: ReadonlySet<string> = new Set(['award-run', 'month-end', 'payout-day']);

const chosen = () => {
  const replayable = loads.filter(({ name }) => !elsewhere.has(name));
  if (values.loads === undefined) return replayable;
  return values.loads.split(',').map((name) => {
    const load = replayable.find((one) => one.name === name);
    if (load === undefined)
      throw new TypeError(`${name} is none of ${replayable.map((one) => one.name).join(', ')}.\n${usage}`);
    return load;
  });
};

const say = (line: string): void => {
  console.log(line);
};

const countOf = (schedules: readonly Schedule[], target: Target): number =>
  schedules.flatMap(({ due }) => due).filter((one) => one.target === target).length;

/** How many reads a second the system answers on this machine when eight ask one after the other. */
const mostReads = async ({ stack, school }: World, cast: Cast): Promise<number> => {
  const { courseId } = school.selfPaced;
  const once = { milliseconds: 0, target: 'GET /v1/registrations/me' } as const;
  const requests = await requestsOf(
    { stack, courseId },
    { ...cast, buyers: [] },
    Array.from({ length: 32 }, () => once),
  );
  let answered = 0;
  const seconds = 4;
  const until = performance.now() + 1_000 * seconds;
  const reader = async (first: number): Promise<void> => {
    for (let place = first; performance.now() < until; place += 1) {
      const request = requests[place % requests.length];
      if (request === undefined) return;
      await (await fetch(`${stack.apiUrl}${request.path}`, { headers: { ...request.headers } })).arrayBuffer();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, place) => reader(place)));
  return answered / seconds;
};

const replayOf = async (
  world: World,
  cast: Cast,
  load: (typeof loads)[number],
  schedule: Schedule,
): Promise<Replayed> => {
  const buys = countOf([schedule], 'POST /v1/orders');
  const buyers = buys === 0 ? [] : await buyersOf(world, cast.holders.slice(0, Math.ceil(cast.holders.length / 2)));
  const requests = await requestsOf(
    { stack: world.stack, courseId: world.school.selfPaced.courseId },
    { ...cast, buyers },
    schedule.due,
  );
  const { answers, edge } = await replayed({ origin: world.stack.apiUrl, requests });
  return { load, schedule, answers, edge, settled: await untilSettled(world.stack) };
};

const main = async (): Promise<number> => {
  const replayable = chosen();
  const seconds = whole('seconds', values.seconds, 20);
  const seed = whole('seed', values.seed, 1);
  const schedulesAt = (rate: number) => replayable.map((load) => scheduleOf(load, { seconds, rate, seed }));
  say('Starting the system.');
  const { stack, stop } = await startBenchStack('replay', {
    ...{ seed, conflicts: true, scheduleSpeed: 20, beacon: { periodSeconds: 1 } },
    maxEnvironments: availableParallelism(),
  });
  try {
    const world = await openWorld(stack);
    // The cast is there before the pace is known: at this one it reaches for everything.
    const most = schedulesAt(values.rate === undefined ? 60 : whole('rate', values.rate, 1));
    const needed = {
      fresh: countOf(most, 'POST /v1/registrations'),
      registered: countOf(most, 'POST /v1/waves/{waveId}/enrollments'),
      joined: Math.max(120, 4 * countOf(most, 'POST /v1/orders')),
    };
    const cast = await castOf(world, needed, seed, say);
    const reads = await mostReads(world, cast);
    const rate =
      values.rate === undefined ? Math.max(1, Math.min(60, Math.floor(reads / 3))) : whole('rate', values.rate, 1);
    say(
      `Eight readers get ${Math.round(reads)} answers a second; the loads come with ${rate} in their busiest second.`,
    );
    let failures = 0;
    for (const [place, schedule] of schedulesAt(rate).entries()) {
      const load = replayable[place];
      if (load === undefined) continue;
      const done = await replayOf(world, cast, load, schedule);
      for (const line of linesOf(done)) say(line);
      failures += failuresOf(done).length;
    }
    world.clock.stop();
    return failures === 0 ? 0 : 1;
  } finally {
    await stop();
  }
};

try {
  process.exitCode = await main();
} catch (fault) {
  console.error(fault instanceof TypeError ? fault.message : fault);
  process.exitCode = 2;
}
