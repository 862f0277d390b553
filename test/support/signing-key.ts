import { KMSClient } from '@aws-sdk/client-kms';
import { startAwsCalls } from '../../local/emulators/aws-calls.ts';
import { credentials } from '../../local/emulators/aws-json.ts';
import { kms } from '../../local/emulators/kms.ts';

const arnOf = (id: string) => `arn:aws:kms:ap-southeast-3:000000000000:key/${id}`;

/** A KMS of the local stack with two signing keys. */
export interface SigningKeys {
  readonly kms: KMSClient;
  readonly keyArn: string;
  readonly otherKeyArn: string;
  /** How many signatures were asked of it so far. */
  signatures(): number;
  stop(): Promise<void>;
}

/** Starts the local KMS with two signing keys of which nothing else has the private part. */
export const signingKeys = async (): Promise<SigningKeys> => {
  const ids = ['root', 'other'];
  const keys = ids.map((id) => ({ id, arn: arnOf(id), spec: 'ECC_NIST_P256' as const, aliases: [] }));
  const operations = kms(keys, Buffer.alloc(32, 7));
  let signatures = 0;
  const server = await startAwsCalls({
    TrentService: {
      ...operations,
      Sign: (input) => {
        signatures += 1;
        const { Sign } = operations;
        if (Sign === undefined) throw new Error('The local KMS does not sign.');
        return Sign(input);
      },
    },
  });
  const client = new KMSClient({ region: 'ap-southeast-3', credentials, endpoint: server.url });
  return {
    kms: client,
    keyArn: arnOf('root'),
    otherKeyArn: arnOf('other'),
    signatures: () => signatures,
    stop: async () => {
      client.destroy();
      await server.stop();
    },
  };
};
