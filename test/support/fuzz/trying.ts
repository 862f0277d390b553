import { randomBytes } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as z from 'zod';
import { callAws } from '../../../local/emulators/aws-json.ts';
import { headersFor } from '../../../local/partner/offline.ts';
import type { LocalStack } from '../../../local/stack/stack.ts';
import { logicalName } from '../../../infra/functions.ts';
import { doorOf, isRoute, rolesAllowed } from '../../../shared/domain/access/index.ts';
import { callbackSignature } from '../../../shared/domain/payouts/callback.ts';
import { sendRaw, type RawAnswer } from '../raw-request.ts';
import { faultsOf, isBusy } from './answers.ts';
import { curlOf, requestsTo, type FuzzedRequest, type FuzzedRoute } from './requests.ts';
import { seedOf } from './seeds.ts';
import type { FuzzedWorld } from './world.ts';

/** What the trial of a route came to. */
export interface Trial {
  readonly route: FuzzedRoute;
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<number, number>;
  /** What right requests were refused for, by code: whether a trial gets any further than to the door. */
  readonly codes: ReadonlyMap<string, number>;
  /** Requests that were refused: they must have changed nothing. */
  readonly refused: readonly FuzzedRequest[];
  /** Whether a request that may change something was accepted. */
  readonly changed: boolean;
  /** What was wrong, each with the smallest request that showed it. */
  readonly failures: readonly string[];
}

/** The headers with which somebody who may calls a route: a token, or a signature over what is sent. */
const proofOf = async (
  { stack, partner, subject }: FuzzedWorld,
  { key, path, body }: FuzzedRequest & { key: string },
) => {
  if (!isRoute(key)) throw new Error(`${key} is no route.`);
  const text = Buffer.from(body ?? '').toString('utf8');
  if (key.startsWith('POST /api/v1/integration/')) {
    const { clientCode, signKey } = partner;
    const timestamp = String(Math.floor(Date.now() / 1_000));
    return headersFor({ clientCode, signKey, timestamp, path: path.split('?')[0] ?? '', body: text });
  }
  if (key === 'POST /v1/payout-callbacks') {
    const [timestamp, nonce] = [new Date().toISOString(), randomBytes(16).toString('hex')];
    const signature = callbackSignature(await callbackKeyOf(stack), { timestamp, nonce, body: text });
    return { 'x-bank-timestamp': timestamp, 'x-bank-nonce': nonce, 'x-bank-signature': signature };
  }
  const door = doorOf(key);
  if (door === 'anyone') return {};
  const bearer = async (wish: Parameters<typeof stack.tokenFor>[0]) => ({
    authorization: `Bearer ${await tokenOf(stack, wish)}`,
  });
  if (door === 'citizen') return bearer({ pool: 'Citizens', sub: subject });
  if (door === 'partner') {
    const client = key.includes('/training-completions') ? 'Institution' : 'Platform';
    return bearer({ pool: 'Partners', client, sub: `fuzz-${client}` });
  }
  const groups = [...rolesAllowed(key).slice(0, 1), 'regency-32.01', 'institution-lp-sandbox'];
  return bearer({ pool: 'Staff', sub: 'staff-who-tries', groups });
};

const tokens = new WeakMap<LocalStack, Map<string, Promise<string>>>();

/** A token as it is wished for, made once for a stack. */
const tokenOf = (stack: LocalStack, wish: Parameters<LocalStack['tokenFor']>[0]): Promise<string> => {
  const made = tokens.get(stack) ?? new Map<string, Promise<string>>();
  tokens.set(stack, made);
  const name = JSON.stringify(wish);
  const token = made.get(name) ?? stack.tokenFor({ ...wish, expiresInSeconds: 7_200 });
  made.set(name, token);
  return token;
};

const callbackKeyOf = async ({ variablesOf, endpoints }: FuzzedWorld['stack']): Promise<string> => {
  const { BANK_CALLBACK_SECRET_ARN = '' } = variablesOf('accept-callback');
  const { SecretString } = await callAws(endpoints.calls, 'secretsmanager.GetSecretValue', {
    SecretId: BANK_CALLBACK_SECRET_ARN,
  });
  return z.object({ apiKey: z.string() }).parse(JSON.parse(z.string().parse(SecretString))).apiKey;
};

/** Sends a request as it is, with what proves that its caller may. One that met others at the same item is sent again. */
export const ask = async (world: FuzzedWorld, key: string, request: FuzzedRequest): Promise<RawAnswer> => {
  const { method, path, headers, body } = request;
  for (let attempt = 1; ; attempt += 1) {
    const proof = await proofOf(world, { ...request, key });
    const answer = await sendRaw(world.stack.apiUrl, {
      method,
      path,
      headers: { ...proof, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    // Nobody else writes what this caller does: a second attempt alone meets nobody.
    if (!isBusy(answer) || attempt === 3) return answer;
  }
};

const isOwnForm = ({ key }: FuzzedRoute): boolean => key.startsWith('POST /api/v1/integration/');

/** What the function's log says of the last fault, for whoever reads the failure. */
const lastErrorOf = ({ stack }: FuzzedWorld, { file }: FuzzedRoute): string => {
  const name = logicalName(file);
  const lines = globSync(`*${name}*.log`, { cwd: stack.logsDir }).flatMap((log) =>
    readFileSync(join(stack.logsDir, log), 'utf8').split('\n'),
  );
  return lines.findLast((line) => line.includes('"ERROR"'))?.slice(0, 1_500) ?? '';
};

/** The smallest request that goes wrong as the first one did, as far as it is found in some seconds. */
const smallest = async (
  world: FuzzedWorld,
  route: FuzzedRoute,
  { seed, runs, first }: { readonly seed: number; readonly runs: number; readonly first: FuzzedRequest },
): Promise<FuzzedRequest> => {
  const isRight = async (request: FuzzedRequest): Promise<boolean> =>
    faultsOf(request, await ask(world, route.key, request), isOwnForm(route)).length === 0;
  const property = fc.asyncProperty(requestsTo(route, world.known), isRight);
  const { counterexample } = await fc.check(property, { seed, numRuns: runs, interruptAfterTimeLimit: 10_000 });
  return counterexample?.[0] ?? first;
};

/** Sends so many requests to a route, one after the other, and looks at every answer. */
export const tryRoute = async (
  world: FuzzedWorld,
  route: FuzzedRoute,
  { seed: seedOfAll, runs }: { readonly seed: number; readonly runs: number },
): Promise<Trial> => {
  const seed = seedOf(seedOfAll, route.key);
  const statuses = new Map<number, number>();
  const codes = new Map<string, number>();
  const refused: FuzzedRequest[] = [];
  const failed = new Map<string, FuzzedRequest>();
  let changed = false;
  for (const request of fc.sample(requestsTo(route, world.known), { seed, numRuns: runs })) {
    const answer = await ask(world, route.key, request);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    if (request.kind === 'right') {
      const code = /"code":"([a-z-]+)"/.exec(answer.status < 400 ? '' : answer.text)?.[1] ?? String(answer.status);
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    if (answer.status >= 400) refused.push(request);
    else if (request.method !== 'GET') changed = true;
    const faults = faultsOf(request, answer, isOwnForm(route)).map((fault) => fault.slice(0, 200));
    if (faults.length > 0 && !failed.has(faults.join())) failed.set(faults.join(), request);
  }
  const failures = await Promise.all(
    [...failed].map(async ([faults, first], position) => {
      const request = position === 0 ? await smallest(world, route, { seed, runs, first }) : first;
      const curl = curlOf(world.stack.apiUrl, request).slice(0, 3_000);
      return `${route.key}: the answer ${faults}\n  ${curl}\n  ${lastErrorOf(world, route)}`;
    }),
  );
  return { route, statuses, codes, refused, changed, failures };
};
