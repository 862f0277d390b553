import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { sandboxAdmin } from '../../../local/sandboxes/admin.ts';
import { startSandboxes, type Sandboxes } from '../../../local/sandboxes/start.ts';
import { port, type PortSettings } from '../../../shared/outside/port.ts';
import { OutsideRefused, OutsideUnavailable } from '../../../shared/outside/unavailable.ts';

let sandboxes: Sandboxes;
let admin: ReturnType<typeof sandboxAdmin>;

beforeAll(async () => {
  sandboxes = await startSandboxes({ seed: 1 });
  admin = sandboxAdmin(sandboxes.lists.url);
});
beforeEach(async () => {
  await admin.behave();
  await admin.resetStatistics();
});
afterAll(() => sandboxes.stop());

const key = (text = 'any') => {
  const state = { text, forgotten: 0 };
  return { state, read: () => Promise.resolve(state.text), forget: () => (state.forgotten += 1) };
};
const service = (settings: Partial<PortSettings> = {}) =>
  port({ service: 'lists', url: sandboxes.lists.url, apiKey: key(), failuresToOpen: 1_000, ...settings });
const question = { method: 'GET', path: '/v1/lists/students', answer: z.object({ number: z.int() }) } as const;
const reasonOf = async (asked: Promise<unknown>) => {
  const error: unknown = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof OutsideUnavailable ? error.reason : error;
};

test('a service that is well is asked once', async () => {
  expect(await service().ask(question)).toEqual({ status: 200, answer: { number: 1 } });
  expect(await admin.statistics()).toMatchObject({ calls: 1, answered: 1 });
});

test('a call that fails is tried again, until it is answered', async () => {
  await admin.behave({ faultRate: 0.5 });

  const answers = await Promise.all(
    Array.from({ length: 10 }, () => service({ tries: 12, budgetMilliseconds: 60_000 }).ask(question)),
  );

  const { calls, faults = 0 } = await admin.statistics();
  expect(answers).toHaveLength(10);
  expect(faults).toBeGreaterThan(0);
  expect(calls).toBe(10 + faults);
});

test('a service that always fails is given up after the last try', async () => {
  await admin.behave({ faultRate: 1 });

  expect(await reasonOf(service({ tries: 3 }).ask(question))).toBe('fault');
  expect(await admin.statistics()).toMatchObject({ calls: 3 });
});

test('a connection that is closed, a hanging and a slow service are unavailable', async () => {
  await admin.behave({ down: true });
  expect(await reasonOf(service({ tries: 1 }).ask(question))).toBe('network');

  await admin.behave({ hang: true });
  expect(await reasonOf(service({ tries: 1, timeoutMilliseconds: 100 }).ask(question))).toBe('timeout');

  await admin.behave({ delayMilliseconds: 2_000 });
  expect(await reasonOf(service({ tries: 1, timeoutMilliseconds: 100 }).ask(question))).toBe('timeout');
});

test('nobody at the address is unavailable', async () => {
  const gone = await startSandboxes({ seed: 1 });
  await gone.stop();

  expect(await reasonOf(service({ url: gone.lists.url, tries: 2 }).ask(question))).toBe('network');
});

test('all tries together keep to the budget', async () => {
  await admin.behave({ hang: true });
  const start = performance.now();

  const reason = await reasonOf(service({ tries: 100, budgetMilliseconds: 500 }).ask(question));

  expect(reason).toBe('timeout');
  expect(performance.now() - start).toBeLessThan(5_000);
});

test('a service that fails time after time is left alone, and asked again later', async () => {
  const asked = service({ tries: 1, failuresToOpen: 3, openMilliseconds: 300 });
  await admin.behave({ down: true });
  for (let failure = 0; failure < 3; failure += 1) await reasonOf(asked.ask(question));
  await admin.behave();
  await admin.resetStatistics();

  expect(await reasonOf(asked.ask(question))).toBe('circuit-open');
  expect(await admin.statistics()).toMatchObject({ calls: 0 });
  await expect.poll(() => reasonOf(asked.ask(question)), { timeout: 60_000 }).toBeUndefined();
});

test('a service that asks for fewer calls gets fewer, from all callers', async () => {
  await admin.behave({ callsPerSecond: 5 });
  const asked = service({ callsPerSecond: 1_000, tries: 10, budgetMilliseconds: 60_000 });

  const answers = await Promise.all(Array.from({ length: 12 }, () => asked.ask(question)));

  expect(answers).toHaveLength(12);
  expect((await admin.statistics())['limited']).toBeGreaterThan(0);
});

test('calls of one environment never exceed its rate', async () => {
  const asked = service({ callsPerSecond: 20 });

  await Promise.all(Array.from({ length: 45 }, () => asked.ask(question)));

  const { calls, peakCallsPerSecond } = await admin.statistics();
  expect(calls).toBe(45);
  // A busy machine may bring calls closer together than they were spaced; without a pace all 45 come at once.
  expect(peakCallsPerSecond).toBeLessThanOrEqual(30);
});

test('a call that would wait for longer than it may is sent back with the time to wait', async () => {
  const asked = service({ callsPerSecond: 0.1, budgetMilliseconds: 1_000 });
  await asked.ask(question);

  await expect(asked.ask(question)).rejects.toMatchObject({ reason: 'paced', retryAfterSeconds: 10 });
});

test('a refused key is forgotten, and no service is troubled with it again at once', async () => {
  await admin.behave({ apiKey: 'right' });
  const apiKey = key('wrong');
  const asked = service({ apiKey });

  expect(await reasonOf(asked.ask(question))).toBe('key-refused');
  expect(apiKey.state.forgotten).toBe(1);
  expect(await admin.statistics()).toMatchObject({ calls: 1 });
  apiKey.state.text = 'right';
  expect(await reasonOf(asked.ask(question))).toBeUndefined();
});

test('a question that the service does not take is a fault of ours, unless its status means something', async () => {
  const wrongPath = { ...question, path: '/v1/elsewhere' };

  expect(await reasonOf(service().ask(wrongPath))).toEqual(new OutsideRefused('lists', 404));
  expect(await service().ask({ ...wrongPath, meaningful: [404] })).toEqual({ status: 404, answer: undefined });
});

test('an answer that is longer than it may be is not read to its end', async () => {
  const asked = service({ longestAnswerBytes: 100, tries: 1 });

  expect(await reasonOf(asked.ask(question))).toBe('malformed');
});

test('a key that cannot be read is a fault of ours and does not count against the service', async () => {
  const apiKey = { read: () => Promise.reject(new Error('no secret')), forget: () => undefined };

  expect(await reasonOf(service({ apiKey }).ask(question))).toEqual(new Error('no secret'));
  expect(await admin.statistics()).toMatchObject({ calls: 0 });
});
