import type { DynamoDbDatabase } from '../emulators/dynamodb-local.ts';
import type { Misbehaviour } from '../emulators/faults.ts';
import type { S3Gate } from '../emulators/s3-gate.ts';
import { streamArnOf } from './create-resources.ts';
import type { EventSource } from './event-source.ts';
import { filterOf } from './filters.ts';
import { functionMeant } from './function-meant.ts';
import type { LambdaRuntime } from './lambda-runtime.ts';
import type { Plan } from './plan.ts';
import type { Planned } from './resources/resource-type.ts';
import type { SourceProperties } from './resources/function.ts';
import { queueTrouble } from './queue-faults.ts';
import { queueSource } from './queue-source.ts';
import { streamReader } from './stream-reader.ts';
import { streamSource } from './stream-source.ts';

/** An event source with the function that it feeds. */
interface RunningSource {
  readonly functionRef: string;
  readonly source: EventSource;
}

interface SourcesOptions {
  readonly plan: Plan;
  /** The engine of queues itself: sources do not go through the gate. */
  readonly messaging: string;
  /** DynamoDB Local itself: streams do not go through the gate. */
  readonly streams: DynamoDbDatabase;
  readonly s3: S3Gate;
  readonly runtime: LambdaRuntime;
  readonly maxEnvironments: number;
  readonly longestVisibilitySeconds: number | undefined;
  readonly misbehaviour: Misbehaviour;
  readonly report: (fault: unknown) => void;
}

// What Lambda takes when a mapping does not say.
const QUEUE_BATCH_SIZE = 10;
const STREAM_BATCH_SIZE = 100;

/**
 * Starts the plan's event sources, those that the template disables aside.
 * @throws Error naming a mapping whose queue, table or function is not in the template; nothing is started then.
 */
export const startSources = async (options: SourcesOptions): Promise<RunningSource[]> => {
  const enabled = options.plan.sources.filter(({ properties }) => properties.Enabled !== false);
  const meant = functionMeant(options.plan);
  const prepared = await Promise.all(
    enabled.map(async (mapping) => {
      const { resource, properties } = mapping;
      const fed = meant(properties.FunctionName);
      if (!fed) throw new Error(`The function of ${resource.logicalId} is not in the template.`);
      const start = properties.EventSourceArn.startsWith('arn:aws:sqs:')
        ? prepareQueueSource(options, mapping, fed)
        : await prepareStreamSource(options, mapping, fed);
      return { functionRef: fed.ref, start };
    }),
  );
  return prepared.map(({ functionRef, start }) => ({ functionRef, source: start() }));
};

const prepareQueueSource = (
  options: SourcesOptions,
  mapping: Planned<SourceProperties>,
  fed: Plan['functions'][number],
): (() => EventSource) => {
  const { plan, messaging, runtime, maxEnvironments, longestVisibilitySeconds, misbehaviour, report } = options;
  const { properties, resource } = mapping;
  const queue = plan.queues.find(({ attributes }) => attributes['Arn'] === properties.EventSourceArn);
  if (!queue) throw new Error(`The queue of ${resource.logicalId} is not in the template.`);
  const ownSeconds = queue.properties.VisibilityTimeout ?? 30;
  const isShortened = longestVisibilitySeconds !== undefined && longestVisibilitySeconds < ownSeconds;
  const visibilitySeconds = isShortened ? longestVisibilitySeconds : ownSeconds;
  const settings = {
    endpoint: messaging,
    queueUrl: queue.ref,
    queueArn: properties.EventSourceArn,
    region: plan.region,
    batchSize: properties.BatchSize ?? QUEUE_BATCH_SIZE,
    windowSeconds: properties.MaximumBatchingWindowInSeconds,
    maxConcurrency: Math.min(properties.ScalingConfig?.MaximumConcurrency ?? maxEnvironments, maxEnvironments),
    reportsFailures: properties.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    longestVisibilitySeconds: isShortened ? longestVisibilitySeconds : undefined,
    visibilitySeconds,
    trouble: queueTrouble(misbehaviour, visibilitySeconds),
    invoke: (event: unknown) => runtime.invoke(fed.ref, event),
    report,
  };
  return () => queueSource(settings);
};

const prepareStreamSource = async (
  options: SourcesOptions,
  mapping: Planned<SourceProperties>,
  fed: Plan['functions'][number],
): Promise<() => EventSource> => {
  const { plan, streams, s3, runtime, report } = options;
  const { properties, resource, ref } = mapping;
  const table = plan.tables.find(({ attributes }) => attributes['StreamArn'] === properties.EventSourceArn);
  if (!table) throw new Error(`The table of ${resource.logicalId} is not in the template.`);
  const bucket = properties.DestinationConfig?.OnFailure.Destination.replace('arn:aws:s3:::', '');
  const settings = {
    reader: streamReader(streams, await streamArnOf(streams, table.ref)),
    mappingId: ref,
    functionArn: fed.attributes['Arn'] ?? '',
    region: plan.region,
    filters: (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }) => filterOf(Pattern)),
    batchSize: properties.BatchSize ?? STREAM_BATCH_SIZE,
    windowSeconds: properties.MaximumBatchingWindowInSeconds,
    reportsFailures: properties.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    bisects: properties.BisectBatchOnFunctionError,
    retryAttempts: properties.MaximumRetryAttempts,
    oldestSeconds: properties.MaximumRecordAgeInSeconds,
    invoke: (event: unknown) => runtime.invoke(fed.ref, event),
    discard: async (key: string, body: Buffer) => {
      if (bucket !== undefined) await s3.put(bucket, key, body);
    },
    report,
  };
  return () => streamSource(settings);
};
