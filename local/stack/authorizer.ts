import { errors, jwtVerify, type JWTPayload } from 'jose';
import type { TokenIssuer } from '../emulators/token-issuer.ts';

/** The JWT authorizer of a route: who may sign, for whom, and which scopes (any one of them) open the route. */
export interface Authorizer {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly scopes: readonly string[];
}

/** What the authorizer hands to the function, or the status with which it turns a request away. */
export type Authorization =
  | { readonly claims: Record<string, string>; readonly scopes: string[] | null }
  | { readonly status: 401 | 403; readonly challenge: string };

/**
 * Decides as the JWT authorizer of an HTTP API does: signature by the issuer's keys, `iss`, `exp`, `nbf`, then `aud` or
 * (without it) `client_id`, then `scope`. A bad or missing token is 401, a missing scope 403.
 */
export const authorize = async (
  { issuer, audience, scopes }: Authorizer,
  issuers: Pick<TokenIssuer, 'keysOf'>,
  header: string | undefined,
): Promise<Authorization> => {
  const token = header?.replace(/^Bearer /i, '');
  const keys = issuers.keysOf(issuer);
  if (!token || !keys) return { status: 401, challenge: 'Bearer' };
  const denied = (description: string): Authorization => ({
    status: 401,
    challenge: `Bearer scope="${scopes.join(' ')}" error="invalid_token" error_description="${description}"`,
  });
  let payload: JWTPayload;
  try {
    ({ payload } = await jwtVerify(token, keys, { issuer, algorithms: ['RS256'], requiredClaims: ['exp'] }));
  } catch (fault) {
    return denied(fault instanceof errors.JWTExpired ? 'the token has expired' : 'the token is not valid');
  }
  const bearers = [payload.aud ?? payload['client_id']].flat();
  if (!bearers.some((bearer) => typeof bearer === 'string' && audience.includes(bearer))) {
    return denied('the token does not have a valid audience');
  }
  const given = (typeof payload['scope'] === 'string' ? payload['scope'] : '').split(' ').filter(Boolean);
  if (scopes.length && !scopes.some((scope) => given.includes(scope))) {
    return { status: 403, challenge: `Bearer scope="${scopes.join(' ')}" error="insufficient_scope"` };
  }
  return { claims: claimsOf(payload), scopes: scopes.length ? scopes.filter((scope) => given.includes(scope)) : null };
};

/** API Gateway hands every claim over as a text: a list as `[one two]`, numbers and truths as they are written. */
const claimsOf = (payload: JWTPayload): Record<string, string> =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
