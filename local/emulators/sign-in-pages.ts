import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, respond } from './http.ts';

/** Whom the sign-in page offers, beside whoever is named. */
export interface SignInPerson {
  readonly sub: string;
  readonly groups: readonly string[];
}

/** A client of a user pool, as far as its sign-in pages know it. Addresses count by their path: a laptop's port is any. */
interface SignInClient {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly callbacks: readonly string[];
  readonly logouts: readonly string[];
}

/** The sign-in pages of one user pool. */
export interface SignInPool {
  readonly clients: readonly SignInClient[];
  readonly people: readonly SignInPerson[];
}

/** Who signed in, with what they are given for a code. */
interface Granted extends SignInPerson {
  readonly clientId: string;
  /** Scopes of a resource server, which open the API. */
  readonly scopes: readonly string[];
  readonly nonce: string | undefined;
  readonly expiresInSeconds: number;
}

interface Waiting extends Granted {
  readonly challenge: string;
  readonly redirectUri: string;
}

interface Signing {
  readonly accessToken: (granted: Granted) => Promise<string>;
  readonly idToken: (granted: Granted) => Promise<string>;
}

/** What a browser's request for sign-in asks for, checked as Cognito checks it. */
interface Asked {
  readonly client: SignInClient;
  readonly redirectUri: URL;
  readonly scopes: readonly string[];
  readonly state: string;
  readonly nonce: string | undefined;
  readonly challenge: string;
}

/** Pages of every origin may ask. */
export const openToPages = { 'access-control-allow-origin': '*' };

const hourSeconds = 3_600;
const longestBodyBytes = 10_000;

const isOnThisMachine = ({ hostname }: URL): boolean => hostname === '127.0.0.1' || hostname === 'localhost';

/** An address to lead back to: on this machine, with the path of one that the template states. */
const allowed = (address: string | null, stated: readonly string[]): URL | undefined => {
  const url = URL.parse(address ?? '');
  if (!url || !isOnThisMachine(url)) return undefined;
  return stated.some((one) => new URL(one).pathname === url.pathname) ? url : undefined;
};

/** @throws Error in a sentence for whoever builds pages. */
const askedIn = (query: URLSearchParams, { clients }: SignInPool): Asked => {
  const client = clients.find(({ id }) => id === query.get('client_id'));
  if (!client) throw new Error('The pool has no such client_id.');
  const redirectUri = allowed(query.get('redirect_uri'), client.callbacks);
  if (!redirectUri) throw new Error('The template does not state this redirect_uri, or it is not on this machine.');
  const scopes = (query.get('scope') ?? '').split(' ');
  const unknown = scopes.find((scope) => !client.scopes.includes(scope));
  if (unknown !== undefined) throw new Error(`The client may not ask for the scope ${unknown}.`);
  const challenge = query.get('code_challenge');
  if (query.get('response_type') !== 'code' || query.get('code_challenge_method') !== 'S256' || challenge === null) {
    throw new Error('A browser signs in by a code with PKCE: response_type=code, code_challenge_method=S256.');
  }
  return {
    ...{ client, redirectUri, scopes, challenge },
    state: query.get('state') ?? '',
    nonce: query.get('nonce') ?? undefined,
  };
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

const page = (people: readonly SignInPerson[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Who are you? – local sign-in</title>
<style>
body { font: 1.0625rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 0 auto; padding: 1rem }
button, input { font: inherit; min-height: 44px; padding: 0.25rem 0.75rem; width: 100%; box-sizing: border-box }
li, label { display: block; margin: 0.5rem 0 }
ul { padding: 0 }
</style>
<h1>Who are you?</h1>
<p>The local stack takes everybody’s word for it.</p>
<form method="post">
<ul>
${people
  .map(({ sub, groups }) => {
    const what = groups.length === 0 ? '' : ` (${groups.join(', ')})`;
    return `<li><button name="person" value="${escaped(sub)}">${escaped(sub + what)}</button></li>`;
  })
  .join('\n')}
</ul>
<h2>Somebody else</h2>
<label>Subject <input name="sub" autocomplete="off"></label>
<label>Groups, with spaces between them <input name="groups" autocomplete="off"></label>
<label>The session lasts so many seconds <input name="seconds" type="number" min="1" value="${hourSeconds}"></label>
<button name="person" value="">Sign in</button>
</form>
</html>`;

const named = (form: URLSearchParams, people: readonly SignInPerson[]): SignInPerson | undefined => {
  const chosen = form.get('person');
  if (chosen) return people.find(({ sub }) => sub === chosen);
  const sub = form.get('sub')?.trim() ?? '';
  return sub === '' ? undefined : { sub, groups: (form.get('groups') ?? '').split(' ').filter(Boolean) };
};

const lead = (response: ServerResponse, to: URL): void => {
  response.writeHead(302, { location: to.href, 'cache-control': 'no-store' }).end();
};

/**
 * The pages with which a user pool signs people in and out, and its endpoint for tokens: a code with PKCE (RFC 7636),
 * good once. Nobody proves who they are.
 */
export const signInPages = (pool: SignInPool, { accessToken, idToken }: Signing) => {
  const waiting = new Map<string, Waiting>();

  const authorize = async (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => {
    const { client, redirectUri, scopes, ...asked } = askedIn(query, pool);
    const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
    if (request.method !== 'POST') {
      respond(response, 200, page(pool.people), html);
      return;
    }
    const form = new URLSearchParams((await bodyOf(request, longestBodyBytes))?.toString());
    const person = named(form, pool.people);
    if (!person) {
      respond(response, 400, page(pool.people), html);
      return;
    }
    const code = randomUUID();
    waiting.set(code, {
      ...{ ...person, challenge: asked.challenge, nonce: asked.nonce, clientId: client.id },
      scopes: scopes.filter((scope) => scope.includes('/')),
      redirectUri: redirectUri.href,
      expiresInSeconds: Number(form.get('seconds')) || hourSeconds,
    });
    redirectUri.searchParams.set('code', code);
    redirectUri.searchParams.set('state', asked.state);
    lead(response, redirectUri);
  };

  const token = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams((await bodyOf(request, longestBodyBytes))?.toString());
    const code = form.get('code') ?? '';
    const found = waiting.get(code);
    waiting.delete(code);
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (
      found?.clientId !== form.get('client_id') ||
      found.redirectUri !== form.get('redirect_uri') ||
      found.challenge !== proof ||
      form.get('grant_type') !== 'authorization_code'
    ) {
      respond(response, 400, { error: 'invalid_grant' }, openToPages);
      return;
    }
    const answer = {
      access_token: await accessToken(found),
      id_token: await idToken(found),
      token_type: 'Bearer',
      expires_in: found.expiresInSeconds,
    };
    respond(response, 200, answer, { ...openToPages, 'cache-control': 'no-store' });
  };

  const logout = (response: ServerResponse, query: URLSearchParams) => {
    const client = pool.clients.find(({ id }) => id === query.get('client_id'));
    const to = allowed(query.get('logout_uri'), client?.logouts ?? []);
    if (!to) throw new Error('The template does not state this logout_uri, or it is not on this machine.');
    lead(response, to);
  };

  return {
    /** What discovery says of these pages, beside the issuer and its keys. */
    endpointsOf: (issuer: string) => ({
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      end_session_endpoint: `${issuer}/logout`,
      scopes_supported: [...new Set(pool.clients.flatMap(({ scopes }) => scopes))],
      token_endpoint_auth_methods_supported: ['none'],
    }),
    /** Answers a request for one of the pages; false when it is for none. */
    answer: async (
      request: IncomingMessage,
      response: ServerResponse,
      { name, query }: { readonly name: string | undefined; readonly query: URLSearchParams },
    ): Promise<boolean> => {
      try {
        if (name === 'authorize') await authorize(request, response, query);
        else if (name === 'token' && request.method === 'POST') await token(request, response);
        else if (name === 'logout') logout(response, query);
        else return false;
      } catch (fault) {
        respond(response, 400, { message: fault instanceof Error ? fault.message : String(fault) });
      }
      return true;
    },
  };
};
