import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { PlatformId } from '../../events/catalogue.ts';
import type { SettlementId } from '../../events/money.ts';
import { SettlementApproved, SettlementOpened, SettlementRejected } from '../../events/settlement-changed.ts';
import { DueCourse } from '../domain/settlements/due-course.ts';
import {
  addedSums,
  Settlement,
  SettlementLine,
  SettlementSums,
  sumsOf,
  type SettlementStatus,
} from '../domain/settlements/settlement.ts';
import { settlementTransfer } from '../domain/settlements/settlement-transfers.ts';
import type { Order } from '../domain/training/order.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { dueShards, moneyKeys } from './money-keys.ts';
import { getItem, queryAll, queryFrom, queryPages } from './read.ts';
import { transact, type Writes } from './transaction.ts';
import { transferWrites } from './transfers.ts';

/** What a shard of a settlement is worked on for. */
export type SettlementTask = 'assemble' | 'release' | 'undo';

/** Puts a course among what its platform is to be paid for, or is to be set off, in the transaction of what makes it so. */
export const dueWrite =
  (due: DueCourse) =>
  (TableName: string): Writes[number] => ({
    Put: { TableName, Item: { ...moneyKeys.dueCourse(due.platformId, due.dueAt, due.orderId), ...due } },
  });

/** Takes a course from what is due; it has to be there. */
export const dueRemoval =
  ({ platformId, dueAt, orderId }: DueCourse) =>
  (TableName: string): Writes[number] => ({
    Delete: {
      TableName,
      Key: moneyKeys.dueCourse(platformId, dueAt, orderId),
      ConditionExpression: 'attribute_exists(pk)',
    },
  });

/** Notes on a purchase what became of the platform's money for it. The purchase has to be as it was seen. */
export const orderSettlementWrite =
  ({ orderId, revision }: Order, settlement: Order['settlement']) =>
  (TableName: string): Writes[number] => ({
    Update: {
      TableName,
      Key: keys.order(orderId),
      UpdateExpression: `${settlement === undefined ? 'REMOVE settlement SET' : 'SET settlement = :settlement,'} revision = :next`,
      ConditionExpression: 'revision = :seen',
      ExpressionAttributeValues: {
        ...(settlement === undefined ? {} : { ':settlement': settlement }),
        ':next': revision + 1,
        ':seen': revision,
      },
    },
  });

const eventOf = (settlement: Settlement): SettlementOpened | SettlementApproved | SettlementRejected | undefined => {
  const { settlementId, platformId, until, status, proposedAt, approvals, rejectedBy, rejectedAt } = settlement;
  const data = { settlementId, platformId };
  if (status === 'assembling')
    return { event: SettlementOpened.shape.event.value, occurredAt: proposedAt, data: { ...data, until } };
  if (status === 'approved')
    return { event: SettlementApproved.shape.event.value, occurredAt: approvals.at(-1)?.at ?? proposedAt, data };
  return rejectedBy === undefined || rejectedAt === undefined
    ? undefined
    : { event: SettlementRejected.shape.event.value, occurredAt: rejectedAt, data: { ...data, by: rejectedBy } };
};

const Shard = z.object({ sums: SettlementSums });

export const settlementTable = (table: Table) => {
  const lineKey = ({ settlementId, dueAt, orderId }: SettlementLine) =>
    moneyKeys.settlementLine(settlementId, dueAt, orderId);

  const get = async (platformId: PlatformId, settlementId: SettlementId): Promise<Settlement | undefined> => {
    const item = await getItem(table, moneyKeys.settlement(platformId, settlementId));
    return item === undefined ? undefined : Settlement.parse(item);
  };

  return {
    get,

    /** A platform's settlements, in no order. */
    async all(platformId: PlatformId): Promise<Settlement[]> {
      return (await queryAll(table, moneyKeys.settlements(platformId))).map((item) => Settlement.parse(item));
    },

    /**
     * Writes a settlement with the event of the change, if it is as it was seen; a new one, seen by nobody, if there is none.
     * @returns whether it was.
     */
    async save(settlement: Settlement, seen: Settlement | undefined): Promise<boolean> {
      const { platformId, settlementId } = settlement;
      const event = eventOf(settlement);
      const { written } = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: { ...moneyKeys.settlement(platformId, settlementId), ...settlement },
            ...(seen === undefined
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: '#status = :status AND size(approvals) = :approvals',
                  ExpressionAttributeNames: { '#status': 'status' },
                  ExpressionAttributeValues: { ':status': seen.status, ':approvals': seen.approvals.length },
                }),
          },
        },
        ...(event === undefined || settlement.status === seen?.status
          ? []
          : [
              {
                Put: {
                  TableName,
                  Item: {
                    ...moneyKeys.settlementEvent(platformId, settlementId, `${event.event}#${event.occurredAt}`),
                    ...index.eventsOf(event.occurredAt, settlementId),
                    ...event,
                  },
                },
              },
            ]),
      ]);
      return written;
    },

    /** Whether a course is due still: it is in no settlement, and not held. */
    async isDue({ platformId, dueAt, orderId }: DueCourse): Promise<boolean> {
      return (await getItem(table, moneyKeys.dueCourse(platformId, dueAt, orderId))) !== undefined;
    },

    /** A line as it stands now. */
    async line(line: SettlementLine): Promise<SettlementLine | undefined> {
      const item = await getItem(table, lineKey(line));
      return item === undefined ? undefined : SettlementLine.parse(item);
    },

    /** What a platform is to be paid for, of one shard, up to an instant; where more of it is, `next` goes on. */
    async due(
      platformId: PlatformId,
      shard: number,
      { until, after, limit }: { readonly until: string; readonly after: string | undefined; readonly limit: number },
    ): Promise<{ readonly due: readonly DueCourse[]; readonly next: string | undefined }> {
      const { items, last } = await queryFrom(table, moneyKeys.dueCourses(platformId, shard), { after, limit });
      const due = items.map((item) => DueCourse.parse(item)).filter(({ dueAt }) => dueAt <= until);
      return { due, next: due.length < items.length ? undefined : last };
    },

    /**
     * Puts a due course into a settlement as a line, with what else belongs to it, all or nothing.
     * @returns false where it is due no more, or a condition of `others` did not hold.
     */
    async enter(due: DueCourse, line: SettlementLine, others: (tableName: string) => Writes): Promise<boolean> {
      const { written } = await transact(table, (TableName) => [
        dueRemoval(due)(TableName),
        {
          Put: {
            TableName,
            Item: { ...lineKey(line), ...line },
            // One that was rejected may be proposed again.
            ConditionExpression: 'attribute_not_exists(pk) OR #status = :dropped',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':dropped': 'dropped' },
          },
        },
        ...others(TableName),
      ]);
      return written;
    },

    /** Closes a line that is open, with what else belongs to it, all or nothing. @returns whether it was open, and all of it held. */
    async close(
      line: SettlementLine,
      status: Exclude<SettlementLine['status'], 'open'>,
      others: (tableName: string) => Writes,
    ): Promise<boolean> {
      const { written } = await transact(table, (TableName) => [
        {
          Update: {
            TableName,
            Key: lineKey(line),
            UpdateExpression: 'SET #status = :status',
            ConditionExpression: '#status = :open',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':status': status, ':open': 'open' },
          },
        },
        ...others(TableName),
      ]);
      return written;
    },

    /** What pays a line, beside closing it. */
    paymentWrites:
      (line: SettlementLine, order: Order, at: string) =>
      (TableName: string): Writes => [
        ...transferWrites(settlementTransfer(line, at))(TableName),
        // What is set off was settled before, and the purchase was given back since.
        ...(line.verdict === 'set-off'
          ? []
          : [orderSettlementWrite(order, { state: 'settled', at, settlementId: line.settlementId })(TableName)]),
      ],

    /** A page of a shard's lines, in the order of when they became due. */
    async lines(
      settlementId: SettlementId,
      shard: number,
      { after, limit }: { readonly after: string | undefined; readonly limit: number },
    ): Promise<{ readonly lines: readonly SettlementLine[]; readonly next: string | undefined }> {
      const { items, last } = await queryFrom(table, moneyKeys.settlementLines(settlementId, shard), { after, limit });
      return { lines: items.map((item) => SettlementLine.parse(item)), next: last };
    },

    /**
     * Notes what a shard came to once a task is done with it.
     * @returns what all shards came to, once this is the last of them.
     */
    async finishShard(
      { settlementId, round }: Pick<Settlement, 'settlementId' | 'round'>,
      task: SettlementTask,
      shard: number,
    ): Promise<readonly SettlementSums[] | undefined> {
      let sums = sumsOf([]);
      for await (const page of queryPages(table, moneyKeys.settlementLines(settlementId, shard)))
        sums = addedSums([sums, sumsOf(page.map((item) => SettlementLine.parse(item)))]);
      await table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...moneyKeys.settlementShard(settlementId, `${round}-${task}`, shard), sums },
        }),
      );
      const done = await queryAll(table, moneyKeys.settlementShardsDone(settlementId, `${round}-${task}`));
      return done.length === dueShards ? done.map((item) => Shard.parse(item).sums) : undefined;
    },

    /** Moves a settlement on that is where it has to be. Others may have done so. */
    async advance(
      settlement: Settlement,
      to: { readonly status: SettlementStatus } & Partial<Pick<Settlement, 'sums' | 'paidAt'>>,
    ): Promise<void> {
      const { platformId, settlementId } = settlement;
      await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: { ...moneyKeys.settlement(platformId, settlementId), ...settlement, ...to },
            ConditionExpression: '#status = :status',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':status': settlement.status },
          },
        },
      ]);
    },
  };
};
export type Settlements = ReturnType<typeof settlementTable>;
