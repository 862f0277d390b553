import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sandboxAdmin } from '../../../local/sandboxes/admin.ts';
import { startSandboxes, type Sandboxes } from '../../../local/sandboxes/start.ts';
import { registryPort } from '../../../shared/outside/registry.ts';
import { seedOfTests, somebody } from '../../support/population.ts';

let sandboxes: Sandboxes;
let admin: ReturnType<typeof sandboxAdmin>;
const apiKey = { read: () => Promise.resolve('any'), forget: () => undefined };
const registry = () => registryPort({ url: sandboxes.registry.url, apiKey, tries: 1 });

beforeAll(async () => {
  sandboxes = await startSandboxes({ seed: seedOfTests });
  admin = sandboxAdmin(sandboxes.registry.url);
});
beforeEach(async () => {
  await admin.behave();
  await admin.resetStatistics();
});
afterAll(() => sandboxes.stop());

test('a person whose facts agree is matched, with the domicile of the family card', async () => {
  const { application, registered } = somebody(41);

  expect(await registry().verify(application)).toEqual({ outcome: 'matched', regency: registered.regency });
});

test('a name that differs in case, blanks and apostrophes only is the same name', async () => {
  const person = { ...somebody(1).registered, nik: '3201010101900001', name: "Siti Nur'aini" };
  await admin.addPeople([person]);

  expect(await registry().verify({ ...person, name: 'siti  nuraini ' })).toMatchObject({ outcome: 'matched' });
});

test.each([
  ['mistypedNik', 'not-found'],
  ['dead', 'deceased'],
  ['kkMismatch', 'kk-mismatch'],
  ['nameMismatch', 'name-mismatch'],
  ['birthDateMismatch', 'birth-date-mismatch'],
  ['underage', 'matched'],
  ['student', 'matched'],
] as const)('the registry says of %s: %s', async (kind, outcome) => {
  expect(await registry().verify(somebody(5, kind).application)).toMatchObject({ outcome });
});

test('the answer gives away nothing but what was asked for', async () => {
  const { nik, kk, birthDate } = somebody(3).application;

  const response = await fetch(`${sandboxes.registry.url}/v1/verifications`, {
    method: 'POST',
    headers: { 'x-api-key': 'any' },
    body: JSON.stringify({ nik, kk, name: 'Somebody Else', birthDate }),
  });

  expect(await response.json()).toEqual({
    found: true,
    alive: true,
    matches: { kk: true, name: false, birthDate: true },
    domicile: { regency: somebody(3).registered.regency },
  });
});

test('an answer that breaks the contract decides nothing', async () => {
  await admin.behave({ wrongRate: 1 });

  await expect(registry().verify(somebody(1).application)).rejects.toMatchObject({ reason: 'malformed' });
});

test('a regency that does not exist decides nothing', async () => {
  const person = { ...somebody(1).registered, nik: '3201010101900002', regency: '99.99' };
  await admin.addPeople([person]);

  await expect(registry().verify(person)).rejects.toMatchObject({ reason: 'malformed' });
});

test('an untrue answer keeps to the contract', async () => {
  await admin.behave({ wrongRate: 1, wrongKind: 'untrue' });

  expect(await registry().verify(somebody(1).application)).toMatchObject({ outcome: 'deceased' });
});

test('nothing personal stands in what is thrown', async () => {
  const { application } = somebody(1);
  await admin.behave({ faultRate: 1 });

  const error: unknown = await registry()
    .verify(application)
    .catch((thrown: unknown) => thrown);

  const shown = String(error) + JSON.stringify(error) + String(error instanceof Error && error.stack);
  for (const secret of [application.nik, application.kk, application.name]) expect(shown).not.toContain(secret);
});

test('what is malformed is refused, on the admin surface too', async () => {
  const post = async (path: string, method: string, body: string) => {
    const response = await fetch(sandboxes.registry.url + path, { method, body, headers: { 'x-api-key': 'any' } });
    return response.status;
  };

  expect(await post('/v1/verifications', 'POST', '{"nik":1}')).toBe(400);
  expect(await post('/v1/verifications', 'POST', '{')).toBe(400);
  expect(await post('/v1/elsewhere', 'POST', '{}')).toBe(404);
  expect(await post('/_sandbox/behaviour', 'PUT', '{"faultRate":2}')).toBe(400);
  expect(await post('/_sandbox/behaviour', 'PUT', '{"speed":2}')).toBe(400);
  expect(await post('/_sandbox/elsewhere', 'PUT', '{}')).toBe(404);
});
