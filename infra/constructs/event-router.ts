import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, type Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  MetricType,
  StartingPosition,
  type IEventSourceDlq,
} from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';
import { alarmOn } from './alarm.ts';
import type { ServiceFunction } from './service-function.ts';

export interface EventRouterProps {
  readonly router: ServiceFunction;
  readonly streamArn: string;
  /** The types of events (the attribute `event` of an item) that are routed. All other changes cost no invocation. */
  readonly events: readonly string[];
  /** Where records go that could not be routed after ten tries. */
  readonly failures: Bucket;
  /** The wildcard of all objects of that bucket, as cdk-nag names it. */
  readonly failedObjects: string;
}

/** The only reader of the table's stream (a shard bears two), and what becomes of records that it cannot route. */
export class EventRouter extends Construct {
  readonly #router: ServiceFunction;
  readonly #mappingId: string;

  constructor(scope: Construct, id: string, { router, streamArn, events, failures, failedObjects }: EventRouterProps) {
    super(scope, id);
    this.#router = router;
    router.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [streamArn],
      }),
    );
    // Streams are listed for a whole account or not at all.
    router.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }));

    const mapping = new EventSourceMapping(this, 'Source', {
      target: router,
      eventSourceArn: streamArn,
      // From the beginning, so that nothing is missed that was written before the reader existed.
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [FilterCriteria.filter({ dynamodb: { NewImage: { event: { S: FilterRule.or(...events) } } } })],
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 10,
      onFailure: wholeRecordsIn(failures),
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
    acknowledge(
      router.ownRole,
      failedObjects,
      'Lambda names the objects of failed records by function, shard and time.',
    );
    this.#mappingId = mapping.eventSourceMappingId;
  }

  /** Makes the router's alarms, in the stack that holds alarms. */
  alarms(scope: Construct): Alarm[] {
    const age = this.#router.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'Maximum' });
    const undelivered = this.#router.metric('DestinationDeliveryFailures', {
      period: Duration.minutes(5),
      statistic: 'Sum',
    });
    const failed = new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'OnFailureDestinationDeliveredEventCount',
      dimensionsMap: { EventSourceMappingUUID: this.#mappingId },
      period: Duration.minutes(5),
      statistic: 'Sum',
    });
    return [
      alarmOn(scope, 'StreamBacklog', {
        metric: age,
        summary: 'An event has waited in the table’s stream for more than a minute.',
        runbook: 'stream-backlog',
        threshold: 60_000,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 3,
      }),
      alarmOn(scope, 'FailedEvents', {
        metric: failed,
        summary: 'Events could not be routed and lie in the bucket of failed events.',
        runbook: 'failed-events',
        threshold: 0,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
      }),
      alarmOn(scope, 'LostEvents', {
        metric: undelivered,
        summary: 'Events could neither be routed nor be put into the bucket of failed events.',
        runbook: 'lost-events',
        threshold: 0,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
      }),
    ];
  }
}

/**
 * A bucket as destination takes whole records; a queue would take only where in the stream they were, for a day.
 * The rights are those that Lambda asks for, which are fewer than CDK's own destination gives.
 */
const wholeRecordsIn = (bucket: Bucket): IEventSourceDlq => ({
  bind: (_mapping, router) => {
    const objects = bucket.arnForObjects('*');
    router.addToRolePolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [objects] }));
    router.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
    return { destination: bucket.bucketArn };
  },
});
