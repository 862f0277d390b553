import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { QueueName } from '../../events/routes.ts';
import type { KeyKind, Rights, TableRights } from '../functions.ts';
import type { DataStack } from '../stacks/data-stack.ts';

const reading = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
// A transaction needs the rights of the writes that it is made of.
const writing = [...reading, 'dynamodb:ConditionCheckItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

const tableActions: Readonly<Record<TableRights, readonly string[]>> = {
  public: reading,
  read: reading,
  write: writing,
  delete: [...writing, 'dynamodb:DeleteItem'],
};

/** Partitions that say nothing of a person: waves, enrolments by ticket, selections. As `shared/table/keys.ts` names them. */
const publicPartitions = ['WAVES', 'WAVE#*', 'SELECTION#*'];

/** Courses, who teaches and sells them, and, in the index, which of them wait for an assessor. */
const cataloguePartitions = [
  'CATALOGUE',
  'CATALOGUE#*',
  'COURSE#*',
  'INSTITUTIONS',
  'INSTITUTION#*',
  'PLATFORMS',
  'PLATFORM#*',
  'VERSIONS#*',
];

/** What a wrapped key is for, as its encryption context says (`shared/keys/ring.ts`). */
const purposes: Readonly<Record<KeyKind, readonly string[]>> = {
  person: ['hash', 'field'],
  wave: ['wave-ticket', 'wave-household'],
};

/** The parts of the evidence bucket: what is published, and the files between one step of a selection and the next. */
export const published = 'waves/*';
export const unpublished = 'private/*';

/** A function's rights as policy statements, action by action, on the resources of one stage. */
export const statementsOf = (
  rights: Rights,
  { table, dataKey, signingKey, evidence, secrets }: DataStack,
  queues: Readonly<Record<QueueName, Queue>> | undefined,
): PolicyStatement[] => {
  const statements: PolicyStatement[] = [];
  const allow = (actions: readonly string[], resources: readonly string[], conditions = {}) => {
    statements.push(new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }));
  };

  if (rights.table) {
    const index = rights.index ? [`${table.tableArn}/index/gsi1`] : [];
    const partitions = rights.within ? cataloguePartitions : rights.table === 'public' ? publicPartitions : undefined;
    const leading = partitions && { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } };
    allow(tableActions[rights.table], [table.tableArn, ...index], leading);
  }
  for (const [kinds, action] of [
    [rights.unwraps, 'kms:Decrypt'],
    [rights.makes, 'kms:GenerateDataKeyWithoutPlaintext'],
  ] as const) {
    if (!kinds) continue;
    const purpose = kinds.flatMap((kind) => purposes[kind]);
    allow([action], [dataKey.keyArn], { StringEquals: { 'kms:EncryptionContext:purpose': purpose } });
  }
  if (rights.signs) {
    const algorithm = { StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256' } };
    allow(['kms:Sign'], [signingKey.keyArn], algorithm);
  }
  if (rights.signs ?? rights.readsSigningKey) allow(['kms:GetPublicKey'], [signingKey.keyArn]);
  if (rights.evidence) {
    const objects =
      rights.evidence === 'write'
        ? [evidence.arnForObjects(published), evidence.arnForObjects(unpublished)]
        : [evidence.arnForObjects(published)];
    allow(rights.evidence === 'write' ? ['s3:GetObject', 's3:PutObject'] : ['s3:GetObject'], objects);
    // Who may not list is told "forbidden" and not "there is none" of an object that is not there.
    allow(['s3:ListBucket'], [evidence.bucketArn]);
  }
  if (rights.secret) allow(['secretsmanager:GetSecretValue'], [secrets[rights.secret].secretArn]);
  if (rights.sendsTo) {
    if (!queues) throw new Error('A function that sends to queues belongs into the stack of the queues.');
    allow(
      ['sqs:SendMessage'],
      rights.sendsTo.map((name) => queues[name].queueArn),
    );
  }
  return statements;
};
