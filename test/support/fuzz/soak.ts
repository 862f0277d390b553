/**
 * A process of its own that tries every route's function without a network, over and over, and measures what of its memory
 * is in use after each round, all that is not needed having been collected. Started with `--expose-gc`, with the environment
 * of the functions, and {@link SoakSettings} in SOAK; prints a {@link SoakResult}.
 */
import fc from 'fast-check';
import { headersFor } from '../../../local/partner/offline.ts';
import { doorOf, isRoute, rolesAllowed } from '../../../shared/domain/access/index.ts';
import { faultsOf, isBusy } from './answers.ts';
import { handlerOf, routesOfService } from './handlers.ts';
import { invokeRoute, type Invocable } from './invoking.ts';
import { curlOf, requestsTo, type FuzzedRequest, type FuzzedRoute } from './requests.ts';
import { seedOf } from './seeds.ts';
import { SoakSettings, type SoakResult } from './soak-settings.ts';

const { seed, runs, rounds, known, examples, subject, clients, partner, only } = SoakSettings.parse(
  JSON.parse(process.env['SOAK'] ?? '{}'),
);
const { gc } = globalThis as { gc?: () => void };
if (gc === undefined) throw new Error('Start this with --expose-gc.');

const claimsFor = (key: string): Record<string, string> => {
  if (!isRoute(key)) throw new Error(`${key} is no route.`);
  const door = doorOf(key);
  if (door === 'anyone') return {};
  if (door === 'citizen') return { sub: subject };
  if (door === 'partner')
    return { sub: 'fuzz', client_id: key.includes('/training-completions') ? clients.institution : clients.platform };
  const groups = [...rolesAllowed(key).slice(0, 1), 'regency-32.01', 'institution-lp-sandbox'];
  return { sub: 'staff-who-tries', 'cognito:groups': `[${groups.join(' ')}]` };
};

const signedHeaders = ({ key }: FuzzedRoute, { path, body }: FuzzedRequest): Record<string, string> => {
  if (!key.startsWith('POST /api/v1/integration/')) return {};
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const text = Buffer.from(body ?? '').toString('utf8');
  return headersFor({ ...partner, timestamp, path: path.split('?')[0] ?? '', body: text });
};

const failures = new Map<string, string>();
let answered = 0;

const tryOnce = async (route: FuzzedRoute, handler: Invocable, request: FuzzedRequest): Promise<void> => {
  const caller = { claims: claimsFor(route.key), headers: signedHeaders(route, request) };
  const answer = await invokeRoute(handler, route.key, request, caller);
  if (answer === undefined || isBusy(answer)) return;
  answered += 1;
  const faults = faultsOf(request, answer, route.key.startsWith('POST /api/v1/integration/'));
  if (faults.length === 0) return;
  failures.set(`${route.key} ${faults.join().slice(0, 200)}`, curlOf('', request).slice(0, 2_000));
};

const routes = (await routesOfService(examples)).filter(({ key }) => only === undefined || key.includes(only));
const handlers = await Promise.all(routes.map(async ({ file }) => (await handlerOf(file)) as Invocable));

const heapInUse: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  for (const [position, route] of routes.entries()) {
    const handler = handlers[position];
    if (handler === undefined) continue;
    const requests = fc.sample(requestsTo(route, known), { seed: seedOf(seed + round, route.key), numRuns: runs });
    for (const request of requests) await tryOnce(route, handler, request);
  }
  // Twice: what the first leaves to be finalised the second takes.
  gc();
  await new Promise((resolve) => setImmediate(resolve));
  gc();
  heapInUse.push(process.memoryUsage().heapUsed);
}
const result: SoakResult = { heapInUse, answered, failures: [...failures].map(([what, curl]) => `${what}\n  ${curl}`) };
console.log(JSON.stringify(result));
process.exit(0);
