import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { functionContext } from './gateway-event.ts';

/** Messages with these texts, as SQS hands them to a function. */
export const queueRecords = (...texts: readonly string[]): SQSEvent['Records'] =>
  texts.map((body, position) => ({
    messageId: `message-${String(position)}`,
    receiptHandle: 'receipt',
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'test',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:ap-southeast-3:000000000000:queue',
    awsRegion: 'ap-southeast-3',
  }));

/** What SQS hands to a function: one message for each body. */
const queueEvent = (...bodies: readonly unknown[]): SQSEvent => ({
  Records: queueRecords(...bodies.map((body) => JSON.stringify(body))),
});

type Handler = (
  event: SQSEvent,
  context: ReturnType<typeof functionContext>,
) => Promise<SQSBatchResponse> | SQSBatchResponse;

/** Delivers messages in one batch; answers the numbers of those that failed. */
export const delivery = async (handler: Handler, ...bodies: readonly unknown[]): Promise<string[]> => {
  const { batchItemFailures } = await handler(queueEvent(...bodies), functionContext());
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};
