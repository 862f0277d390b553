import { parseArgs } from 'node:util';
import { startDynamoDbGate } from '../../local/emulators/dynamodb-gate.ts';
import { startDynamoDbLocal } from '../../local/emulators/dynamodb-local.ts';
import type { Target } from '../loads/load.ts';
import { quantile } from '../replay/report.ts';
import { requestsOf } from '../replay/requests.ts';
import type { Prepared } from '../replay/line.ts';
import { untilSettled } from '../settled.ts';
import { startBenchStack } from '../stack.ts';
import { startBare } from './bare.ts';
import { paceOf, type Ask, type Pace } from './closed-loop.ts';
import { peopleOf } from './people.ts';
import { startRecorder, type Calls } from './recorder.ts';
import { twinOf } from './twin.ts';

const usage = `Usage: npm run bench:endpoints [-- OPTIONS]
  --requests N   of each endpoint in a round (150)
  --rounds R     how often the endpoint and the bare server take turns (3)
  --callers C    requests on their way at once (4)
Leaves with 1 where an endpoint is below seven tenths of the bare server's pace, or its p99 above twice that one's.`;

/** The endpoints that everybody comes by. */
const hot: readonly Target[] = [
  'GET /v1/registrations/me',
  'GET /v1/waves/{waveId}/enrollments/me',
  'GET /v1/waves',
  'POST /v1/waves/{waveId}/enrollments',
  'POST /v1/registrations',
];

const bars = { rate: 0.7, p99: 2 };

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { requests: text, rounds: text, callers: text } });
const whole = (name: string, value: string | undefined, otherwise: number): number => {
  const number = value === undefined ? otherwise : Number(value);
  if (!Number.isInteger(number) || number <= 0) throw new TypeError(`--${name} takes a whole number.\n${usage}`);
  return number;
};

const say = (line: string): void => {
  console.log(line);
};

/** An endpoint's pace in one round, beside a bare server's and beside bare work behind the same gateway and Lambda. */
interface Round {
  readonly own: Pace;
  readonly server: Pace;
  readonly function: Pace;
}

const middle = (numbers: readonly number[]): number => quantile(numbers, 0.5);
const spread = (numbers: readonly number[], digits = 2): string =>
  `${middle(numbers).toFixed(digits)} (${Math.min(...numbers).toFixed(digits)} to ${Math.max(...numbers).toFixed(digits)})`;

/** How often the own pace goes into that of bare work, and what else is compared, in the middle of the rounds. */
const beside = (rounds: readonly Round[], bare: 'server' | 'function') => ({
  rate: rounds.map((round) => round.own.rate / round[bare].rate),
  p99: rounds.map((round) => round.own.p99 / round[bare].p99),
  processor: rounds.map((round) => round[bare].processor / round.own.processor),
});

const report = (target: Target, calls: readonly Calls[], rounds: readonly Round[]): boolean => {
  const figure = (of: keyof Round, what: keyof Pace, digits = 0): string =>
    middle(rounds.map((round) => round[of][what])).toFixed(digits);
  const server = beside(rounds, 'server');
  const isMet = middle(server.rate) >= bars.rate && middle(server.p99) <= bars.p99;
  say(`\n${target}: ${middle(calls.map((groups) => groups.flat().length))} calls of the table a request`);
  say(
    `  answers a second   ${figure('own', 'rate')} beside ${figure('server', 'rate')}: ${spread(server.rate)}, the bar is ${bars.rate}`,
  );
  say(
    `  p99, ms            ${figure('own', 'p99')} beside ${figure('server', 'p99')}: ${spread(server.p99)}, the bar is ${bars.p99}`,
  );
  say(
    `  processor time     ${figure('own', 'processor', 1)} ms beside ${figure('server', 'processor', 1)}: ${spread(server.processor)}`,
  );
  const same = beside(rounds, 'function');
  say(
    `  bare work behind the same gateway and Lambda: ${figure('function', 'rate')} a second, p99 ${figure('function', 'p99')} ms; pace ${spread(same.rate)}, p99 ${spread(same.p99)}, processor time ${spread(same.processor)}`,
  );
  say(`  ${isMet ? 'met' : 'MISSED'}`);
  return isMet;
};

/** They take turns in going first. */
const pacesOf = async (
  turns: Readonly<Record<keyof Round, readonly Ask[]>>,
  { first, callers }: { readonly first: number; readonly callers: number },
): Promise<Round> => {
  const names = ['own', 'server', 'function'] as const;
  const start = first % names.length;
  const found: Partial<Record<keyof Round, Pace>> = {};
  for (const name of [...names.slice(start), ...names.slice(0, start)])
    found[name] = await paceOf(turns[name], callers);
  const { own, server, function: behind } = found;
  if (!own || !server || !behind) throw new Error('Somebody did not take their turn.');
  return { own, server, function: behind };
};

const main = async (): Promise<number> => {
  const size = whole('requests', values.requests, 150);
  const rounds = whole('rounds', values.rounds, 3);
  const callers = whole('callers', values.callers, 4);
  // A round that does not count comes first, for warmth.
  const needed = size * (rounds + 1);
  say('Starting the system.');
  const engine = await startDynamoDbLocal(() => undefined, { isForMany: true });
  const recorder = await startRecorder(engine.url);
  const { stack, stop } = await startBenchStack('endpoints', { engine: recorder.url, maxEnvironments: callers });
  const endings: (() => unknown)[] = [() => engine.stop(), () => recorder.stop(), stop];
  try {
    say(`${2 * needed} people register, half of them join a wave; ${2 * needed} more are still to come`);
    const cast = await peopleOf(stack, { fresh: 2 * needed, registered: 2 * needed, joined: needed }, 1);
    // What follows from a request is other functions' work, in the cloud on other machines.
    for (const name of ['route-events', 'capture-events']) await stack.pauseSource(name);
    // What came before is done to its end, or its calls would be taken for those of the requests that are recorded.
    await untilSettled(stack);
    const keysOf = new Map([[stack.tableName, ['pk', 'sk']]]);
    const gateOfTwin = async (): Promise<string> => {
      const twin = await twinOf(recorder.database(), stack.tableName);
      const gate = await startDynamoDbGate({ engine: twin, keysOf, conflicts: true });
      endings.push(() => gate.stop());
      return gate.url;
    };
    const endpoints = { server: await gateOfTwin(), function: await gateOfTwin() };

    const askOf = ({ method, path, headers, body }: Prepared): Ask => ({
      ...{ url: `${stack.apiUrl}${path}`, method, headers, body },
    });
    const recorded = new Map<Target, { readonly calls: readonly Calls[]; readonly own: readonly Ask[] }>();
    for (const target of hot) {
      say(`What ${target} asks of the table, ${needed} times`);
      const due = Array.from({ length: 2 * needed }, () => ({ milliseconds: 0, target }));
      const requests = (await requestsOf({ stack, courseId: '' }, { ...cast, buyers: [] }, due)).map(askOf);
      const calls: Calls[] = [];
      for (const ask of requests.slice(0, needed)) calls.push(await recorder.during(() => paceOf([ask], 1)));
      recorded.set(target, { calls, own: requests.slice(needed) });
    }
    const all = [...recorded.values()].flatMap(({ calls }) => calls);
    const bare = await startBare(stack, endpoints, all);
    endings.push(bare.stop);

    let isMet = true;
    for (const [place, [target, { calls, own }]] of [...recorded].entries()) {
      const measured: Round[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const [from, to] = [round * size, (round + 1) * size];
        const asks = own.slice(from, to);
        const numberOf = (number: number): number => place * needed + from + number;
        const turns = {
          own: asks,
          server: asks.map((_, number) => bare.ofServer(numberOf(number))),
          function: asks.map((ask, number) => bare.ofFunction(numberOf(number), ask)),
        };
        const pace = await pacesOf(turns, { first: round, callers });
        if (round > 0) measured.push(pace);
      }
      isMet = report(target, calls, measured) && isMet;
    }
    return isMet ? 0 : 1;
  } finally {
    for (const end of endings.reverse()) await end();
  }
};

try {
  process.exitCode = await main();
} catch (fault) {
  console.error(fault instanceof TypeError ? fault.message : fault);
  process.exitCode = 2;
}
