import * as z from 'zod';
import { arnOf, fixedId, physicalName, TAGS, type ResourceType } from './resource-type.ts';

const KeyProperties = z.strictObject({
  KeySpec: z.enum(['SYMMETRIC_DEFAULT', 'ECC_NIST_P256']).default('SYMMETRIC_DEFAULT'),
  KeyUsage: z.enum(['ENCRYPT_DECRYPT', 'SIGN_VERIFY']).default('ENCRYPT_DECRYPT'),
});
type KeyProperties = z.infer<typeof KeyProperties>;

export const key: ResourceType<KeyProperties> = {
  type: 'AWS::KMS::Key',
  schema: KeyProperties,
  leftOut: {
    KeyPolicy: 'Rights are checked by who asks, and not by what is asked for.',
    EnableKeyRotation: 'A local stack does not live for a year.',
    RotationPeriodInDays: 'A local stack does not live for a year.',
    PendingWindowInDays: 'A local key ends with the stack.',
    Description: 'A description has no effect.',
    Enabled: 'A local key is always enabled.',
    MultiRegion: 'The local stack is one region.',
    Tags: TAGS,
  },
  values: (resource, place) => {
    const digits = fixedId(resource, 32);
    const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return { ref: id, attributes: { Arn: arnOf('kms', place, `key/${id}`), KeyId: id } };
  },
};

const AliasProperties = z.strictObject({ AliasName: z.string(), TargetKeyId: z.string() });
type AliasProperties = z.infer<typeof AliasProperties>;

export const alias: ResourceType<AliasProperties> = {
  type: 'AWS::KMS::Alias',
  schema: AliasProperties,
  leftOut: {},
  values: (resource, place) => {
    const name = place.text(resource, resource.properties['AliasName'] ?? '');
    return { ref: name, attributes: { AliasArn: arnOf('kms', place, name) } };
  },
};

const SecretProperties = z.strictObject({
  Name: z.string().optional(),
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .strictObject({ SecretStringTemplate: z.string().optional(), GenerateStringKey: z.string().optional() })
    .optional(),
});
type SecretProperties = z.infer<typeof SecretProperties>;

const SHAPE = 'Local secrets are 32 letters and digits.';

export const secret: ResourceType<SecretProperties> = {
  type: 'AWS::SecretsManager::Secret',
  schema: SecretProperties,
  leftOut: {
    KmsKeyId: 'Nothing is kept at rest locally.',
    Description: 'A description has no effect.',
    ReplicaRegions: 'The local stack is one region.',
    'GenerateSecretString.PasswordLength': SHAPE,
    'GenerateSecretString.ExcludeCharacters': SHAPE,
    'GenerateSecretString.ExcludePunctuation': SHAPE,
    'GenerateSecretString.ExcludeLowercase': SHAPE,
    'GenerateSecretString.ExcludeUppercase': SHAPE,
    'GenerateSecretString.ExcludeNumbers': SHAPE,
    'GenerateSecretString.IncludeSpace': SHAPE,
    'GenerateSecretString.RequireEachIncludedType': SHAPE,
    Tags: TAGS,
  },
  values: (resource, place) => {
    const name = physicalName(resource, place, 'Name', 512);
    const arn = arnOf('secretsmanager', place, `secret:${name}-${fixedId(resource, 6)}`);
    return { ref: arn, attributes: { Id: arn, Name: name } };
  },
};
