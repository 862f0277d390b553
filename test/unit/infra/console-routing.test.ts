import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { apiPaths, contentSecurityPolicy, returnAddresses, routingCode } from '../../../infra/console.ts';
import { stageNamed } from '../../../infra/stages.ts';
import { pagePaths, returnPaths } from '../../../shared/domain/console.ts';

interface Routed {
  readonly uri?: string;
  readonly statusCode?: number;
  readonly body?: { readonly data: string };
}

/** What the edge makes of a request. It runs a script of its own, which knows nothing but its event. */
const routed = (uri: string): Routed => {
  const event = { version: '1.0', request: { method: 'GET', uri } };
  const left: unknown = runInContext(
    `${routingCode}; JSON.stringify(handler(${JSON.stringify(event)}))`,
    createContext({}),
  );
  return JSON.parse(String(left)) as Routed;
};

test.each([
  ['/', '/index.html'],
  ['/me', '/index.html'],
  ['/me/money', '/index.html'],
  ['/signed-in', '/index.html'],
  ['/waves', '/public.html'],
  ['/waves/2023-48', '/public.html'],
  ['/certificates/abc', '/public.html'],
  ['/operations', '/staff.html'],
  ['/operations/signed-in', '/staff.html'],
  ['/regions/32.01', '/staff.html'],
  ['/reference', '/reference.html'],
  ['/config.json', '/config.json'],
  ['/assets/index-Ab_c-1.js', '/assets/index-Ab_c-1.js'],
])('the path %s is answered by %s', (path, file) => {
  expect(routed(path)).toMatchObject({ uri: file });
});

test.each([
  '/nowhere',
  '/constructor',
  '/__proto__/x',
  '/toString',
  '/assets/',
  '/assets/../config.json',
  '/assets/deep/er.js',
  '/index.html',
  '/.env',
])('at %s there is no page', (path) => {
  const { statusCode, body } = routed(path);

  expect(statusCode).toBe(404);
  expect(body?.data).toContain('Halaman ini tidak ada');
});

test('no page stands where the API answers, and sign-in leads back to pages', () => {
  for (const path of apiPaths) expect(pagePaths.map(([step]) => `/${step}/`)).not.toContain(path);
  for (const { signedIn, signedOut } of Object.values(returnPaths)) {
    expect(routed(signedIn).uri).toMatch(/\.html$/);
    expect(routed(signedOut).uri).toMatch(/\.html$/);
  }
});

test('sign-in of a stage leads back to its own origins only', () => {
  const stage = { ...stageNamed('local'), consoleOrigins: ['http://localhost:5173'] };

  expect(returnAddresses(stage, 'staff')).toEqual({
    signedIn: ['http://localhost:5173/operations/signed-in'],
    signedOut: ['http://localhost:5173/operations'],
  });
  expect(returnAddresses(stage, 'citizens')).toEqual({
    signedIn: ['http://localhost:5173/signed-in'],
    signedOut: ['http://localhost:5173/'],
  });
});

test('a page’s policy names each further origin once', () => {
  const policy = contentSecurityPolicy(['https://a.example', 'https://b.example', 'https://a.example']);

  expect(policy).toContain("connect-src 'self' https://a.example https://b.example;");
  expect(policy).not.toContain('unsafe');
});
