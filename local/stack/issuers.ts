import type { JWTPayload } from 'jose';
import type { ConsoleSettings, SessionKind, SignInSettings } from '../../shared/domain/console.ts';
import type { SignInPool } from '../emulators/sign-in-pages.ts';
import { startTokenIssuer } from '../emulators/token-issuer.ts';
import { localPeople } from '../seed/staff.ts';
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

/** The sign-in pages of a pool: its clients as the template states them, and whom it offers. */
const signInOf = ({ clients }: Plan, { ref, resource }: Plan['pools'][number]): SignInPool => ({
  clients: clients
    .filter(({ properties }) => properties.UserPoolId === ref)
    .map(({ ref: id, properties: { AllowedOAuthScopes = [], CallbackURLs = [], LogoutURLs = [] } }) => ({
      ...{ id, scopes: AllowedOAuthScopes, callbacks: CallbackURLs, logouts: LogoutURLs },
    })),
  people: Object.entries(localPeople).find(([name]) => resource.logicalId.startsWith(name))?.[1] ?? [],
});

/**
 * Starts what stands for every issuer whose tokens the API takes: one for the user pools, and, with keys of its own, one
 * for the issuers that a stage names in the place of a pool.
 */
export const startIssuers = async (draft: Plan) => {
  const pools = await startTokenIssuer(draft.pools.map((pool) => ({ id: pool.ref, signIn: signInOf(draft, pool) })));
  const named = draft.authorizers.map(({ properties }) => properties.JwtConfiguration.Issuer);
  const foreign = [...new Set(named)].filter((stated) => poolOf(draft, stated) === undefined);
  const idOf = (stated: string): string => `issuer-${String(foreign.indexOf(stated) + 1)}`;
  const others =
    foreign.length === 0 ? undefined : await startTokenIssuer(foreign.map((stated) => ({ id: idOf(stated) })));

  /** The local address of an issuer that a template states. */
  const localOf = (plan: Plan, stated: string): string => {
    const pool = poolOf(plan, stated);
    if (pool !== undefined) return pools.issuerOf(pool.ref);
    if (others === undefined || !foreign.includes(stated)) throw new Error(`Nobody stands for the issuer ${stated}.`);
    return others.issuerOf(idOf(stated));
  };
  const settingsOf = (plan: Plan, kind: SessionKind): SignInSettings => {
    const authorizer = plan.authorizers.find(({ properties }) => properties.Name === kind);
    if (!authorizer) throw new Error(`The template has no authorizer ${kind}.`);
    const { Issuer, Audience } = authorizer.properties.JwtConfiguration;
    const client = plan.clients.find(({ ref }) => ref === Audience[0]);
    return {
      issuer: localOf(plan, Issuer),
      clientId: Audience[0] ?? '',
      scope: (client?.properties.AllowedOAuthScopes ?? ['openid']).join(' '),
    };
  };

  return {
    url: pools.url,
    tokenOf: pools.tokenOf,
    keysOf: (issuer: string) => pools.keysOf(issuer) ?? others?.keysOf(issuer),
    localOf,
    /** What the console is told: as in the cloud, but for the addresses. */
    settingsOf: (plan: Plan): ConsoleSettings => ({
      citizens: settingsOf(plan, 'citizens'),
      staff: settingsOf(plan, 'staff'),
    }),
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
