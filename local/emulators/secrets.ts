import { createHmac } from 'node:crypto';
import { AwsError } from './aws-json.ts';
import { type JsonObject, textOf } from './json.ts';

/** A secret of the template: its name, and how its value comes about. */
export interface Secret {
  readonly name: string;
  readonly arn: string;
  /** A value that the template states; without one a value is generated. */
  readonly value?: string | undefined;
  /** With `key`, the generated value is put into this JSON under that name, as Secrets Manager does. */
  readonly template?: string | undefined;
  readonly key?: string | undefined;
}

const VERSION_ID = '00000000-0000-0000-0000-000000000001';

/** The one call of AWS Secrets Manager that the system makes. Generated values follow from the seed. */
export const secretsManager = (
  secrets: readonly Secret[],
  seed: Buffer,
): Record<string, (input: JsonObject) => JsonObject> => ({
  GetSecretValue: ({ SecretId }) => {
    const secret = secrets.find(({ name, arn }) => [name, arn].includes(textOf(SecretId)));
    if (!secret) throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    return {
      ARN: secret.arn,
      Name: secret.name,
      SecretString: valueOf(secret, seed),
      VersionId: VERSION_ID,
      VersionStages: ['AWSCURRENT'],
    };
  },
});

const valueOf = ({ name, value, template, key }: Secret, seed: Buffer): string => {
  if (value !== undefined) return value;
  const generated = createHmac('sha256', seed).update(`secret\0${name}`).digest('base64url').slice(0, 32);
  if (template === undefined || key === undefined) return generated;
  return JSON.stringify({ ...(JSON.parse(template) as JsonObject), [key]: generated });
};
