import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, type Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EventSourceMapping,
  FilterCriteria,
  MetricType,
  StartingPosition,
  type IEventSourceDlq,
} from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';
import { alarmOn } from './alarm.ts';
import type { ServiceFunction } from './service-function.ts';

export interface StreamReaderProps {
  readonly reader: ServiceFunction;
  readonly streamArn: string;
  /** What of the types of events (the attribute `event` of an item) comes through. All other changes cost no invocation. */
  readonly filter: readonly (string | Readonly<Record<'anything-but', readonly string[]>>)[];
  readonly batchSize: number;
  /** How long Lambda may wait for a batch to fill. */
  readonly batchingWindow: Duration;
  /** Whether the function names the first record that failed; otherwise a batch fails whole. */
  readonly reportsFailures: boolean;
  /** Where records go that could not be read after ten tries. */
  readonly failures: Bucket;
  /** The wildcard of all objects of that bucket, as cdk-nag names it. */
  readonly failedObjects: string;
}

/** How a reader's alarms are called, what they say, and where to read what to do. */
export type ReaderAlarms = Readonly<
  Record<'backlog' | 'failed' | 'lost', { readonly id: string; readonly summary: string; readonly runbook: string }>
>;

/** A reader of the table's stream, of which a shard bears two, and what becomes of records that it cannot take. */
export class StreamReader extends Construct {
  readonly #reader: ServiceFunction;
  readonly #mappingId: string;
  readonly #window: Duration;

  constructor(scope: Construct, id: string, props: StreamReaderProps) {
    super(scope, id);
    const { reader, streamArn, filter, batchSize, batchingWindow, reportsFailures, failures, failedObjects } = props;
    this.#reader = reader;
    this.#window = batchingWindow;
    reader.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [streamArn],
      }),
    );
    // Streams are listed for a whole account or not at all.
    reader.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }));

    const mapping = new EventSourceMapping(this, 'Source', {
      target: reader.live,
      eventSourceArn: streamArn,
      // From the beginning, so that nothing is missed that was written before the reader existed.
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [FilterCriteria.filter({ dynamodb: { NewImage: { event: { S: filter } } } })],
      batchSize,
      maxBatchingWindow: batchingWindow,
      bisectBatchOnError: true,
      reportBatchItemFailures: reportsFailures,
      retryAttempts: 10,
      onFailure: wholeRecordsIn(failures),
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
    acknowledge(
      reader.ownRole,
      failedObjects,
      'Lambda names the objects of failed records by function, shard and time.',
    );
    this.#mappingId = mapping.eventSourceMappingId;
  }

  /** How long the oldest event had waited when it was read, in milliseconds. */
  iteratorAge(): Metric {
    return this.#reader.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'Maximum' });
  }

  /** Makes the reader's alarms, in the stack that holds alarms. */
  alarmsNamed(scope: Construct, { backlog, failed, lost }: ReaderAlarms): Alarm[] {
    const age = this.iteratorAge();
    const undelivered = this.#reader.metric('DestinationDeliveryFailures', {
      period: Duration.minutes(5),
      statistic: 'Sum',
    });
    const given = new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'OnFailureDestinationDeliveredEventCount',
      dimensionsMap: { EventSourceMappingUUID: this.#mappingId },
      period: Duration.minutes(5),
      statistic: 'Sum',
    });
    const above = ComparisonOperator.GREATER_THAN_THRESHOLD;
    const alarm = (
      { id, summary, runbook }: ReaderAlarms['failed'],
      figures: { readonly metric: Metric; readonly threshold: number; readonly evaluationPeriods: number },
    ) => alarmOn(scope, id, { summary, runbook, comparisonOperator: above, ...figures });
    return [
      // What a batch waits for to fill is no backlog.
      alarm(backlog, { metric: age, threshold: 60_000 + windowOf(this.#window), evaluationPeriods: 3 }),
      alarm(failed, { metric: given, threshold: 0, evaluationPeriods: 1 }),
      alarm(lost, { metric: undelivered, threshold: 0, evaluationPeriods: 1 }),
    ];
  }
}

/** A window of a second is within the measure's own error. */
const windowOf = (window: Duration): number => (window.toSeconds() > 1 ? window.toMilliseconds() : 0);

/**
 * A bucket as destination takes whole records; a queue would take only where in the stream they were, for a day.
 * The rights are those that Lambda asks for, which are fewer than CDK's own destination gives.
 */
const wholeRecordsIn = (bucket: Bucket): IEventSourceDlq => ({
  bind: (_mapping, reader) => {
    const objects = bucket.arnForObjects('*');
    reader.addToRolePolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [objects] }));
    reader.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
    return { destination: bucket.bucketArn };
  },
});
