import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { QueueId, queues, runbooksOf } from '../domain/operations/queues.ts';
import { remembered } from '../platform/remembered.ts';
import { measured } from './measures.ts';
import { depthOf, placeOf, queueNameOf, type Depth, type QueueUrls } from './queue-places.ts';

/** How a queue is. */
export interface QueueState extends Depth {
  readonly queue: QueueId;
  /** How long the oldest message has waited, in seconds, as CloudWatch knows it: a minute or two ago. */
  readonly oldestSeconds?: number | undefined;
  /** Messages that failed five times and wait for a person. */
  readonly deadLetters: number;
  /** The function that empties it. */
  readonly consumer: string;
  readonly runbooks: readonly string[];
}

export interface QueueWatch {
  readonly sqs: SQSClient;
  readonly cloudWatch: CloudWatchClient;
  readonly urls: QueueUrls;
  readonly now?: () => number;
}

/** How long an answer of CloudWatch, which has its price, is good for. */
export const measureLifetime = 30_000;

const minute = 60;
/** CloudWatch is some minutes behind. */
const lookBackSeconds = 600;

/** Looks at all queues: how much is in each, how old the oldest is, and what lies among the dead letters. */
export const queueWatch = ({ sqs, cloudWatch, urls, now = () => Date.now() }: QueueWatch) => {
  const agesAt = async (at: number): Promise<readonly (number | undefined)[]> => {
    const figures = await measured(
      cloudWatch,
      QueueId.options.map((queue) => ({
        namespace: 'AWS/SQS',
        metric: 'ApproximateAgeOfOldestMessage',
        dimensions: { QueueName: queueNameOf(urls[queues[queue].name]) },
        statistic: 'Maximum',
      })),
      { from: new Date(at - lookBackSeconds * 1_000), to: new Date(at), periodSeconds: minute },
    );
    return figures.map((found) => found.get(Math.max(...found.keys())));
  };
  const ages = remembered(() => agesAt(now()), { milliseconds: measureLifetime, now });

  return async (): Promise<QueueState[]> => {
    const oldest = await ages('all');
    return Promise.all(
      QueueId.options.map(async (queue, position): Promise<QueueState> => {
        const { depth, deadLetters } = await placeOf(sqs, urls, queue);
        const dead = await depthOf(sqs, deadLetters.url);
        const isEmpty = depth.ready + depth.delayed + depth.inFlight === 0;
        return {
          queue,
          ...depth,
          // What was measured a minute ago is of no message any more.
          oldestSeconds: isEmpty ? undefined : oldest[position],
          // One that somebody looks at is hidden for a moment, and there all the same.
          deadLetters: dead.ready + dead.inFlight,
          consumer: queues[queue].consumer,
          runbooks: runbooksOf(queue),
        };
      }),
    );
  };
};
