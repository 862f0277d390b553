import type { TableKeys } from '../emulators/dynamodb-rights.ts';
import type { KmsKey } from '../emulators/kms.ts';
import type { Bucket } from '../emulators/s3-gate.ts';
import type { Secret } from '../emulators/secrets.ts';
import type { GatedQueue } from '../emulators/sqs-move-tasks.ts';
import { functionMeant } from './function-meant.ts';
import type { Plan } from './plan.ts';
import type { LocalSchedule } from './schedules.ts';

/** The buckets as the S3 gate takes them. */
export const bucketsOf = ({ buckets }: Plan): Bucket[] =>
  buckets.map(({ ref: name, properties }) => {
    const retention = properties.ObjectLockConfiguration?.Rule.DefaultRetention;
    const isReadByPages = properties.CorsConfiguration !== undefined;
    return { name, lockDays: retention?.Days, lockMode: retention?.Mode, isReadByPages };
  });

/** The keys as the local KMS takes them. */
export const kmsKeysOf = ({ keys, aliases }: Plan): KmsKey[] =>
  keys.map(({ ref: id, attributes, properties }) => ({
    id,
    arn: attributes['Arn'] ?? '',
    spec: properties.KeySpec,
    aliases: aliases
      .filter(({ properties: { TargetKeyId } }) => [id, attributes['Arn']].includes(TargetKeyId))
      .map(({ ref }) => ref),
  }));

/** The secrets as the local Secrets Manager takes them. */
export const secretsOf = ({ secrets }: Plan): Secret[] =>
  secrets.map(({ ref: arn, attributes, properties: { SecretString: value, GenerateSecretString: generated } }) => ({
    arn,
    name: attributes['Name'] ?? '',
    value,
    template: generated?.SecretStringTemplate,
    key: generated?.GenerateStringKey,
  }));

/** The queues as the SQS gate takes them. */
export const gatedQueuesOf = ({ queues }: Plan): GatedQueue[] =>
  queues.map(({ ref: url, attributes, properties: { RedrivePolicy } }) => ({
    url,
    arn: attributes['Arn'] ?? '',
    deadLetterArn: RedrivePolicy?.deadLetterTargetArn,
  }));

/**
 * The schedules as they are run.
 * @throws Error naming a schedule whose function is not in the template.
 */
export const schedulesOf = (plan: Plan): LocalSchedule[] => {
  const meant = functionMeant(plan);
  return plan.schedules.map(({ ref: name, properties: { ScheduleExpression: expression, State, Target } }) => {
    const functionArn = meant(Target.Arn)?.attributes['Arn'];
    if (functionArn === undefined) throw new Error(`The function of the schedule ${name} is not in the template.`);
    return { name, expression, functionArn, input: Target.Input, isEnabled: State === 'ENABLED' };
  });
};

/** What tables are called in rights, by name, with the partition keys of them and of their indexes. */
export const tableKeysOf = ({ tables }: Plan): ReadonlyMap<string, TableKeys> => {
  const partitionKeyOf = (keys: Plan['tables'][number]['properties']['KeySchema']): string =>
    keys.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
  return new Map(
    tables.map(({ ref, attributes, properties: { KeySchema, GlobalSecondaryIndexes = [] } }) => [
      ref,
      {
        arn: attributes['Arn'] ?? '',
        partitionKey: partitionKeyOf(KeySchema),
        indexes: Object.fromEntries(
          GlobalSecondaryIndexes.map((one) => [one.IndexName, partitionKeyOf(one.KeySchema)]),
        ),
      },
    ]),
  );
};
