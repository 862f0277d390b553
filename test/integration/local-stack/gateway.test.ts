import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendRaw } from '../../support/raw-request.ts';
import { startFixture, type FixtureStack } from './fixture/fixture-stack.ts';

let fixture: FixtureStack;

beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.stop());

const call = (path: string, init: RequestInit = {}) => fetch(`${fixture.stack.apiUrl}${path}`, init);
const bearing = async (request: Parameters<FixtureStack['stack']['tokenFor']>[0]) => ({
  authorization: `Bearer ${await fixture.stack.tokenFor(request)}`,
});
const outcome = async (response: Response) => [response.status, await response.text()];

test('a request without a token, with a forged one or with an expired one is answered 401 with the fixed body', async () => {
  const expired = await bearing({ pool: 'Citizens', sub: 'ani', expiresInSeconds: -10 });
  const good = await bearing({ pool: 'Citizens', sub: 'ani' });
  const forged = { authorization: `${good.authorization.slice(0, -6)}AAAAAA` };

  const answers = await Promise.all(
    [{}, { authorization: 'Bearer no' }, forged, expired].map((headers) =>
      call('/v1/things', { method: 'POST', headers }),
    ),
  );

  expect(await Promise.all(answers.map(outcome))).toEqual(Array(4).fill([401, '{"message":"Unauthorized"}']));
});

test('a token of another pool is answered 401, and one without the scope 403', async () => {
  const staff = await bearing({ pool: 'Staff', sub: 'budi' });
  const citizenWithoutScope = await bearing({ pool: 'Citizens', sub: 'ani', scopes: ['openid'] });

  const [otherPool, noScope, reader] = await Promise.all([
    call('/v1/things', { method: 'POST', headers: staff }),
    call('/v1/things', { method: 'POST', headers: citizenWithoutScope }),
    call('/v1/staff', { method: 'PUT', headers: staff }),
  ]);

  expect(await outcome(otherPool)).toEqual([401, '{"message":"Unauthorized"}']);
  expect(await outcome(noScope)).toEqual([403, '{"message":"Forbidden"}']);
  expect(await outcome(reader)).toEqual([403, '{"message":"Forbidden"}']);
});

test('an unknown path or method is answered 404 with the fixed body', async () => {
  const answers = await Promise.all([
    call('/v1/nothing'),
    call('/v1/open'),
    call('/v1/files/'),
    call('/v1/things/a/b'),
  ]);

  expect(await Promise.all(answers.map(outcome))).toEqual(Array(4).fill([404, '{"message":"Not Found"}']));
});

test('a function sees the event of payload format 2.0', async () => {
  const headers = {
    ...(await bearing({ pool: 'Citizens', sub: 'ani', groups: ['one', 'two'] })),
    'Content-Type': 'application/json',
    'X-Thing': 'a',
  };

  const answer = await call('/v1/things?x=1&x=2', { method: 'POST', headers, body: '{"name":"é"}' });

  const { event } = (await answer.json()) as { event: Record<string, unknown> };
  expect(answer.headers.getSetCookie()).toEqual(['one=1', 'two=2']);
  expect(event).toMatchObject({
    version: '2.0',
    routeKey: 'POST /v1/things',
    rawPath: '/v1/things',
    rawQueryString: 'x=1&x=2',
    queryStringParameters: { x: '1,2' },
    headers: { 'x-thing': 'a', 'content-type': 'application/json' },
    body: '{"name":"é"}',
    isBase64Encoded: false,
    requestContext: {
      http: { method: 'POST', path: '/v1/things', sourceIp: '127.0.0.1' },
      authorizer: {
        jwt: { claims: { sub: 'ani', scope: 'citizen/self', 'cognito:groups': '[one two]' }, scopes: ['citizen/self'] },
      },
      timeEpoch: expect.any(Number) as number,
    },
  });
});

test('a header with an underscore in its name, in whatever case, reaches the function in lower case', async () => {
  const sent = (headers: Readonly<Record<string, string>>) =>
    sendRaw(fixture.stack.apiUrl, { method: 'POST', path: '/v1/open', headers, body: '{"redeem_code": "X"}' });
  const type = { 'content-type': 'application/json' };

  const lower = await sent({ ...type, client_code: 'LP-1', timestamp: '1516239022', signature: 'ab' });
  const upper = await sent({ ...type, Client_code: 'LP-1', Timestamp: '1516239022', Signature: 'ab' });

  for (const { text } of [lower, upper]) {
    const { event } = JSON.parse(text) as { event: Record<string, unknown> };
    expect(event).toMatchObject({
      headers: { client_code: 'LP-1', timestamp: '1516239022', signature: 'ab' },
      body: '{"redeem_code": "X"}',
    });
  }
});

test('a word of a path wins over a parameter, and a greedy parameter takes the rest', async () => {
  const headers = await bearing({ pool: 'Citizens', sub: 'ani' });

  const events = await Promise.all(
    ['/v1/things/mine', '/v1/things/7', '/v1/files/index/32.01%20a.csv'].map(async (path) => {
      const { event } = (await (await call(path, { headers })).json()) as { event: Record<string, unknown> };
      return [event['routeKey'], event['pathParameters']];
    }),
  );

  expect(events).toEqual([
    ['GET /v1/things/mine', undefined],
    ['GET /v1/things/{thingId}', { thingId: '7' }],
    ['GET /v1/files/{file+}', { file: 'index/32.01 a.csv' }],
  ]);
});

test('a binary body comes in and goes out whole', async () => {
  const sent = await call('/v1/open', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array([0, 255, 7]),
  });
  const received = await call('/v1/files/a?behave=binary');

  expect(((await sent.json()) as { event: unknown }).event).toMatchObject({ body: 'AP8H', isBase64Encoded: true });
  expect([...new Uint8Array(await received.arrayBuffer())]).toEqual([0, 255]);
});

test('a function that throws, ends, runs out of time or answers nonsense is answered 500 with the fixed body', async () => {
  const answers = await Promise.all(
    ['throw', 'exit', 'malformed', 'wait&milliseconds=5000'].map((behave) => call(`/v1/files/a?behave=${behave}`)),
  );
  const after = await call('/v1/files/a');

  expect(await Promise.all(answers.map(outcome))).toEqual(Array(4).fill([500, '{"message":"Internal Server Error"}']));
  expect(after.status).toBe(200);
});

test('an answer without a status is the body of a 200', async () => {
  const answer = await call('/v1/files/a?behave=plain');

  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(await outcome(answer)).toEqual([200, '{"greeting":"no status"}']);
});

test('a body of more than 10 MB is answered 413 with the fixed body', async () => {
  const answer = await call('/v1/open', { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) });

  expect(await outcome(answer)).toEqual([413, '{"message":"Request Entity Too Large"}']);
});

test('a path that is not well encoded is answered 400 with the fixed body', async () => {
  expect(await outcome(await call('/v1/files/%zz'))).toEqual([400, '{"message":"Bad Request"}']);
});

test('beyond the stage’s burst requests are answered 429 with the fixed body', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, () => call('/v1/files/a')));

  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(await refused[0]?.text()).toBe('{"message":"Too Many Requests"}');
});

test('the issuer publishes its keys as Cognito does', async () => {
  const token = await fixture.stack.tokenFor({ pool: 'Staff', sub: 'budi', groups: ['operator'] });
  const { iss } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { iss: string };

  const discovery = (await (await fetch(`${iss}/.well-known/openid-configuration`)).json()) as {
    issuer: string;
    jwks_uri: string;
  };
  const keys = (await (await fetch(discovery.jwks_uri)).json()) as { keys: { alg: string; d?: string }[] };

  expect(discovery.issuer).toBe(iss);
  expect(keys.keys).toMatchObject([{ alg: 'RS256', kid: 'local' }]);
  expect(keys.keys[0]?.d).toBeUndefined();
});

test('a token of a group that the pool does not have is refused by name', async () => {
  const unknown = fixture.stack.tokenFor({ pool: 'Staff', sub: 'budi', groups: ['emperor'] });

  await expect(unknown).rejects.toThrow('has no group emperor');
});
