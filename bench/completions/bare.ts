import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { CreateQueueCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { CertificateId } from '../../events/training.ts';
import type { Certificate } from '../../shared/domain/training/certificate.ts';
import { BatchId, type NoticeMessage } from '../../shared/domain/training/completion.ts';
import { advancedOrder, orderData, type Order } from '../../shared/domain/training/order.ts';
import { forEachAtOnce } from '../../shared/selection/stage.ts';
import { completionWrites } from '../../shared/table/dossiers.ts';
import { keys } from '../../shared/table/keys.ts';
import type { Writes } from '../../shared/table/transaction.ts';
import type { BareSettings } from './bare-worker.ts';
import { processorSeconds } from '../wave/processor.ts';
import type { Cost } from './run.ts';
import type { Setting } from './setting.ts';
import { load, noticeOf, orderNamed } from './trainings.ts';

/** As many batches on their way to the queue at once as the accepting function has. */
const sendsAtOnce = 8;

type Values = Record<string, unknown>;
const typed = (values: Values): Record<string, AttributeValue> => marshall(values, { removeUndefinedValues: true });

/** A write in the engine's own form, so that nothing is translated while the clock runs. */
const typedWrite = ({ Put, Update }: Writes[number]): TransactWriteItem => ({
  ...(Put === undefined ? {} : { Put: { ...Put, Item: typed(Put.Item ?? {}) } }),
  ...(Update === undefined
    ? {}
    : {
        Update: {
          ...Update,
          Key: typed(Update.Key ?? {}),
          ExpressionAttributeValues: typed(Update.ExpressionAttributeValues ?? {}),
        },
      }),
});

/** The writes that complete a training, with the certificate of another in place of its own. */
const writesOf = (tableName: string, order: Order, message: NoticeMessage, like: Certificate): TransactWriteItem[] => {
  const certificateId = CertificateId.parse(order.redeemCode.padEnd(24, '0'));
  const at = like.issuedAt;
  const { batchId, position, institutionId, receivedAt, notice } = message;
  const completed = { ...advancedOrder(order, 'complete'), completedAt: notice.completedAt, certificateId };
  return completionWrites({
    order: completed,
    certificate: { ...like, certificateId, order: orderData(order) },
    event: { event: 'training.completed.v1', occurredAt: at, data: { ...orderData(order), certificateId } },
    outcome: { batchId, position, institutionId, receivedAt, at, status: 'completed', certificateId },
  })(tableName).map(typedWrite);
};

/**
 * The same messages through the queue and the same transactions, with nothing around them: on as many threads as there
 * are workers, ten at once each, through the plain clients; with `together`, ten notices a transaction. `like` is a
 * certificate whose size the others have.
 */
export const bareRound = async (
  { stack, table }: Setting,
  {
    name,
    notices,
    threads,
    like,
    together,
  }: { name: string; notices: number; threads: number; like: Certificate; together: boolean },
): Promise<Cost> => {
  const { region, credentials, endpoints } = stack;
  const orders = Array.from({ length: notices }, (_, number) => orderNamed(`${name} ${number}`));
  await load(
    table,
    orders.map((order) => ({ ...keys.order(order.orderId), ...order })),
  );
  const batchId = BatchId.parse(orders[0]?.orderId);
  const { institutionId } = like.order;
  const messages = orders.map((order, position): NoticeMessage => ({
    kind: 'notice',
    batchId,
    position,
    institutionId,
    receivedAt: like.issuedAt,
    notice: noticeOf(order),
  }));
  const transactions = orders.flatMap((order, position) => {
    const message = messages[position];
    return message === undefined ? [] : [writesOf(table.name, order, message, like)];
  });

  const sqs = new SQSClient({ region, credentials, endpoint: endpoints.messaging });
  const made = await sqs.send(new CreateQueueCommand({ QueueName: `bare-${randomUUID()}` }));
  const queueUrl = made.QueueUrl ?? '';
  const workerData: BareSettings = { ...endpoints, region, queueUrl, transactions, together };
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./bare-worker.ts', import.meta.url), { workerData }),
  );
  // Starting a thread and loading the SDK are not part of the work.
  await Promise.all(workers.map((worker) => once(worker, 'message')));

  const bodies = messages.map((message) => JSON.stringify(message));
  const batches = Array.from({ length: Math.ceil(bodies.length / 10) }, (_, place) =>
    bodies.slice(place * 10, place * 10 + 10),
  );
  const processorBefore = processorSeconds();
  const startedAt = performance.now();
  let left = notices;
  const allTaken = new Promise<void>((resolve, reject) => {
    for (const worker of workers) {
      worker.on('error', reject);
      worker.on('message', (taken: number) => {
        left -= taken;
        if (left <= 0) resolve();
      });
      worker.postMessage('go');
    }
  });
  await forEachAtOnce(batches, sendsAtOnce, async (batch) => {
    const Entries = batch.map((MessageBody, place) => ({ Id: String(place), MessageBody }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  });
  await allTaken;
  const seconds = (performance.now() - startedAt) / 1_000;
  const processor = processorSeconds() - processorBefore;
  await Promise.all(workers.map((worker) => worker.terminate()));
  sqs.destroy();
  return { notices, seconds, processor };
};
