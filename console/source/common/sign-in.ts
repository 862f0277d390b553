import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  clockTolerance,
  discoveryRequest,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  processDiscoveryResponse,
  validateAuthResponse,
  type AuthorizationServer,
} from 'oauth4webapi';
import type { SignInSettings } from '../../../shared/domain/console.ts';

/** OpenID Connect with a code and PKCE (RFC 7636). Loaded when somebody signs in or out, so that no first view waits for it. */

/** What has to be known when somebody comes back from the issuer, to tell that it is the sign-in that was begun here. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The token for the API, and for how long it is good. */
interface Granted {
  readonly token: string;
  readonly expiresInSeconds: number;
}

/** The issuer of a laptop has no TLS, and nobody is on the way to it. */
const insecure = ({ issuer }: SignInSettings) => ({
  [allowInsecureRequests]: ['127.0.0.1', 'localhost'].includes(new URL(issuer).hostname),
});

const serverOf = async (settings: SignInSettings): Promise<AuthorizationServer> => {
  const issuer = new URL(settings.issuer);
  return processDiscoveryResponse(issuer, await discoveryRequest(issuer, { algorithm: 'oidc', ...insecure(settings) }));
};

const addressOf = (endpoint: string | undefined, parameters: Readonly<Record<string, string>>): string => {
  if (endpoint === undefined) throw new Error('The issuer says not where to go.');
  const address = new URL(endpoint);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
};

/** Begins a sign-in: where to send the browser, and what to keep until it comes back to `returnAddress`. @throws when the issuer does not answer. */
export const beginSignIn = async (
  settings: SignInSettings,
  returnAddress: string,
): Promise<{ readonly address: string; readonly attempt: Attempt }> => {
  const server = await serverOf(settings);
  const attempt: Attempt = {
    state: generateRandomState(),
    nonce: generateRandomNonce(),
    verifier: generateRandomCodeVerifier(),
  };
  const address = addressOf(server.authorization_endpoint, {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: returnAddress,
    scope: settings.scope,
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
  });
  return { address, attempt };
};

/** Ends a sign-in with what the issuer sent the browser back with. @throws when it refused, or it is not the attempt that was begun. */
export const endSignIn = async (
  settings: SignInSettings,
  { attempt, came, returnAddress }: { readonly attempt: Attempt; readonly came: URL; readonly returnAddress: string },
): Promise<Granted> => {
  const server = await serverOf(settings);
  // The clock of a cheap phone is often wrong. The token comes from the issuer itself over TLS, and is new by its nonce.
  const client = { client_id: settings.clientId, [clockTolerance]: 86_400 };
  const parameters = validateAuthResponse(server, client, came, attempt.state);
  const response = await authorizationCodeGrantRequest(
    server,
    client,
    None(),
    parameters,
    returnAddress,
    attempt.verifier,
    insecure(settings),
  );
  const granted = await processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: attempt.nonce,
    requireIdToken: true,
  });
  return { token: granted.access_token, expiresInSeconds: granted.expires_in ?? 3_600 };
};

/**
 * Where to send the browser so that the issuer forgets who signed in; undefined when it has no such place. Cognito calls
 * the address to come back to otherwise than the standard. No token goes into the address, since it says who somebody is.
 */
export const signOutAddress = async (settings: SignInSettings, returnAddress: string): Promise<string | undefined> => {
  const { end_session_endpoint: endpoint } = await serverOf(settings);
  if (endpoint === undefined) return undefined;
  return addressOf(endpoint, {
    client_id: settings.clientId,
    post_logout_redirect_uri: returnAddress,
    logout_uri: returnAddress,
  });
};
