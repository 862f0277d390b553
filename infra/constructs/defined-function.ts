import { Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge, exportNameOf } from '../acknowledgements.ts';
import type { QueueName } from '../../events/routes.ts';
import { rowOf } from '../../shared/domain/access/index.ts';
import type { Bundles } from '../bundle.ts';
import type { FunctionDefinition, Variable } from '../function-definition.ts';
import { logicalName } from '../functions.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import type { StageSettings } from '../stages.ts';
import type { GradualRelease } from './gradual-release.ts';
import { partitions } from './partitions.ts';
import { auditParts, evidenceParts, statementsOf, uploaded } from './rights.ts';
import { ServiceFunction } from './service-function.ts';

/** What the functions of one stage have around them. */
export interface Surroundings {
  readonly stage: StageSettings;
  readonly bundles: Bundles;
  readonly data: DataStack;
  /** Not there for functions of the stack `Api`, which is made before the queues. */
  readonly queues?: Readonly<Record<QueueName, Queue>>;
  /** Where people and partners reach the API, without a slash at its end. */
  readonly publicUrl: string;
  /** How new versions take over; undefined where they do so at once. */
  readonly release: GradualRelease | undefined;
}

/** A function of `infra/functions.ts`, with its environment and its rights in one stage. */
export class DefinedFunction extends ServiceFunction {
  /** @throws Error when the function has no bundle, or names a queue in a stack that is made before them. */
  constructor(scope: Construct, definition: FunctionDefinition, surroundings: Surroundings) {
    const { stage, bundles, data, queues, release } = surroundings;
    const { file, environment, rights, trigger, memoryMiB = 512, timeoutSeconds, sendsToItself = false } = definition;
    const bundle = bundles.get(file);
    if (bundle === undefined) throw new Error(`There is no bundle of functions/${file}.ts.`);
    // A person waits for an answer at most ten seconds; a queue can wait longer.
    const usualTimeout = 'route' in trigger ? 10 : 30;
    const records = recordsOf(trigger);
    const touchesTable = rights.table || records.length > 0 ? { TABLE_NAME: data.table.tableName } : {};
    super(scope, logicalName(file), {
      stage,
      bundle,
      environment: {
        ...touchesTable,
        ...('route' in trigger ? doorway(stage) : {}),
        ...valuesOf(environment, surroundings),
      },
      rights: statementsOf(rights, data, queues, records),
      memoryMiB,
      timeout: Duration.seconds(timeoutSeconds?.(stage) ?? usualTimeout),
      sendsToItself,
      release,
    });
    const prefixes = rights.evidence === undefined ? [] : evidenceParts[rights.evidence];
    for (const prefix of prefixes) {
      acknowledge(
        this.ownRole,
        `Resource::${exportNameOf(data.evidence.bucketArn, data)}/${prefix}`,
        'An object for each regency of each wave, all under this prefix.',
      );
    }
    const { reads, adds } = rights.audit === undefined ? { reads: [], adds: [] } : auditParts[rights.audit];
    for (const part of [...reads, ...adds]) {
      acknowledge(
        this.ownRole,
        `Resource::${exportNameOf(data.evidence.bucketArn, data)}/${part}`,
        'Objects for each day of the audit trail, all under this prefix.',
      );
    }
    if (rights.uploads) {
      acknowledge(
        this.ownRole,
        `Resource::${exportNameOf(data.uploads.bucketArn, data)}/${uploaded(rights.uploads)}`,
        'An object for each file of each sender, all under this prefix.',
      );
    }
  }
}

/** What every function of a route is told about the way to it. */
const doorway = ({ edgeProof, identity: { citizens } }: StageSettings): Record<string, string> => ({
  ...(edgeProof === undefined ? {} : { EDGE_PROOF_HASHES: edgeProof.hashes.join(',') }),
  ...(citizens.kind === 'oidc' && citizens.subjectClaim !== undefined ? { SUBJECT_CLAIM: citizens.subjectClaim } : {}),
});

/**
 * Who serves staff puts on record what is asked for, and whose data is opened; who empties a queue notes why a message was
 * given up.
 */
const recordsOf = (trigger: FunctionDefinition['trigger']): string[] => {
  if ('queue' in trigger) return [...partitions.failures];
  if (!('route' in trigger)) return [];
  const row = rowOf(trigger.route);
  if (!('staff' in row)) return [];
  return ['ACTIONS#*', ...(row.opensPerson ? ['ACCESSES#*'] : [])];
};

const valuesOf = (variables: readonly Variable[], surroundings: Surroundings): Record<string, string> => {
  const { stage, data, queues, publicUrl } = surroundings;
  const urlOf = (name: QueueName): string => {
    if (!queues) throw new Error(`The queue ${name} is named in the stack Api, which is made before it.`);
    return queues[name].queueUrl;
  };
  const values: Record<Variable, () => string> = {
    DATA_KEY_ARN: () => data.dataKey.keyArn,
    SIGNING_KEY_ARN: () => data.signingKey.keyArn,
    EVIDENCE_BUCKET: () => data.evidence.bucketName,
    REGISTRY_URL: () => stage.registryUrl,
    REGISTRY_SECRET_ARN: () => data.secrets.RegistryKey.secretArn,
    REGISTRY_CALLS_PER_SECOND: () => String(stage.verification.callsPerSecondPerWorker),
    LISTS_URL: () => stage.listsUrl,
    LISTS_SECRET_ARN: () => data.secrets.ListsKey.secretArn,
    MESSAGES_URL: () => stage.messagesUrl,
    MESSAGES_SECRET_ARN: () => data.secrets.MessagesKey.secretArn,
    LIVENESS_URL: () => stage.livenessUrl,
    LIVENESS_SECRET_ARN: () => data.secrets.LivenessKey.secretArn,
    BANK_URL: () => stage.bankUrl,
    BANK_SECRET_ARN: () => data.secrets.BankKey.secretArn,
    BANK_CALLBACK_SECRET_ARN: () => data.secrets.BankCallbackKey.secretArn,
    BANK_CALLS_PER_SECOND: () => String(stage.payouts.callsPerSecondPerWorker),
    UPLOADS_BUCKET: () => data.uploads.bucketName,
    PUBLIC_URL: () => publicUrl,
    BEACON_URLS: () => stage.beacon.urls.join(','),
    BEACON_CHAIN: () => stage.beacon.chain,
    WITNESS_URLS: () => stage.witnessUrls.join(','),
    SETTLING_SECONDS: () => String(stage.settlingSeconds),
    VERIFICATION_QUEUE_URL: () => urlOf('Verification'),
    STANDING_QUEUE_URL: () => urlOf('Standing'),
    LISTS_QUEUE_URL: () => urlOf('Lists'),
    SELECTION_QUEUE_URL: () => urlOf('Selection'),
    NOTICES_QUEUE_URL: () => urlOf('Notices'),
    DEADLINES_QUEUE_URL: () => urlOf('Deadlines'),
    REFUNDS_QUEUE_URL: () => urlOf('Refunds'),
    COMPLETIONS_QUEUE_URL: () => urlOf('Completions'),
    LEDGER_QUEUE_URL: () => urlOf('Ledger'),
    INCENTIVES_QUEUE_URL: () => urlOf('Incentives'),
    PAYOUTS_QUEUE_URL: () => urlOf('Payouts'),
    DEBTS_QUEUE_URL: () => urlOf('Debts'),
    SETTLEMENTS_QUEUE_URL: () => urlOf('Settlements'),
    AUDIT_QUEUE_URL: () => urlOf('Audit'),
    REKEYING_QUEUE_URL: () => urlOf('Rekeying'),
    ERASURES_QUEUE_URL: () => urlOf('Erasures'),
  };
  return Object.fromEntries(variables.map((name) => [name, values[name]()]));
};
