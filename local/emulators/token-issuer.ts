import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet, type JWTPayload } from 'jose';
import { listen, respond } from './http.ts';
import { openToPages, signInPages, type SignInPool } from './sign-in-pages.ts';

/** A user pool that the issuer stands for, or an issuer of somebody else, which has no pages here. */
interface IssuedPool {
  readonly id: string;
  readonly signIn?: SignInPool;
}

/** What a token says of its bearer. */
interface TokenClaims {
  readonly sub: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly groups?: readonly string[];
  /** Negative for a token that has expired already. */
  readonly expiresInSeconds?: number;
}

/** Signs the access tokens that Cognito would sign, and publishes its keys as Cognito does, one issuer a pool. */
export interface TokenIssuer {
  readonly url: string;
  readonly issuerOf: (poolId: string) => string;
  readonly keysOf: (issuer: string) => ReturnType<typeof createLocalJWKSet> | undefined;
  readonly tokenOf: (poolId: string, claims: TokenClaims) => Promise<string>;
  /** A token with these claims and no others but issuer and times, as an issuer gives it that is not Cognito. */
  readonly signed: (poolId: string, claims: JWTPayload, expiresInSeconds?: number) => Promise<string>;
  readonly stop: () => Promise<void>;
}

const KEY_ID = 'local';
const HOUR_SECONDS = 3600;

/**
 * Starts the issuer: discovery and keys over HTTP at `/<pool>/.well-known/…`, sign-in pages beside them, signing also by a
 * call in this process.
 */
export const startTokenIssuer = async (pools: readonly IssuedPool[]): Promise<TokenIssuer> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  const keySet: JSONWebKeySet = { keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' }] };
  const localKeys = createLocalJWKSet(keySet);

  const server = await listen(async (request, response) => {
    const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://issuer');
    const [, id = '', folder, file] = pathname.split('/');
    const isKnown = folder === '.well-known' && pools.some((pool) => pool.id === id);
    const issuer = `http://${request.headers.host ?? ''}/${id}`;
    if (isKnown && file === 'jwks.json') respond(response, 200, keySet, openToPages);
    else if (isKnown && file === 'openid-configuration') {
      const answer = {
        issuer,
        jwks_uri: `${issuer}/.well-known/jwks.json`,
        ...pages.get(id)?.endpointsOf(issuer),
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      };
      respond(response, 200, answer, openToPages);
    } else if ((await pages.get(id)?.answer(request, response, { name: folder, query })) !== true) {
      respond(response, 404, { message: 'The local token issuer has no such page.' });
    }
  });

  const issuerOf = (poolId: string) => `${server.url}/${poolId}`;
  const signed: TokenIssuer['signed'] = (poolId, claims, expiresInSeconds = HOUR_SECONDS) => {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: KEY_ID })
      .setIssuer(issuerOf(poolId))
      .setIssuedAt(now + Math.min(0, expiresInSeconds - HOUR_SECONDS))
      .setExpirationTime(now + expiresInSeconds)
      .sign(privateKey);
  };
  const tokenOf: TokenIssuer['tokenOf'] = (
    poolId,
    { sub, clientId, scopes, groups = [], expiresInSeconds = HOUR_SECONDS },
  ) => {
    const issuedAt = Math.floor(Date.now() / 1000) + Math.min(0, expiresInSeconds - HOUR_SECONDS);
    const claims = {
      ...groupsIn(groups),
      token_use: 'access',
      scope: scopes.join(' '),
      client_id: clientId,
      version: 2,
      auth_time: issuedAt,
      sub,
      jti: randomUUID(),
    };
    return signed(poolId, claims, expiresInSeconds);
  };
  const pages = new Map(
    pools.flatMap(({ id, signIn }) => {
      if (!signIn) return [];
      const own = signInPages(signIn, {
        accessToken: (granted) => tokenOf(id, granted),
        idToken: ({ sub, groups, clientId, nonce, expiresInSeconds }) =>
          signed(id, { ...groupsIn(groups), token_use: 'id', aud: clientId, sub, nonce }, expiresInSeconds),
      });
      return [[id, own] as const];
    }),
  );
  return {
    url: server.url,
    issuerOf,
    keysOf: (issuer) => (pools.some(({ id }) => issuerOf(id) === issuer) ? localKeys : undefined),
    tokenOf,
    signed,
    stop: server.stop,
  };
};

/** Cognito says nothing of groups where there are none. */
const groupsIn = (groups: readonly string[]) => (groups.length ? { 'cognito:groups': [...groups] } : {});
