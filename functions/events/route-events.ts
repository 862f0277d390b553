import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { isCorrelationId } from '../../shared/platform/correlation.ts';
import { log } from '../../shared/platform/log.ts';
import { count, publishCounts } from '../../shared/platform/metrics.ts';
import { routeAll, type Numbered, type SendTo } from '../../shared/queue/router.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { queueUrls } from '../../shared/queue/urls.ts';

/**
 * Only what an event is made of: the rest of an item is none of the router's business, personal data in it least. What
 * cannot be read (a number too large for us) is no event, and fails by itself and not with its batch.
 */
const numbered = ({ dynamodb }: DynamoDBRecord): Numbered => {
  const { event, occurredAt, correlationId, data } = dynamodb?.NewImage ?? {};
  const image = Object.fromEntries(
    Object.entries({ event, occurredAt, correlationId, data }).filter(([, value]) => value !== undefined),
  );
  return { sequenceNumber: dynamodb?.SequenceNumber ?? '', item: readable(image as Record<string, AttributeValue>) };
};

// The records of Lambda have the form of the SDK's, under another name of the type.
const readable = (image: Record<string, AttributeValue>): Record<string, unknown> => {
  try {
    return unmarshall(image);
  } catch (error) {
    log.error('A record of the stream cannot be read.', { error: error instanceof Error ? error : String(error) });
    return {};
  }
};

/**
 * The table's stream: passes each event to the queue of its readers. The stream goes on from the first record that is
 * named as failed, and halves what follows until that one is alone.
 */
export const routeEvents = ({ sendTo }: { sendTo: SendTo }) =>
  middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
    .use(injectLambdaContext(log, { resetKeys: true }))
    .use(publishCounts)
    .handler(async ({ Records }) => {
      const batch = Records.map(numbered);
      const unrouted = await routeAll(batch, sendTo);
      // One line for all: an event a line would cost more than the routing.
      const correlations = new Set(batch.map(({ item }) => item['correlationId']).filter(isCorrelationId));
      log.info('Events routed.', { events: batch.length - unrouted.length, correlations: [...correlations] });
      count('EventsRouted', Records.length - unrouted.length);
      const [first] = unrouted;
      if (first === undefined) return { batchItemFailures: [] };
      const { sequenceNumber, fault } = first;
      log.error('Events could not be routed and come again.', {
        sequenceNumber,
        records: unrouted.length,
        error: fault instanceof Error ? fault : new Error(String(fault)),
      });
      count('Faults');
      return { batchItemFailures: [{ itemIdentifier: sequenceNumber }] };
    });

const urls = queueUrls();
export const handler = routeEvents({ sendTo: (queue, messages) => sendAll(urls[queue], messages) });
