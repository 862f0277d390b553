import {
  SQSClient,
  SendMessageBatchCommand,
  SendMessageCommand,
  type MessageAttributeValue,
} from '@aws-sdk/client-sqs';
import { correlationAttribute, correlationId } from '../platform/correlation.ts';

const client = new SQSClient({});

export interface Outgoing {
  readonly body: unknown;
  /** At most 900, the limit of SQS. */
  readonly delaySeconds?: number;
  /** What the message came of, where it is not what the sender's own work came of. */
  readonly correlationId?: string | undefined;
}

/** An attribute and no part of the body, so that it is none of the contract's business and outlives a redrive. */
const attributesOf = (of: Outgoing): { MessageAttributes?: Record<string, MessageAttributeValue> } => {
  const id = of.correlationId ?? correlationId();
  if (id === undefined) return {};
  return { MessageAttributes: { [correlationAttribute]: { DataType: 'String', StringValue: id } } };
};

/**
 * The JSON of a message, with every character that SQS takes in no message, or some of its imitations do not, as the escape
 * that stands for it: a free text may hold one.
 */
export const messageBody = (body: unknown): string =>
  JSON.stringify(body).replaceAll(/[\ud800-\udfff\ufffe\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);

/** Sends one message. @throws when SQS does not take it. */
export const send = async (queueUrl: string, message: Outgoing): Promise<void> => {
  const { body, delaySeconds } = message;
  await client.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: messageBody(body),
      DelaySeconds: delaySeconds,
      ...attributesOf(message),
    }),
  );
};

/**
 * Sends many messages, ten a call, eight calls at once. Those that SQS does not take are sent again, thrice at most.
 * @throws Error when some were not taken after that: the caller's own message then comes back and all are sent again.
 */
export const sendAll = async (queueUrl: string, messages: readonly Outgoing[]): Promise<void> => {
  const batches = Array.from({ length: Math.ceil(messages.length / 10) }, (_, position) =>
    messages.slice(position * 10, position * 10 + 10),
  );
  const next = batches.values();
  const sender = async (): Promise<void> => {
    for (const batch of next) await sendBatch(queueUrl, batch);
  };
  await Promise.all(Array.from({ length: 8 }, sender));
};

const sendBatch = async (queueUrl: string, messages: readonly Outgoing[]): Promise<void> => {
  let left = messages.map((message, position) => ({
    Id: String(position),
    MessageBody: messageBody(message.body),
    DelaySeconds: message.delaySeconds,
    ...attributesOf(message),
  }));
  for (let attempt = 1; left.length > 0; attempt += 1) {
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: left }));
    const failed = new Set(Failed.map(({ Id }) => Id));
    left = left.filter(({ Id }) => failed.has(Id));
    if (left.length > 0 && attempt === 3) throw new Error(`SQS did not take ${String(left.length)} messages.`);
  }
};
