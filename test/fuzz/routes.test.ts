import '../support/environment.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { functions } from '../../infra/functions.ts';
import { clientIdIn } from '../../local/seed/catalogue.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { examples } from '../journeys/routes.ts';
import { forAll } from '../support/eventually.ts';
import { routesOfService } from '../support/fuzz/handlers.ts';
import type { FuzzedRoute } from '../support/fuzz/requests.ts';
import { fuzzing } from '../support/fuzz/seeds.ts';
import { SoakResult, type SoakSettings } from '../support/fuzz/soak-settings.ts';
import { differencesOf, stateOf } from '../support/fuzz/state.ts';
import { ask, tryRoute, type Trial } from '../support/fuzz/trying.ts';
import { functionOf, fuzzedWorld, type FuzzedWorld } from '../support/fuzz/world.ts';
import { seedOfTests } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';

/** So many requests to each route over HTTP, and as many again in each round of the one process. */
const { seed, runs } = fuzzing('the routes', 4);
const rounds = 4;
const megabyte = 1_048_576;
const only = process.env['FUZZ_ONLY'];
const routesAtOnce = 4;
/** How many of a route's refused requests are sent again where something else was accepted. */
const refusedAgain = 8;

let stack: LocalStack;
let world: FuzzedWorld;
let routes: FuzzedRoute[];
beforeAll(async () => {
  stack = await startTestStack({ seed: seedOfTests, scheduleSpeed: 0, maxEnvironments: 1 });
  world = await fuzzedWorld(stack);
  routes = (await routesOfService(examples)).filter(({ key }) => only === undefined || key.includes(only));
});
afterAll(() => stack.stop());

/** So many of a list, from all over it. */
const spread = <One>(all: readonly One[], most: number): One[] =>
  all.filter(
    (_, position) => Math.floor((position * most) / all.length) !== Math.floor(((position - 1) * most) / all.length),
  );

/** What was refused once more, where something was accepted beside it: whatever is refused again changed nothing. */
const changedByRefused = async (trials: readonly Trial[]): Promise<string[]> => {
  const before = await stateOf(world.table);
  const accepted: string[] = [];
  await forAll(
    trials,
    async ({ route, refused }) => {
      for (const request of spread(refused, refusedAgain)) {
        const { status } = await ask(world, route.key, request);
        if (status < 400 && request.method !== 'GET') accepted.push(request.path);
      }
    },
    routesAtOnce,
  );
  return accepted.length > 0 ? [] : differencesOf(before, await stateOf(world.table));
};

test(
  'no request, however odd, meets a fault, is answered out of form, or changes anything when it is refused',
  { timeout: 3_600_000 },
  async () => {
    const trials: Trial[] = [];
    const changes: string[] = [];
    for (let from = 0; from < routes.length; from += routesAtOnce) {
      const before = await stateOf(world.table);
      const batch = routes.slice(from, from + routesAtOnce);
      const tried = await Promise.all(batch.map((route) => tryRoute(world, route, { seed, runs })));
      const isUntouched = tried.every(({ changed }) => !changed);
      const found = isUntouched ? differencesOf(before, await stateOf(world.table)) : await changedByRefused(tried);
      changes.push(...found.map((key) => `${batch.map(({ key: route }) => route).join(', ')} changed ${key}`));
      trials.push(...tried);
      await Promise.all(batch.map(({ file }) => stack.kill(functionOf(file))));
    }

    const total = new Map<number, number>();
    for (const { route, statuses, codes } of trials) {
      for (const [status, count] of statuses) total.set(status, (total.get(status) ?? 0) + count);
      if (only !== undefined || process.env['FUZZ_SHOW'] !== undefined)
        console.log(route.key, JSON.stringify([...statuses].sort()), JSON.stringify([...codes]));
    }
    console.log(`Answers by status: ${JSON.stringify([...total].sort())}`);
    expect(trials.flatMap(({ failures }) => failures).join('\n\n')).toBe('');
    expect(changes).toEqual([]);
  },
);

/** Everything that any function is told; the rights are those of nobody, since all functions are one process there. */
const environmentOfAll = (): Record<string, string> => ({
  ...(Object.assign({}, ...functions.map(({ file }) => stack.variablesOf(functionOf(file)))) as Record<string, string>),
  AWS_ACCESS_KEY_ID: stack.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: stack.credentials.secretAccessKey,
});

const soak = async (settings: SoakSettings): Promise<SoakResult> => {
  const script = join(import.meta.dirname, '..', 'support', 'fuzz', 'soak.ts');
  const child = spawn(process.execPath, ['--expose-gc', script], {
    env: {
      ...{ PATH: process.env['PATH'], ...environmentOfAll() },
      ...{ POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true', POWERTOOLS_METRICS_NAMESPACE: 'Fuzz' },
      SOAK: JSON.stringify(settings),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  try {
    return SoakResult.parse(JSON.parse(said.trim().split('\n').at(-1) ?? ''));
  } catch {
    throw new Error(`The process ended without a result:\n${said.slice(-2_000)}\n${complained.slice(-4_000)}`);
  }
};

test('what a function needs of memory does not grow with what it is asked', { timeout: 3_600_000 }, async () => {
  const { known, subject, partner } = world;
  const token = (client: string) => stack.tokenFor({ pool: 'Partners', client, sub: 'fuzz' });
  const clients = {
    platform: clientIdIn(await token('Platform')),
    institution: clientIdIn(await token('Institution')),
  };
  const settings = {
    seed,
    runs,
    rounds,
    known,
    examples,
    subject,
    clients,
    partner,
    ...(only === undefined ? {} : { only }),
  };

  const { heapInUse, answered, failures } = await soak(settings);

  const [, second = 0, ...later] = heapInUse.map((bytes) => Math.round((bytes / megabyte) * 10) / 10);
  console.log(`${answered} requests; heap in use after each round in MiB: ${[second, ...later].join(', ')}`);
  expect(failures.join('\n\n')).toBe('');
  // The first round fills what is remembered, which has bounds; the engine's own tables take a little for some time.
  expect(later.at(-1)).toBeLessThan(second * 1.05 + 2);
});
