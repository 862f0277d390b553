import { randomUUID } from 'node:crypto';
import { AwsError, callAws } from './aws-json.ts';
import { isObject, type JsonObject, textOf } from './json.ts';

/** A queue as the gate knows it. */
export interface GatedQueue {
  readonly url: string;
  readonly arn: string;
  /** Where its messages go that failed too often. */
  readonly deadLetterArn?: string | undefined;
}

type Status = 'RUNNING' | 'COMPLETED' | 'FAILED';

interface Task {
  readonly handle: string;
  readonly sourceArn: string;
  readonly startedAt: number;
  readonly toMove: number;
  status: Status;
  moved: number;
  failure?: string;
}

/** SQS tells of so many tasks of a queue at most. */
const mostListed = 10;

/** The tasks that move dead letters back, as SQS does them. Its own errors, where one is refused. */
export const moveTasks = (engine: string, queues: readonly GatedQueue[]) => {
  const tasks: Task[] = [];
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();

  const sqs = (call: string, input: JsonObject): Promise<JsonObject> =>
    callAws(engine, `AmazonSQS.${call}`, input, stopping.signal);

  const queueOf = (arn: string): GatedQueue => {
    const found = queues.find((queue) => queue.arn === arn);
    if (found === undefined)
      throw new AwsError(
        'ResourceNotFoundException',
        'The resource that you specified for the SourceArn parameter does not exist.',
      );
    return found;
  };

  /** The queue to which dead letters go back. @throws AwsError when the queue is no queue of dead letters. */
  const destinationOf = (sourceArn: string): GatedQueue => {
    const { arn } = queueOf(sourceArn);
    const found = queues.find(({ deadLetterArn }) => deadLetterArn === arn);
    if (found === undefined)
      throw new AwsError('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
    return found;
  };

  const move = async (task: Task, from: string, to: string): Promise<void> => {
    for (;;) {
      const { Messages } = await sqs('ReceiveMessage', {
        QueueUrl: from,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
      });
      const messages = Array.isArray(Messages) ? Messages.filter(isObject) : [];
      if (messages.length === 0) return;
      for (const { Body, ReceiptHandle, MessageAttributes } of messages) {
        const attributes = MessageAttributes === undefined ? {} : { MessageAttributes };
        // What is moved has a new number, and is new: SQS has it so.
        await sqs('SendMessage', { QueueUrl: to, MessageBody: Body ?? '', ...attributes });
        await sqs('DeleteMessage', { QueueUrl: from, ReceiptHandle: ReceiptHandle ?? '' });
        task.moved += 1;
      }
    }
  };

  const run = async (task: Task, from: string, to: string): Promise<void> => {
    try {
      await move(task, from, to);
      task.status = 'COMPLETED';
    } catch (fault) {
      task.status = 'FAILED';
      task.failure = fault instanceof AwsError ? fault.type : 'CouldNotMoveMessages';
    }
  };

  return {
    destinationOf,

    start: async ({ SourceArn }: JsonObject): Promise<JsonObject> => {
      const sourceArn = textOf(SourceArn);
      const from = queueOf(sourceArn);
      const to = destinationOf(sourceArn);
      const { Attributes } = await sqs('GetQueueAttributes', {
        QueueUrl: from.url,
        AttributeNames: ['ApproximateNumberOfMessages'],
      });
      if (tasks.some((task) => task.sourceArn === sourceArn && task.status === 'RUNNING'))
        throw new AwsError(
          'UnsupportedOperation',
          'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
        );
      const task: Task = {
        handle: randomUUID(),
        sourceArn,
        startedAt: Date.now(),
        toMove: isObject(Attributes) ? Number(Attributes['ApproximateNumberOfMessages']) : 0,
        status: 'RUNNING',
        moved: 0,
      };
      tasks.unshift(task);
      const one = run(task, from.url, to.url).finally(() => running.delete(one));
      running.add(one);
      return { TaskHandle: task.handle };
    },

    list: ({ SourceArn, MaxResults = 1 }: JsonObject): JsonObject => {
      const { arn } = queueOf(textOf(SourceArn));
      const found = tasks
        .filter(({ sourceArn }) => sourceArn === arn)
        .slice(0, Math.min(mostListed, Number(MaxResults)));
      return {
        Results: found.map(({ handle, status, startedAt, toMove, moved, failure }) => ({
          // SQS names a task only while it can be cancelled.
          ...(status === 'RUNNING' && { TaskHandle: handle }),
          Status: status,
          SourceArn: arn,
          ApproximateNumberOfMessagesMoved: moved,
          ApproximateNumberOfMessagesToMove: toMove,
          StartedTimestamp: startedAt,
          ...(failure !== undefined && { FailureReason: failure }),
        })),
      };
    },

    stop: async (): Promise<void> => {
      stopping.abort();
      await Promise.all(running);
    },
  };
};
