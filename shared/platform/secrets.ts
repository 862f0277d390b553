import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';

/** The key with which we are known to one outside service. */
export interface ApiKey {
  /** @throws Error when the secret cannot be read, or holds no key. */
  read(): Promise<string>;
  /** Tells that the service refused the key, so that the next read asks for a new one. */
  forget(): void;
}

const Secret = z.object({ apiKey: z.string().min(1) });

/** How long an environment keeps a key before it looks for a new one, in milliseconds. A refused key is renewed at once. */
const keyLifetime = 300_000;

const parseSecret = (text: string | undefined): string => {
  try {
    return Secret.parse(JSON.parse(text ?? '')).apiKey;
  } catch {
    // The cause could quote the secret.
    throw new Error('The secret is not a JSON object with an apiKey.');
  }
};

/**
 * The API key in one secret of Secrets Manager (JSON `{"apiKey": …}`), read once an environment and lifetime, and
 * never per call. Needs secretsmanager:GetSecretValue.
 */
export const apiKeyInSecret = (
  secretArn: string,
  { client = new SecretsManagerClient({}), now = () => Date.now() } = {},
): ApiKey => {
  let loaded: { readonly at: number; readonly key: Promise<string> } | undefined;

  const load = async (): Promise<string> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
    return parseSecret(SecretString);
  };

  return {
    read() {
      if (loaded === undefined || now() - loaded.at > keyLifetime) {
        const loading = { at: now(), key: load() };
        loaded = loading;
        // A failed load is not kept, so that the next call tries again.
        loading.key.catch(() => {
          if (loaded === loading) loaded = undefined;
        });
      }
      return loaded.key;
    },
    forget() {
      loaded = undefined;
    },
  };
};
