import { findResource } from './find.ts';
import type { Issuers } from './issuers.ts';
import type { Plan } from './plan.ts';

/** Whose token, and what it says. Scopes are all that the pool's client may have unless told. */
export interface TokenRequest {
  readonly pool: string;
  readonly sub: string;
  readonly client?: string;
  readonly scopes?: readonly string[];
  readonly groups?: readonly string[];
  readonly expiresInSeconds?: number;
}

/**
 * A token as a user pool of the plan would give it out.
 * @throws Error when the pool, its client or a group is not in the templates.
 */
export const tokenFor = (plan: Plan, tokenOf: Issuers['tokenOf'], request: TokenRequest): Promise<string> => {
  const { pool: name, sub, groups = [], expiresInSeconds } = request;
  const pool = findResource('user pool', plan.pools, name);
  const clients = plan.clients.filter(({ properties }) => properties.UserPoolId === pool.ref);
  const client = request.client === undefined ? clients[0] : findResource('client', clients, request.client);
  if (!client) throw new Error(`The user pool ${name} has no client.`);
  const known = plan.groups.filter(({ properties }) => properties.UserPoolId === pool.ref).map(({ ref }) => ref);
  const unknown = groups.find((group) => known.length && !known.includes(group) && !isMembership(group));
  if (unknown !== undefined) throw new Error(`The user pool ${name} has no group ${unknown}.`);
  return tokenOf(pool.ref, {
    sub,
    clientId: client.ref,
    // Those with a slash are a resource server's; the others, such as openid, open nothing in the API.
    scopes: request.scopes ?? (client.properties.AllowedOAuthScopes ?? []).filter((scope) => scope.includes('/')),
    groups,
    ...(expiresInSeconds !== undefined && { expiresInSeconds }),
  });
};

/** Groups that no template makes, but an administrator: of the local government of a regency or a province, or of an institution. */
const isMembership = (group: string): boolean => /^(regency|province|institution)-/.test(group);
