import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { QueueName } from '../../events/routes.ts';
import type { KeyKind, Rights, TableRights } from '../function-definition.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { partitions } from './partitions.ts';

const reading = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
// A transaction needs the rights of the writes that it is made of.
const writing = [...reading, 'dynamodb:ConditionCheckItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

const tableActions: Readonly<Record<TableRights, readonly string[]>> = {
  public: reading,
  read: reading,
  write: writing,
  delete: [...writing, 'dynamodb:DeleteItem'],
};

/** What a wrapped key is for, as its encryption context says (`shared/keys/ring.ts`). */
const purposes: Readonly<Record<KeyKind, readonly string[]>> = {
  person: ['hash', 'field'],
  wave: ['wave-ticket', 'wave-household'],
};

/** The parts of the evidence bucket: what is published, and the files between one step of a selection and the next. */
const published = 'waves/*';
const unpublished = 'private/*';

/** The part of it that each right on the evidence is on. */
export const evidenceParts: Readonly<Record<NonNullable<Rights['evidence']>, readonly string[]>> = {
  read: [published],
  'read-places': [published, 'private/*/places/*'],
  write: [published, unpublished],
};

/** The parts of the evidence bucket that hold the audit trail: what each right on it may read, and what it may add. */
export const auditParts: Readonly<
  Record<NonNullable<Rights['audit']>, { readonly reads: readonly string[]; readonly adds: readonly string[] }>
> = {
  capture: { reads: [], adds: ['audit/captured/*'] },
  list: { reads: [], adds: [] },
  close: { reads: ['audit/*'], adds: ['audit/plans/*', 'audit/days/*'] },
  read: { reads: ['audit/days/*'], adds: [] },
};

/** The part of the bucket of uploads that files of one kind come into. */
export const uploaded = ({ of }: NonNullable<Rights['uploads']>): string => `${of}/*`;

/** What each right on all queues comes to: on the queues, and on their dead letters. */
const operating: Readonly<
  Record<NonNullable<Rights['operates']>, Readonly<Record<'queues' | 'deadLetters', readonly string[]>>>
> = {
  watch: { queues: ['sqs:GetQueueAttributes'], deadLetters: ['sqs:GetQueueAttributes'] },
  peek: {
    queues: ['sqs:GetQueueAttributes'],
    deadLetters: ['sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
  },
  'see-redrives': { queues: ['sqs:GetQueueAttributes'], deadLetters: ['sqs:ListMessageMoveTasks'] },
  // SQS moves messages in the name of who asks for it.
  redrive: {
    queues: ['sqs:GetQueueAttributes', 'sqs:SendMessage'],
    deadLetters: [
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:ListMessageMoveTasks',
      'sqs:ReceiveMessage',
      'sqs:StartMessageMoveTask',
    ],
  },
};

/** A function's rights as policy statements, action by action, on the resources of one stage. */
export const statementsOf = (
  rights: Rights,
  { table, dataKey, signingKey, evidence, uploads, secrets }: DataStack,
  queues: Readonly<Record<QueueName, Queue>> | undefined,
  /** Partitions to which lines are added that the function cannot read. */
  adds: readonly string[] = [],
): PolicyStatement[] => {
  const statements: PolicyStatement[] = [];
  const allow = (actions: readonly string[], resources: readonly string[], conditions = {}) => {
    statements.push(new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }));
  };

  if (adds.length > 0) {
    const leading = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': adds } };
    allow(['dynamodb:PutItem'], [table.tableArn], leading);
  }
  if (rights.table) {
    const index = rights.index ? [`${table.tableArn}/index/gsi1`] : [];
    const groups = rights.within ?? (rights.table === 'public' ? (['waves'] as const) : undefined);
    const leadingKeys = groups?.flatMap((group) => partitions[group]);
    const leading = leadingKeys && { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys } };
    const batches = rights.batches ? ['dynamodb:BatchWriteItem'] : [];
    allow([...tableActions[rights.table], ...batches], [table.tableArn, ...index], leading);
  }
  if (rights.alsoReads) {
    const index = rights.index ? [`${table.tableArn}/index/gsi1`] : [];
    const leading =
      rights.alsoReads === 'everything'
        ? undefined
        : {
            'ForAllValues:StringLike': {
              'dynamodb:LeadingKeys': rights.alsoReads.flatMap((group) => partitions[group]),
            },
          };
    allow(reading, [table.tableArn, ...index], leading);
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
    const objects = evidenceParts[rights.evidence].map((part) => evidence.arnForObjects(part));
    allow(rights.evidence === 'write' ? ['s3:GetObject', 's3:PutObject'] : ['s3:GetObject'], objects);
    // Who may not list is told "forbidden" and not "there is none" of an object that is not there.
    allow(['s3:ListBucket'], [evidence.bucketArn]);
  }
  if (rights.audit) {
    const { reads, adds: added } = auditParts[rights.audit];
    const objectsOf = (parts: readonly string[]) => parts.map((part) => evidence.arnForObjects(part));
    if (added.length > 0) allow(['s3:PutObject'], objectsOf(added));
    if (reads.length > 0) allow(['s3:GetObject'], objectsOf(reads));
    // Who may not list is told "forbidden" of an object that is not there; who captures asks for none.
    if (rights.audit !== 'capture') allow(['s3:ListBucket'], [evidence.bucketArn]);
  }
  if (rights.uploads) {
    const objects = uploads.arnForObjects(uploaded(rights.uploads));
    allow([rights.uploads.may === 'sign' ? 's3:PutObject' : 's3:GetObject'], [objects]);
    // As above.
    if (rights.uploads.may === 'read') allow(['s3:ListBucket'], [uploads.bucketArn]);
  }
  if (rights.secret) allow(['secretsmanager:GetSecretValue'], [secrets[rights.secret].secretArn]);
  if (rights.sendsTo) {
    if (!queues)
      throw new Error(
        'A function that sends to queues belongs into a stack that is made after the queues: not into Api.',
      );
    allow(
      ['sqs:SendMessage'],
      rights.sendsTo.map((name) => queues[name].queueArn),
    );
  }
  if (rights.operates) {
    if (!queues)
      throw new Error('A function that operates queues belongs into a stack that is made after them: not into Api.');
    const all = Object.values(queues);
    const { queues: onQueues, deadLetters } = operating[rights.operates];
    allow(
      onQueues,
      all.map(({ queueArn }) => queueArn),
    );
    allow(
      deadLetters,
      all.flatMap(({ deadLetterQueue }) => deadLetterQueue?.queue.queueArn ?? []),
    );
  }
  if (rights.measures) allow(['cloudwatch:GetMetricData'], ['*']);
  return statements;
};
