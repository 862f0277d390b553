import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * What an SDK client in a function asks for its credentials, in the place of the SDK's chain of providers (infra/bundle.ts).
 * Lambda puts them into the environment, where the chain looks first too; files, metadata servers and sign-ins, with the
 * clients that they take, are a fifth of a small function's code and are never reached.
 */
export const defaultProvider = fromEnv;
