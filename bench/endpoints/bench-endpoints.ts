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

/** An endpoint's pace beside the bare one, in one round. */
interface Round {
  readonly own: Pace;
  readonly bare: Pace;
}

const middle = (numbers: readonly number[]): number => quantile(numbers, 0.5);
const spread = (numbers: readonly number[], digits = 2): string =>
  `${middle(numbers).toFixed(digits)} (${Math.min(...numbers).toFixed(digits)} to ${Math.max(...numbers).toFixed(digits)})`;

const report = (target: Target, calls: readonly Calls[], rounds: readonly Round[]): boolean => {
  const rate = rounds.map(({ own, bare }) => own.rate / bare.rate);
  const p99 = rounds.map(({ own, bare }) => own.p99 / bare.p99);
  const processor = rounds.map(({ own, bare }) => bare.processor / own.processor);
  const perRequest = middle(calls.map((groups) => groups.flat().length));
  const isMet = middle(rate) >= bars.rate && middle(p99) <= bars.p99;
  say(`\n${target}: ${perRequest} calls of the table a request`);
  say(
    `  answers a second   ${middle(rounds.map(({ own }) => own.rate)).toFixed(0)} beside ${middle(rounds.map(({ bare }) => bare.rate)).toFixed(0)}: ${spread(rate)}, the bar is ${bars.rate}`,
  );
  say(
    `  p99, ms            ${middle(rounds.map(({ own }) => own.p99)).toFixed(0)} beside ${middle(rounds.map(({ bare }) => bare.p99)).toFixed(0)}: ${spread(p99)}, the bar is ${bars.p99}`,
  );
  say(
    `  processor time     ${middle(rounds.map(({ own }) => own.processor)).toFixed(1)} ms beside ${middle(rounds.map(({ bare }) => bare.processor)).toFixed(1)}: ${spread(processor)}`,
  );
  say(`  ${isMet ? 'met' : 'MISSED'}`);
  return isMet;
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
    const twin = await twinOf(recorder.database(), stack.tableName);
    const keysOf = new Map([[stack.tableName, ['pk', 'sk']]]);
    const gate = await startDynamoDbGate({ engine: twin, keysOf, conflicts: true });
    endings.push(() => gate.stop());

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
    const bare = await startBare({ endpoint: gate.url, region: stack.region }, all);
    endings.push(bare.stop);

    let isMet = true;
    for (const [place, [target, { calls, own }]] of [...recorded].entries()) {
      const measured: Round[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const [from, to] = [round * size, (round + 1) * size];
        const asks = Array.from({ length: size }, (_, number) => ({
          ...{ url: `${bare.url}/${place * needed + from + number}`, method: 'GET', headers: {} },
        }));
        // They take turns in going first.
        const bareFirst = round % 2 === 0 ? await paceOf(asks, callers) : undefined;
        const ownPace = await paceOf(own.slice(from, to), callers);
        const pace = { own: ownPace, bare: bareFirst ?? (await paceOf(asks, callers)) };
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
