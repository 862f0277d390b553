import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { LocalStack } from '../../local/stack/stack.ts';
import { roles } from '../../shared/domain/access/index.ts';
import { citizen, codeOf, operator, send } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import { seedOfTests, somebody } from '../support/population.ts';
import { sendRaw, type RawAnswer, type RawRequest } from '../support/raw-request.ts';
import { startTestStack } from '../support/stack.ts';
import { expectFixed, expectProblem, expectRefused } from './answers.ts';
import { exampleRoutes, examples, pathOf, waves, type ExampleRoute } from './routes.ts';

const routes = exampleRoutes();
const closed = routes.filter(({ access }) => access !== 'anyone');
const withBody = routes.filter(({ body }) => body !== undefined);
const withRoles = routes.filter(({ roles }) => roles.length > 0);
/** What the API itself refuses, whatever the route, is tried at one route of each door. */
const oneOfEachDoor = [...new Map(withBody.map((route) => [route.access, route])).values()];
const withPath = routes.filter(({ parameters }) => parameters !== undefined);

let stack: LocalStack;
beforeAll(async () => {
  stack = await startTestStack({ seed: seedOfTests, scheduleSpeed: 0 });
  // What staff ask for is put on record, thousands of times here: nobody waits for what becomes of it.
  for (const reader of ['route-events', 'capture-events']) await stack.pauseSource(reader);
  const staff = operator(stack);
  await staff.createWave({ waveId: waves.closed, closesIn: 2, quota: { '32.01': 5 } });
  await staff.createWave({ waveId: waves.open, closesIn: 3_600, quota: { '32.01': 5 } });
  await staff.createWave({ waveId: waves.planned, opensIn: 3_600, closesIn: 7_200, quota: { '32.01': 5 } });
});
afterAll(() => stack.stop());

const pools = { citizen: 'Citizens', 'staff-read': 'Staff', 'staff-write': 'Staff', partner: 'Partners' } as const;

interface TokenWish {
  readonly expired?: boolean;
  readonly otherPool?: boolean;
  readonly scopes?: readonly string[];
  readonly groups?: readonly string[];
}

/** A token with which a route may be called, but for what is wished for. Undefined for a route that takes none. */
const tokenFor = async ({ access, roles }: ExampleRoute, wish: TokenWish = {}): Promise<string | undefined> => {
  if (access === 'anyone') return undefined;
  const { expired = false, otherPool = false, scopes, groups = roles.slice(0, 1) } = wish;
  const own = pools[access];
  const pool = !otherPool ? own : own === 'Citizens' ? 'Staff' : 'Citizens';
  return stack.tokenFor({
    pool,
    sub: 'somebody',
    ...(pool === 'Staff' ? { groups } : {}),
    ...(scopes === undefined ? {} : { scopes }),
    ...(expired ? { expiresInSeconds: -60 } : {}),
  });
};

const bearer = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` };

/** Calls a route in the right way, but for what is changed. */
const call = async (route: ExampleRoute, changes: Partial<RawRequest> = {}): Promise<RawAnswer> => {
  const { method, body } = route;
  const { headers = {}, ...others } = changes;
  return sendRaw(stack.apiUrl, {
    method,
    path: pathOf(route),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: {
      ...bearer(await tokenFor(route)),
      ...(body === undefined && changes.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...others,
  });
};

const askedInBoth = new Set<string>();

/** A refusal, which is the same in both languages: the first of each code at each route is asked for in both. */
const refusedInBoth = async (route: ExampleRoute, changes: Partial<RawRequest> = {}) => {
  const { headers = {} } = changes;
  const inIndonesian = expectProblem(await call(route, changes));
  const asked = `${route.key} ${inIndonesian.code}`;
  if (askedInBoth.has(asked)) return inIndonesian;
  askedInBoth.add(asked);
  const inEnglish = expectProblem(
    await call(route, { ...changes, headers: { ...headers, 'accept-language': 'en' } }),
    'en',
  );
  expect([inEnglish.status, inEnglish.code]).toEqual([inIndonesian.status, inIndonesian.code]);
  return inIndonesian;
};

test('every route of the service is tried', () => {
  expect(routes.map(({ key }) => key).sort()).toEqual(Object.keys(examples).sort());
  expect(routes.length).toBeGreaterThan(0);
});

describe.each(closed)('$key', (route) => {
  test('without a token, with an expired one, a foreign one or a made-up one is unauthorized', async () => {
    const { method, access } = route;
    const [header, payload] = String(await tokenFor(route)).split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const forged = `${header}.${payload}.${createHmac('sha256', 'key').update('text').digest('base64url')}`;
    const tokens = [
      await tokenFor(route, { expired: true }),
      await tokenFor(route, { otherPool: true }),
      ...[unsigned, forged, ...(oneOfEachDoor.includes(route) ? ['x', '..', 'ünïcode', 'a'.repeat(5_000)] : [])].map(
        encodeURIComponent,
      ),
    ];

    expectFixed(await sendRaw(stack.apiUrl, { method, path: pathOf(route) }), 401);
    for (const token of tokens) expectFixed(await call(route, { headers: bearer(token) }), 401);
    expect(access).not.toBe('anyone');
  });

  test('without the scope of the route is forbidden', async () => {
    const other = route.access === 'staff-write' ? ['staff/read'] : ['openid'];

    for (const scopes of [other, []]) {
      const token = await tokenFor(route, { scopes });
      expectFixed(await call(route, { headers: bearer(token) }), 403);
    }
  });
});

describe.each(withRoles)('$key', (route) => {
  // Each role by itself is tried in access.test.ts.
  test('is refused to who has every other role', async () => {
    const groups = roles.filter((role) => !route.roles.includes(role));
    const token = await tokenFor(route, { groups });

    const problem = await refusedInBoth(route, { headers: bearer(token) });

    expect(problem).toMatchObject({ status: 403, code: 'role-missing' });
  });
});

describe.each(withBody)('$key', (route) => {
  const { body = {}, optional = [] } = route;
  const fields = Object.keys(body);
  const sent = (changes: Readonly<Record<string, unknown>>): Partial<RawRequest> => ({
    body: JSON.stringify({ ...body, ...changes }),
  });

  test('without a body, or with one that is not JSON, is refused', async () => {
    expect(await refusedInBoth(route, { body: '' })).toMatchObject({ status: 400, code: 'body-missing' });
    const whole = JSON.stringify(body);
    for (const text of [whole.slice(0, -1), `${whole},`, '{', 'null null', "{'a': 1}", '\uFEFF{]', '\u0000']) {
      expect(await refusedInBoth(route, { body: text })).toMatchObject({ status: 400, code: 'body-malformed' });
    }
    for (const bytes of [Buffer.from([0xff, 0xfe, 0x7b]), Buffer.from(whole, 'utf16le')]) {
      expect(await refusedInBoth(route, { body: bytes })).toMatchObject({ status: 400, code: 'body-malformed' });
    }
  });

  test('with JSON that is no object is refused', async () => {
    for (const value of [null, true, 0, 'text', [], [body]]) {
      const problem = await refusedInBoth(route, { body: JSON.stringify(value) });
      expect(problem).toMatchObject({ status: 400, code: 'field-wrong-type' });
    }
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect(await refusedInBoth(route, { body: deep })).toMatchObject({ status: 400 });
  });

  test('of another content type is refused, bytes too', async () => {
    const types = ['text/plain', 'application/xml', 'application/octet-stream', 'multipart/form-data; boundary=x', 'x'];
    for (const type of types) {
      const problem = await refusedInBoth(route, { headers: { 'content-type': type } });
      expect(problem).toMatchObject({ status: 415, code: 'media-type-unsupported' });
    }
  });

  test('with more than it takes is refused by the function, up to what the API lets through', async () => {
    const { maximumBytes = 65_536 } = route;
    const problem = await refusedInBoth(route, sent({ padding: 'x'.repeat(maximumBytes + 500) }));
    expect(problem).toMatchObject({ status: 413, code: 'body-too-large' });
  });

  test.each(fields)(
    'with %s of a wrong type, too long or missing is refused, and the field is named',
    async (field) => {
      const ofOtherType =
        typeof body[field] === 'string'
          ? [7, null, {}, ['x']]
          : ['x', null, typeof body[field] === 'boolean' ? 7 : true];
      const tooLong =
        typeof body[field] === 'number'
          ? [1e300, -1]
          : ['x'.repeat(60_000), ' ', Array.from({ length: 5_000 }, () => 'x')];

      for (const value of [...ofOtherType, ...tooLong]) {
        const problem = await refusedInBoth(route, sent({ [field]: value }));
        expect([400, 422]).toContain(problem.status);
        expect(problem.errors?.map((fault) => fault.field.split('.')[0])).toContain(field);
      }
      if (optional.includes(field)) return;
      const problem = await refusedInBoth(route, sent({ [field]: undefined }));
      expect(problem).toMatchObject({ status: 400, code: 'field-missing', errors: [{ field, code: 'field-missing' }] });
    },
  );

  test('with a field that is not known is refused, and the field is named', async () => {
    for (const field of ['surprise', 'constructor', 'applicantId', 'x'.repeat(3_000)]) {
      const problem = await refusedInBoth(route, sent({ [field]: 1 }));
      expect(problem).toMatchObject({ status: 400, code: 'field-unknown', errors: [{ field: field.slice(0, 200) }] });
    }
    const polluted = JSON.stringify(body).replace('{', '{"__proto__":{"roles":["operator"]},');
    expect(await refusedInBoth(route, { body: polluted })).toMatchObject({ status: 400 });
  });
});

describe.each(routes)('$key', (route) => {
  test('that takes no body refuses one', async () => {
    if (route.body !== undefined) return;

    const cases: readonly (readonly [string, string])[] = [
      ['{', 'body-malformed'],
      ['[]', 'field-wrong-type'],
      ['{"surprise":1}', 'field-unknown'],
      [JSON.stringify({ padding: 'x'.repeat(1_048_576) }), 'body-too-large'],
    ];
    for (const [body, code] of cases) expect(await refusedInBoth(route, { body })).toMatchObject({ code });
    const bytes = { body: Buffer.from([0, 255]), headers: { 'content-type': 'application/octet-stream' } };
    expect(await refusedInBoth(route, bytes)).toMatchObject({ status: 415 });
  });

  test('with a strange query is answered as without one, or refused', async () => {
    const plain = await call(route);
    const strange = [
      'a=1&a=2',
      '%00=%00',
      'x=%zz',
      '=',
      `q=${'x'.repeat(4_000)}`,
      'cursor=%F0%9F%98%80',
      '__proto__=1',
    ];

    for (const query of strange) {
      const answer = await call(route, { path: `${pathOf(route)}?${query}` });
      // What was done once may be refused the next time: it is there already, or was asked for too often.
      const isRefused = answer.status === 400 || (route.method !== 'GET' && Math.floor(answer.status / 100) === 4);
      if (isRefused) expectProblem(answer);
      else expect(Math.floor(answer.status / 100)).toBe(Math.floor(plain.status / 100));
    }
  });
});

/** Whether a route serves a path: one with a parameter in the last place also serves what another has there by name. */
const isPathOf = ({ template }: { readonly template: string }, path: string): boolean =>
  new RegExp(`^${template.replaceAll(/\{[^}]+\+\}/g, '.+').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path);

const strangeSteps = [
  '%2e%2e',
  '%2e%2e%2f%2e%2e%2fetc',
  '..',
  '%00',
  '%00%00',
  'a%0D%0Ab',
  '%F0%9F%98%80',
  '%C3%BC',
  '%25',
  '%ff',
  '%zz',
  '%',
  '%20',
  '*',
  "'%20OR%201=1--",
  '{waveId}',
  '__proto__',
  'constructor',
  'undefined',
  '2023-48%00',
  '2023-48%0A',
  'x'.repeat(1_500),
  'x'.repeat(6_000),
  '',
];

describe.each(withPath)('$key', (route) => {
  test.each(Object.keys(route.parameters ?? {}))('with strange values of {%s} is refused', async (name) => {
    for (const step of strangeSteps) {
      const answer = await call(route, { path: pathOf(route, { [name]: step }) });
      expectRefused(answer);
    }
  });
});

test.each(oneOfEachDoor)('under a method that it does not have $key is not found', async (route) => {
  const token = bearer(await tokenFor(route));
  const isKnown = (method: string) => routes.some((other) => other.method === method && isPathOf(other, pathOf(route)));
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PURGE'].filter((name) => !isKnown(name))) {
    expectFixed(await sendRaw(stack.apiUrl, { method, path: pathOf(route), headers: token }), 404);
  }
});

test.each(oneOfEachDoor)('with more than an HTTP API takes $key is refused by that', async (route) => {
  const answer = await call(route, { body: Buffer.alloc(11 * 1_048_576, 'x') });

  expectFixed(answer, 413);
});

describe('a path that is no route', () => {
  test.each([
    '/',
    '',
    '//',
    '/v1',
    '/v1/',
    '/v2/waves',
    '/v1/waves/',
    '/V1/WAVES',
    '/v1//waves',
    '/%2e%2e/v1/waves',
    '/v1/registrations/you',
    '/.env',
    '/v1/%',
  ])('%s is not found', async (path) => {
    for (const method of ['GET', 'POST']) {
      expectRefused(await sendRaw(stack.apiUrl, { method, path: path === '' ? '/' : path }));
    }
  });
});

describe('query of cases', () => {
  test.each([
    ['status=weird', 'field-malformed'],
    ['kind=', 'field-malformed'],
    ['surprise=1', 'field-unknown'],
    ['cursor=x', 'cursor-invalid'],
    [`cursor=${Buffer.from('{"pk":"WAVES","sk":"x"}').toString('base64url')}`, 'cursor-invalid'],
    [`cursor=${Buffer.from('null').toString('base64url')}`, 'cursor-invalid'],
    [`cursor=${'x'.repeat(3_000)}`, 'field-too-long'],
    ['status=open,open', 'field-malformed'],
  ])('%s is refused as %s', async (query, code) => {
    const route = routes.find(({ key }) => key === 'GET /v1/cases');
    if (route === undefined) throw new Error('There is no such route.');

    const problem = await refusedInBoth(route, { path: `/v1/cases?${query}` });

    expect(problem).toMatchObject({ status: 400, code });
  });
});

describe('a wave that is not open', () => {
  test('is neither joined nor left: planned, closed, unknown', async () => {
    const ani = citizen(stack, 'ani');
    await ani.register(somebody(7));
    await eventually('the closing', async () => {
      const { body } = await send(stack, { path: `/v1/waves/${waves.closed}` });
      return z.object({ status: z.literal('closed') }).safeParse(body).success || undefined;
    });

    for (const [waveId, code] of [
      [waves.planned, 'wave-not-open'],
      [waves.closed, 'wave-closed'],
      [waves.unknown, 'wave-not-found'],
    ] as const) {
      const replies = [await ani.join(waveId), await ani.leave(waveId)];
      expect(replies.map(codeOf)).toEqual([code, code]);
    }
    expect(codeOf(await ani.look(waves.unknown))).toBe('wave-not-found');
    expect(codeOf(await citizen(stack, 'nobody').join(waves.open))).toBe('registration-required');
    expect(codeOf(await citizen(stack, 'nobody').leave(waves.open))).toBe('enrollment-not-found');
  });
});
