import type { JWTPayload } from 'jose';
import { startTokenIssuer } from '../emulators/token-issuer.ts';
import type { Plan } from './plan.ts';

/** A token of an issuer that is no user pool: whatever it states, beside issuer and times. */
export interface ForeignToken {
  /** The issuer as the template states it. */
  readonly issuer: string;
  readonly claims: JWTPayload;
  readonly expiresInSeconds?: number;
}

/** The user pool for whose address a template states an issuer; undefined for an issuer of somebody else. */
const poolOf = ({ pools }: Plan, stated: string) =>
  pools.find(({ attributes }) => attributes['ProviderURL'] === stated);

/**
 * Starts what stands for every issuer whose tokens the API takes: one for the user pools, and, with keys of its own, one
 * for the issuers that a stage names in the place of a pool.
 */
export const startIssuers = async (draft: Plan) => {
  const pools = await startTokenIssuer(draft.pools.map(({ ref }) => ({ id: ref })));
  const named = draft.authorizers.map(({ properties }) => properties.JwtConfiguration.Issuer);
  const foreign = [...new Set(named)].filter((stated) => poolOf(draft, stated) === undefined);
  const idOf = (stated: string): string => `issuer-${String(foreign.indexOf(stated) + 1)}`;
  const others =
    foreign.length === 0 ? undefined : await startTokenIssuer(foreign.map((stated) => ({ id: idOf(stated) })));

  return {
    url: pools.url,
    tokenOf: pools.tokenOf,
    keysOf: (issuer: string) => pools.keysOf(issuer) ?? others?.keysOf(issuer),
    /** The local address of an issuer that a template states. */
    localOf: (plan: Plan, stated: string): string => {
      const pool = poolOf(plan, stated);
      if (pool !== undefined) return pools.issuerOf(pool.ref);
      if (others === undefined || !foreign.includes(stated)) throw new Error(`Nobody stands for the issuer ${stated}.`);
      return others.issuerOf(idOf(stated));
    },
    /** @throws Error when no authorizer of the template trusts that issuer. */
    foreignToken: async ({ issuer, claims, expiresInSeconds }: ForeignToken): Promise<string> => {
      if (others === undefined || !foreign.includes(issuer)) throw new Error(`The API does not trust ${issuer}.`);
      return others.signed(idOf(issuer), claims, expiresInSeconds);
    },
    stop: async (): Promise<void> => {
      await pools.stop();
      await others?.stop();
    },
  };
};
export type Issuers = Awaited<ReturnType<typeof startIssuers>>;
