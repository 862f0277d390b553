import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Outgoing } from '../../../shared/queue/send.ts';
import { functionContext } from '../gateway-event.ts';
import { queueRecords } from '../queue-event.ts';
import type { Call, Kernel, Worker } from './kernel.ts';

type Handler = (
  event: SQSEvent,
  context: ReturnType<typeof functionContext>,
) => Promise<SQSBatchResponse> | SQSBatchResponse;

/** A queue's real function as a worker: each message is a batch of its own. */
export const workerOf =
  (handler: Handler): Worker =>
  async (body) => {
    const { batchItemFailures } = await handler({ Records: queueRecords(body) }, functionContext());
    return batchItemFailures.length === 0;
  };

/** A schedule's real function as a worker. */
export const bellOf =
  (handler: (event: never, context: ReturnType<typeof functionContext>) => unknown): Worker =>
  async () => {
    await handler({} as never, functionContext());
    return true;
  };

/** Puts messages on a queue, as a call at which something may happen. */
export const sendThrough =
  (kernel: () => Kernel, call: Call, queue: string) =>
  (messages: readonly Outgoing[]): Promise<void> =>
    call(
      'send',
      () => `sends ${messages.length} ${messages.length === 1 ? 'message' : 'messages'} to ${queue}`,
      () => {
        for (const { body, delaySeconds } of messages) kernel().send(queue, body, delaySeconds);
      },
    );
