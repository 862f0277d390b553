import {
  ChangeMessageVisibilityBatchCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Failure } from '../domain/operations/failure.ts';
import { shownOf } from '../domain/operations/message-keys.ts';
import type { QueueId } from '../domain/operations/queues.ts';
import { log } from '../platform/log.ts';
import type { Failures } from '../table/failures.ts';
import { depthOf, placeOf, type QueueUrls } from './queue-places.ts';

/** A message that was given up. Of its body only what says nothing of a person. */
interface DeadLetter {
  readonly messageId: string;
  readonly sentAt: string;
  /** How often it was delivered, looking at it included. */
  readonly receiveCount: number;
  /** What it is about. */
  readonly keys: Readonly<Record<string, string>>;
  /** Why it was given up; unknown where the worker ended before it could say so, or never began: it was turned away, did not start, crashed, ran out of time or of memory. */
  readonly reason?:
    Pick<Failure, 'error' | 'sentence' | 'functionName' | 'requestId' | 'correlationId' | 'at'> | undefined;
}

export interface DeadLetters {
  readonly deadLetters: readonly DeadLetter[];
  /** How many there are in all, as SQS estimates it. */
  readonly total: number;
}

/** So many are shown of a queue: more of them have few reasons. */
const mostShown = 100;
const mostACall = 10;

/** While we look, nobody else sees a message; then it is given back at once. */
const hiddenSeconds = 10;

const instantOf = (milliseconds: string | undefined): string => new Date(Number(milliseconds ?? 0)).toISOString();

/** Receives what lies in a queue, each message once, and gives all of it back. */
const peeked = async (sqs: SQSClient, QueueUrl: string, most: number): Promise<Message[]> => {
  const found = new Map<string, Message>();
  try {
    while (found.size < most) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: Math.min(mostACall, most - found.size),
          VisibilityTimeout: hiddenSeconds,
          // All servers of SQS are asked, and not some: a message is not missed.
          WaitTimeSeconds: 1,
          MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
        }),
      );
      const fresh = Messages.filter(({ MessageId = '' }) => !found.has(MessageId));
      if (fresh.length === 0) break;
      for (const message of Messages) found.set(message.MessageId ?? '', message);
    }
  } finally {
    await givenBack(sqs, QueueUrl, [...found.values()]);
  }
  return [...found.values()];
};

const givenBack = async (sqs: SQSClient, QueueUrl: string, messages: readonly Message[]): Promise<void> => {
  for (let from = 0; from < messages.length; from += mostACall) {
    const Entries = messages
      .slice(from, from + mostACall)
      .map(({ ReceiptHandle }, position) => ({ Id: String(position), ReceiptHandle, VisibilityTimeout: 0 }));
    try {
      await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
    } catch (error) {
      // They come back by themselves, seconds later.
      log.warn('Dead letters that were looked at were not given back at once.', { error: error as Error });
    }
  }
};

interface Looking {
  readonly sqs: SQSClient;
  readonly urls: QueueUrls;
  readonly failures: Pick<Failures, 'of'>;
}

/**
 * The dead letters of a queue with why they were given up, the first sent first; none is taken away. Needs
 * sqs:GetQueueAttributes on queue and dead letters, and sqs:ReceiveMessage and sqs:ChangeMessageVisibility on the latter.
 */
export const deadLettersOf = async ({ sqs, urls, failures }: Looking, queue: QueueId): Promise<DeadLetters> => {
  const { name, deadLetters } = await placeOf(sqs, urls, queue);
  const { ready, inFlight } = await depthOf(sqs, deadLetters.url);
  const total = ready + inFlight;
  const messages = await peeked(sqs, deadLetters.url, Math.min(mostShown, total));
  const reasons = await failures.of(
    name,
    messages.map(({ MessageId = '' }) => MessageId),
  );
  return {
    total: Math.max(total, messages.length),
    deadLetters: messages
      .map(({ MessageId = '', Body = '', Attributes }): DeadLetter => {
        const noted = reasons.get(MessageId);
        return {
          messageId: MessageId,
          sentAt: instantOf(Attributes?.SentTimestamp),
          receiveCount: Number(Attributes?.ApproximateReceiveCount ?? 0),
          keys: shownOf(Body),
          reason: noted && reasonOf(noted),
        };
      })
      .toSorted((one, other) => (one.sentAt < other.sentAt ? -1 : 1)),
  };
};

const reasonOf = ({ error, sentence, functionName, requestId, correlationId, at }: Failure): DeadLetter['reason'] => ({
  error,
  sentence,
  functionName,
  requestId,
  correlationId,
  at,
});
