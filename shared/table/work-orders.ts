import * as z from 'zod';
import { ApplicantId, Instant } from '../../events/event.ts';
import type { Table } from './client.ts';
import { keys, workBuckets } from './keys.ts';
import { getItem, queryPages } from './read.ts';
import { transact, type Writes } from './transaction.ts';

const StoredOrder = z.object({ sk: ApplicantId, causes: z.set(Instant).min(1), sequence: z.int().positive() });

/** That a change which bears on a person's eligibility awaits its consequences. */
export interface WorkOrder {
  readonly applicantId: ApplicantId;
  /** The instant of the earliest change that is not settled. */
  readonly at: string;
  /** Grows with every change, so that settling an earlier one does not close a later one. */
  readonly sequence: number;
}

const orderOf = (item: unknown): WorkOrder => {
  const { sk, causes, sequence } = StoredOrder.parse(item);
  return { applicantId: sk, at: [...causes].sort()[0] ?? '', sequence };
};

/**
 * The write that raises a person's work order, for the transaction that makes the change. `at` is the instant from which
 * the change counts; all of them are kept until the order is done, since an earlier one may arrive later.
 */
export const raiseWorkOrder =
  (applicantId: ApplicantId, at: string) =>
  (tableName: string): Writes[number] => ({
    Update: {
      TableName: tableName,
      Key: keys.workOrder(applicantId),
      UpdateExpression:
        'ADD causes :causes, #sequence :one SET #event = :event, occurredAt = if_not_exists(occurredAt, :at), #data = :data',
      ExpressionAttributeNames: { '#sequence': 'sequence', '#event': 'event', '#data': 'data' },
      ExpressionAttributeValues: {
        ':causes': new Set([at]),
        ':one': 1,
        ':event': 'standing.unsettled.v1',
        ':at': at,
        ':data': { applicantId },
      },
    },
  });

/** How many buckets the barrier reads at once. */
const concurrentBuckets = 16;

export const workOrderTable = (table: Table) => ({
  async get(applicantId: ApplicantId): Promise<WorkOrder | undefined> {
    const item = await getItem(table, keys.workOrder(applicantId));
    return item === undefined ? undefined : orderOf(item);
  },

  /** Who has a change of that instant or earlier that is not settled. Reads every bucket consistently. */
  async outstanding(cutoff: string): Promise<ApplicantId[]> {
    const found: ApplicantId[] = [];
    const buckets = Array.from({ length: workBuckets }, (_, bucket) => bucket).values();
    const reader = async (): Promise<void> => {
      for (const bucket of buckets) {
        for await (const page of queryPages(table, keys.workBucket(bucket))) {
          for (const order of page.map(orderOf)) if (order.at <= cutoff) found.push(order.applicantId);
        }
      }
    };
    await Promise.all(Array.from({ length: concurrentBuckets }, reader));
    return found.sort();
  },

  /** Raises an order by itself, so that its person is looked at again. */
  async raise(applicantId: ApplicantId, at: string): Promise<void> {
    await transact(table, (tableName) => [raiseWorkOrder(applicantId, at)(tableName)]);
  },

  /**
   * Closes an order, unless another change has raised it since.
   * @returns whether it was closed.
   */
  async done(applicantId: ApplicantId, sequence: number): Promise<boolean> {
    const outcome = await transact(table, (TableName) => [
      {
        Delete: {
          TableName,
          Key: keys.workOrder(applicantId),
          ConditionExpression: 'attribute_not_exists(pk) OR #sequence = :sequence',
          ExpressionAttributeNames: { '#sequence': 'sequence' },
          ExpressionAttributeValues: { ':sequence': sequence },
        },
      },
    ]);
    return outcome.written;
  },
});
export type WorkOrders = ReturnType<typeof workOrderTable>;
