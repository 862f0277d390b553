import { pagePaths, returnPaths, type ConsoleSettings, type SessionKind } from '../shared/domain/console.ts';
import type { Issuer, StageSettings } from './stages.ts';

/** How the console is served by CloudFront, beside the API at one origin. */

/** What the API answers. All other paths are the console's. */
export const apiPaths = ['/v1/', '/api/'] as const;

/** Files whose names hold a digest of what is in them. They never change, and old ones stay for pages that are open. */
export const hashedFiles = 'assets';

/** How long files are kept by browsers and by the edge: those with a digest for good, all others never unasked. */
export const caching = { hashed: 'public, max-age=31536000, immutable', others: 'no-cache' } as const;

/**
 * What pages may load and run: their own scripts, styles and pictures, and answers of the API and of the `origins` that
 * are named. Nothing stands in a page itself, nothing is framed, no text becomes a script.
 */
export const contentSecurityPolicy = (origins: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...new Set(origins)].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

/** Further headers of every page and file. Camera, place and payment are nothing that the console asks for. */
export const consoleHeaders = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/** The scopes that each kind of people asks for. */
const scopesOf = ({ identity: { citizens } }: StageSettings): Readonly<Record<SessionKind, string>> => ({
  citizens: `openid ${(citizens.kind === 'oidc' ? citizens.scope : undefined) ?? 'citizen/self'}`,
  staff: 'openid staff/read staff/write',
});

/** What the console of a stage is told. The first of an issuer's audience is the console's client. */
export const consoleSettings = (
  stage: StageSettings,
  issuers: Readonly<Record<SessionKind, Pick<Issuer, 'issuer' | 'audience'>>>,
): ConsoleSettings => {
  const scopes = scopesOf(stage);
  const settingsOf = (kind: SessionKind) => ({
    issuer: issuers[kind].issuer,
    clientId: issuers[kind].audience[0] ?? '',
    scope: scopes[kind],
  });
  return { citizens: settingsOf('citizens'), staff: settingsOf('staff') };
};

/** The addresses that sign-in and sign-out of a stage send people back to. */
export const returnAddresses = (
  { domain, consoleOrigins }: StageSettings,
  kind: SessionKind,
): { readonly signedIn: readonly string[]; readonly signedOut: readonly string[] } => {
  const origins = [...new Set([...(domain ? [`https://${domain.name}`] : []), ...consoleOrigins])];
  const { signedIn, signedOut } = returnPaths[kind];
  return {
    signedIn: origins.map((origin) => `${origin}${signedIn}`),
    signedOut: origins.map((origin) => `${origin}${signedOut}`),
  };
};

/** Said where there is no page. It is the edge's own answer, and loads nothing. */
const missingPage = `<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Halaman tidak ditemukan</title>
<h1>Halaman ini tidak ada</h1>
<p>Periksa kembali alamatnya, atau mulai dari <a href="/">halaman depan</a>.</p>
<p lang="en">There is no such page. Please check the address, or <a href="/">start here</a>.</p>
</html>`;

/**
 * Which file answers a path: a page at its own paths and below them, files as they are called. All else is 404. It is
 * JavaScript of CloudFront Functions (runtime 2.0), which has neither modules nor types.
 */
export const routingCode = `var pages = ${JSON.stringify(Object.fromEntries(pagePaths))};
var missing = ${JSON.stringify(missingPage)};
function handler(event) {
  var request = event.request;
  if (/^\\/(${hashedFiles}\\/[\\w.-]+|[\\w-]+\\.json)$/.test(request.uri)) return request;
  var first = request.uri.split('/')[1];
  if (Object.prototype.hasOwnProperty.call(pages, first)) {
    request.uri = '/' + pages[first] + '.html';
    return request;
  }
  return {
    statusCode: 404,
    statusDescription: 'Not Found',
    headers: {
      'content-type': { value: 'text/html; charset=utf-8' },
      'content-security-policy': { value: "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" }
    },
    body: { encoding: 'text', data: missing }
  };
}
`;
