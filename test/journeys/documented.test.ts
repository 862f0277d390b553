import '../support/environment.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { functions } from '../../infra/functions.ts';
import { examplesOf, type RecordedExample } from '../../local/openapi/examples.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { access, isRoute, type RouteKey } from '../../shared/domain/access/index.ts';
import { exampleIn, isRecording, keepExamples } from '../support/openapi/recording.ts';
import { recordedElsewhere } from '../support/openapi/recorded-elsewhere.ts';
import { ask } from '../support/fuzz/trying.ts';
import { functionOf, fuzzedWorld, type FuzzedWorld } from '../support/fuzz/world.ts';
import { seedOfTests } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';
import { documentedRequest, endings } from './documented-requests.ts';
import { givenForExamples } from './documented-world.ts';

let stack: LocalStack;
let world: FuzzedWorld;
const startedAt = Date.now();
const latest = new Map<RouteKey, RecordedExample>();
beforeAll(async () => {
  stack = await startTestStack({
    seed: seedOfTests,
    scheduleSpeed: 0,
    maxEnvironments: 1,
    onInvocation: (invocation) => {
      const { key, example } = exampleIn(invocation, startedAt) ?? {};
      if (key !== undefined && example !== undefined) latest.set(key, example);
    },
  });
  world = await fuzzedWorld(stack);
  await givenForExamples(world);
});
// It throws when an answer was not as the document says.
afterAll(() => stack.stop());

const keys = Object.keys(access)
  .filter(isRoute)
  .filter((key) => recordedElsewhere[key] === undefined);

const answers = new Map<RouteKey, unknown>();

/** What is put where an operation says that a file is to be put. */
const files: Readonly<Partial<Record<RouteKey, string>>> = {
  'POST /v1/bank-statements': 'payout_id;status;reference;amount\n',
  'POST /v1/training-completions/uploads':
    '{"redeemCode":"0123456789ABCDEF","completedAt":"2023-03-06T03:00:00.000Z"}\n',
};

/** Where a file is to be put, by whoever was told so. */
const Place = z.object({ url: z.url() });

/** Asks as the example of an operation does. */
const example = async (key: RouteKey): Promise<RecordedExample | undefined> => {
  const request = documentedRequest(world, key, (earlier) => answers.get(earlier));
  const { headers, text } = await ask(world, key, request);
  if (String(headers['content-type']).includes('json') && text !== '') answers.set(key, JSON.parse(text));
  const place = files[key] === undefined ? undefined : Place.parse(answers.get(key));
  if (place !== undefined) await fetch(place.url, { method: 'PUT', body: files[key] ?? '' });
  const file = functions.find(({ trigger }) => 'route' in trigger && trigger.route === key)?.file ?? '';
  await stack.kill(functionOf(file));
  return latest.get(key);
};

test('every operation is answered as its document says', async () => {
  const found = new Map<RouteKey, RecordedExample | undefined>();
  const isGet = (key: RouteKey) => key.startsWith('GET ');
  const isRefused = (key: RouteKey) => (found.get(key)?.status ?? 500) >= 400;
  for (const key of keys.filter(isGet)) found.set(key, await example(key));
  for (const key of [...keys.filter((one) => !isGet(one) && !endings.includes(one)), ...endings])
    found.set(key, await example(key));
  // What was asked for may have been made since.
  for (const key of keys.filter((one) => isGet(one) && isRefused(one))) found.set(key, await example(key));

  if (isRecording) await keepExamples('documented', Object.fromEntries(keys.map((key) => [key, found.get(key)])));
  const statuses = keys.map((key) => [key, found.get(key)?.status]);
  expect(keys.filter(isRefused)).toEqual([]);
  // Each request is as its schema wants it, whether or not what it asks for is there.
  expect(statuses.filter(([, status]) => status === 400)).toEqual([]);
  expect(Object.entries(examplesOf('documented')).map(([key, { status }]) => [key, status])).toEqual(statuses);
});
