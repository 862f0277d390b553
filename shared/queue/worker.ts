import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import { mostDeliveries } from '../domain/operations/queues.ts';
import { Refusal } from '../errors.ts';
import { correlated, correlationAttribute } from '../platform/correlation.ts';
import { log } from '../platform/log.ts';
import { count, publishCounts } from '../platform/metrics.ts';
import { noteFailure } from './note-failure.ts';

export interface Delivery {
  /** How often this message was received, this time included. */
  readonly receiveCount: number;
  readonly messageId: string;
}

/**
 * A queue's function. A fault sends back that one message and not its batch; a refusal is final: it is logged, counted
 * and not delivered again. A message that does not keep to its schema is a fault, so that it ends among the dead
 * letters, where a person sees it. Why a message failed for the last time is noted for who looks at the dead letters.
 */
export const worker = <Message extends z.ZodType>(
  message: Message,
  handle: (message: z.infer<Message>, delivery: Delivery) => Promise<void>,
) => {
  const processor = new BatchProcessor(EventType.SQS);
  const one = (record: SQSRecord, context: Context): Promise<void> =>
    correlated(record.messageAttributes[correlationAttribute]?.stringValue, () => take(record, context));
  const take = async (record: SQSRecord, context: Context): Promise<void> => {
    const began = performance.now();
    const delivery = { receiveCount: Number(record.attributes.ApproximateReceiveCount), messageId: record.messageId };
    let isMalformed = true;
    try {
      const read = message.parse(JSON.parse(record.body));
      isMalformed = false;
      await handle(read, delivery);
      log.info('Message done.', { milliseconds: Math.round(performance.now() - began), ...delivery });
    } catch (error) {
      if (error instanceof Refusal) {
        log.warn('Message refused for good.', { code: error.code, ...delivery });
        count('MessagesRefused');
        return;
      }
      log.error('Message failed and goes back to the queue.', {
        error: error instanceof Error ? error : new Error(String(error)),
        ...delivery,
      });
      count('Faults');
      if (delivery.receiveCount >= mostDeliveries) await noteFailure(record, context, { fault: error, isMalformed });
      throw error;
    }
  };
  const work = middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(log, { resetKeys: true }))
    .use(publishCounts)
    .handler((event, context: Context) =>
      processPartialResponse(event, one, processor, { context, throwOnFullBatchFailure: false }),
    );
  const schema: z.ZodType = message;
  return Object.assign(work, { message: schema });
};
