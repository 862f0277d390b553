import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, type Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { mostDaysKept, mostDeliveries, queues, type QueueId } from '../../shared/domain/operations/queues.ts';
import { alarmOn } from './alarm.ts';
import type { ServiceFunction } from './service-function.ts';

export interface QueueWorkerProps {
  /** How people name it, and the beginning of the names of its runbooks, `<id>-dead-letters` and `<id>-backlog`. */
  readonly id: QueueId;
  readonly batchSize: number;
  /** How long Lambda may wait for a batch to fill. */
  readonly batchingWindow?: Duration;
  /** The most environments that empty the queue at once. It bounds the queue without reserving from others. */
  readonly maxConcurrency: number;
  readonly deliveryDelay?: Duration;
  readonly functionTimeout: Duration;
  /** How many time-outs of the function a message stays hidden for while one works on it. */
  readonly visibilityTimeouts: number;
}

/** A queue, the function that empties it, and the place where messages that failed five times wait for a person. */
export class QueueWorker extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly #props: QueueWorkerProps;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id);
    this.#props = props;
    const { functionTimeout, visibilityTimeouts, deliveryDelay } = props;
    this.deadLetters = new Queue(this, 'DeadLetters', {
      retentionPeriod: Duration.days(mostDaysKept),
      enforceSSL: true,
    });
    this.queue = new Queue(this, 'Queue', {
      enforceSSL: true,
      retentionPeriod: Duration.days(mostDaysKept),
      visibilityTimeout: Duration.seconds(visibilityTimeouts * functionTimeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: mostDeliveries },
      ...(deliveryDelay ? { deliveryDelay } : {}),
    });
  }

  /** Names the function that empties the queue. It may send to the queue itself, so it is made after it. */
  emptiedBy(worker: ServiceFunction): void {
    const { batchSize, batchingWindow, maxConcurrency } = this.#props;
    worker.live.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize,
        maxConcurrency,
        reportBatchItemFailures: true,
        ...(batchingWindow ? { maxBatchingWindow: batchingWindow } : {}),
      }),
    );
  }

  /** Makes the queue's alarms, in the stack that holds alarms. */
  alarms(scope: Construct): Alarm[] {
    const { id } = this.#props;
    const backlogAge = Duration.minutes(queues[id].oldAfterMinutes);
    const deadLetters = this.deadLetters.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(1),
      statistic: 'Maximum',
    });
    const age = this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: 'Maximum' });
    return [
      alarmOn(scope, `${this.node.id}DeadLetters`, {
        metric: deadLetters,
        summary: `Messages of the queue ${this.node.id} failed five times and wait for a person.`,
        runbook: `${id}-dead-letters`,
        threshold: 0,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
      }),
      alarmOn(scope, `${this.node.id}Backlog`, {
        metric: age,
        summary: `A message of the queue ${this.node.id} has waited for more than ${String(backlogAge.toMinutes())} minutes.`,
        runbook: `${id}-backlog`,
        threshold: backlogAge.toSeconds(),
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 3,
      }),
    ];
  }
}
