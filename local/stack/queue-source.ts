import { setTimeout as pause } from 'node:timers/promises';
import { callAws } from '../emulators/aws-json.ts';
import { isObject, type JsonObject, textOf } from '../emulators/json.ts';
import { members } from './assembly.ts';
import { failuresOf } from './batch-answer.ts';
import { repeating, type EventSource } from './event-source.ts';
import { invokedAgain } from './function-faults.ts';
import type { InvocationResult } from './lambda-environment.ts';
import type { QueueTrouble } from './queue-faults.ts';

interface QueueSourceOptions {
  /** Where the queues answer, and the queue's URL and ARN. */
  readonly endpoint: string;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly region: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly maxConcurrency: number;
  readonly reportsFailures: boolean;
  /** Shortens the queue's own visibility time-out when it is longer: undefined leaves it. */
  readonly longestVisibilitySeconds: number | undefined;
  /** For how long a message is hidden that was handed over. */
  readonly visibilitySeconds: number;
  readonly trouble: QueueTrouble;
  readonly invoke: (event: unknown) => Promise<InvocationResult>;
  readonly report: (fault: unknown) => void;
}

// SQS gives at most ten messages in one call.
const MOST_MESSAGES = 10;
// Short, so that a source is paused soon: an abandoned receive would take its messages with it.
const LONG_POLL_SECONDS = 1;
const WINDOW_POLL_MILLISECONDS = 50;
const DOWN_MILLISECONDS = 200;

/**
 * Feeds a function from a queue: batches, batching window, bounded concurrency, partial failures. What fails is left in
 * the queue, where its visibility time-out and redrive policy see to it. A batch that Lambda turns away is tried again as
 * long as it is hidden from others.
 */
export const queueSource = (options: QueueSourceOptions): EventSource => {
  const { endpoint, queueUrl, batchSize, windowSeconds, maxConcurrency, longestVisibilitySeconds } = options;
  const { trouble, visibilitySeconds } = options;
  const running = new Set<Promise<void>>();

  const receive = async (most: number, waitSeconds: number, signal: AbortSignal): Promise<JsonObject[]> => {
    const input = {
      QueueUrl: queueUrl,
      MaxNumberOfMessages: Math.min(most, MOST_MESSAGES),
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
      ...(longestVisibilitySeconds !== undefined && { VisibilityTimeout: longestVisibilitySeconds }),
    };
    const { Messages } = await callAws(endpoint, 'AmazonSQS.ReceiveMessage', input, signal);
    return Array.isArray(Messages) ? Messages.filter(isObject) : [];
  };

  const gather = async (signal: AbortSignal): Promise<JsonObject[]> => {
    const batch = await receive(batchSize, LONG_POLL_SECONDS, signal);
    const until = Date.now() + windowSeconds * 1000;
    while (batch.length && batch.length < batchSize && (Date.now() < until || batch.length % MOST_MESSAGES === 0)) {
      const more = await receive(batchSize - batch.length, 0, signal);
      batch.push(...more);
      if (more.length) continue;
      if (Date.now() >= until) break;
      await pause(WINDOW_POLL_MILLISECONDS, undefined, { signal });
    }
    return batch;
  };

  const invoke = (event: unknown, signal: AbortSignal): Promise<InvocationResult> => {
    const until = Date.now() + visibilitySeconds * 1000;
    return invokedAgain(
      () => options.invoke(event),
      (at) => at <= until,
      signal,
    );
  };

  const work = async (batch: readonly JsonObject[], signal: AbortSignal) => {
    await trouble.held(signal);
    const identifiers = batch.map(({ MessageId }) => textOf(MessageId));
    const event = { Records: trouble.ordered(batch).map((message) => recordOf(message, options)) };
    const copied = trouble.copied();
    const copy = copied === 'at-once' ? options.invoke(event) : undefined;
    const failed = failuresOf(await invoke(event, signal), identifiers, options.reportsFailures);
    await copy;
    const done = trouble.takenAway(batch.filter(({ MessageId }) => !failed.has(textOf(MessageId))));
    for (let from = 0; from < done.length && !trouble.isDown(); from += MOST_MESSAGES) {
      const Entries = done
        .slice(from, from + MOST_MESSAGES)
        .map(({ MessageId, ReceiptHandle }) => ({ Id: textOf(MessageId), ReceiptHandle: textOf(ReceiptHandle) }));
      await callAws(endpoint, 'AmazonSQS.DeleteMessageBatch', { QueueUrl: queueUrl, Entries });
    }
    if (copied === 'afterwards') await options.invoke(event);
  };

  return repeating(async (signal) => {
    if (running.size >= maxConcurrency) await Promise.race(running);
    if (trouble.isDown()) {
      await pause(DOWN_MILLISECONDS, undefined, { signal });
      return;
    }
    const batch = await gather(signal);
    // What is handed over when the queue goes down is hidden, and comes again.
    if (!batch.length || trouble.isDown()) return;
    const one: Promise<void> = work(batch, signal)
      .catch((fault: unknown) => {
        if (!signal.aborted) options.report(fault);
      })
      .finally(() => running.delete(one));
    running.add(one);
  }, options.report);
};

/** A message as Lambda hands it over. */
const recordOf = (message: JsonObject, { queueArn, region }: QueueSourceOptions): JsonObject => ({
  messageId: message['MessageId'] ?? '',
  receiptHandle: message['ReceiptHandle'] ?? '',
  body: message['Body'] ?? '',
  attributes: members(message['Attributes']),
  messageAttributes: Object.fromEntries(
    Object.entries(members(message['MessageAttributes'])).map(([name, attribute]) => {
      const { StringValue, BinaryValue, DataType } = members(attribute);
      return [
        name,
        {
          ...(StringValue !== undefined && { stringValue: StringValue }),
          ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
          stringListValues: [],
          binaryListValues: [],
          dataType: DataType ?? 'String',
        },
      ];
    }),
  ),
  md5OfBody: message['MD5OfBody'] ?? '',
  eventSource: 'aws:sqs',
  eventSourceARN: queueArn,
  awsRegion: region,
});
