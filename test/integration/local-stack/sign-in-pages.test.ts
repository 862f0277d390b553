import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTokenIssuer, type TokenIssuer } from '../../../local/emulators/token-issuer.ts';

const verifier = 'a'.repeat(43);
const returnAddress = 'http://127.0.0.1:5173/signed-in';
let issuer: TokenIssuer;
let pool: string;

beforeAll(async () => {
  const client = {
    id: 'console',
    scopes: ['openid', 'staff/read'],
    callbacks: ['https://prakerja.example/signed-in'],
    logouts: ['https://prakerja.example/'],
  };
  issuer = await startTokenIssuer([
    { id: 'pool', signIn: { clients: [client], people: [{ sub: 'olga', groups: ['operator'] }] } },
  ]);
  pool = issuer.issuerOf('pool');
});
afterAll(() => issuer.stop());

const asked = (changes: Readonly<Record<string, string>> = {}): string => {
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: 'console', redirect_uri: returnAddress, scope: 'openid staff/read' },
    ...{ state: 's-1', nonce: 'n-1', code_challenge: challenge, code_challenge_method: 'S256', ...changes },
  });
  return `${pool}/authorize?${query.toString()}`;
};

const posted = (url: string, form: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });

const codeOf = async (form: Readonly<Record<string, string>>): Promise<URL> =>
  new URL((await posted(asked(), form)).headers.get('location') ?? '');

const redeemed = (code: string, changes: Readonly<Record<string, string>> = {}): Promise<Response> =>
  posted(`${pool}/token`, {
    ...{ grant_type: 'authorization_code', code, client_id: 'console', redirect_uri: returnAddress },
    ...{ code_verifier: verifier, ...changes },
  });

test('whoever is chosen is sent back with a code, which is good once for tokens that say who they are', async () => {
  const back = await codeOf({ person: 'olga' });
  expect([back.pathname, back.searchParams.get('state')]).toEqual(['/signed-in', 's-1']);
  const code = back.searchParams.get('code') ?? '';

  const answer = await redeemed(code);
  const granted = (await answer.json()) as { access_token: string; id_token: string; expires_in: number };

  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(granted.expires_in).toBe(3_600);
  expect(decodeJwt(granted.access_token)).toMatchObject({
    ...{ iss: pool, sub: 'olga', client_id: 'console', scope: 'staff/read', 'cognito:groups': ['operator'] },
  });
  expect(decodeJwt(granted.id_token)).toMatchObject({ iss: pool, sub: 'olga', aud: 'console', nonce: 'n-1' });
  expect((await redeemed(code)).status).toBe(400);
});

test('somebody else signs in under any name, for as long as they say', async () => {
  const back = await codeOf({ person: '', sub: 'budi', groups: 'auditor regency-32.01', seconds: '5' });

  const granted = (await (await redeemed(back.searchParams.get('code') ?? '')).json()) as {
    readonly access_token: string;
    readonly expires_in: number;
  };

  expect(granted.expires_in).toBe(5);
  expect(decodeJwt(granted.access_token)).toMatchObject({
    sub: 'budi',
    'cognito:groups': ['auditor', 'regency-32.01'],
  });
});

test.each([
  ['another verifier', { code_verifier: 'b'.repeat(43) }],
  ['another address', { redirect_uri: 'http://127.0.0.1:1/signed-in' }],
  ['another client', { client_id: 'other' }],
  ['another kind of grant', { grant_type: 'refresh_token' }],
])('a code with %s is worth nothing, and is spent', async (_, changes) => {
  const code = (await codeOf({ person: 'olga' })).searchParams.get('code') ?? '';

  expect((await redeemed(code, changes)).status).toBe(400);
  expect((await redeemed(code)).status).toBe(400);
});

test.each([
  ['a client that there is not', { client_id: 'other' }],
  ['an address elsewhere', { redirect_uri: 'https://elsewhere.example/signed-in' }],
  ['a path that is not stated', { redirect_uri: 'http://127.0.0.1:5173/other' }],
  ['a scope of others', { scope: 'openid citizen/self' }],
  ['no proof of its own', { code_challenge_method: 'plain' }],
  ['a token at once', { response_type: 'token' }],
])('who asks with %s sees no page', async (_, changes) => {
  expect((await fetch(asked(changes))).status).toBe(400);
});

test('signing out leads back to where the template says, on this machine, and nowhere else', async () => {
  const out = async (address: string) => {
    const url = `${pool}/logout?client_id=console&logout_uri=${encodeURIComponent(address)}`;
    const { status, headers } = await fetch(url, { redirect: 'manual' });
    return [status, headers.get('location')];
  };

  expect(await out('http://localhost:5173/')).toEqual([302, 'http://localhost:5173/']);
  expect(await out('https://elsewhere.example/')).toEqual([400, null]);
  expect(await out('http://localhost:5173/elsewhere')).toEqual([400, null]);
});
