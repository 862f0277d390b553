import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { EnvelopeId, PayoutChannel } from '../../events/money.ts';
import { EnvelopeApproved, EnvelopeOpened, EnvelopeRejected } from '../../events/payout-changed.ts';
import {
  addedEnvelopeSums,
  Envelope,
  EnvelopeMember,
  envelopeSumsOf,
  type EnvelopeStatus,
  type EnvelopeSums,
} from '../domain/payouts/envelope.ts';
import { movedPayout } from '../domain/payouts/payout-moves.ts';
import type { Payout } from '../domain/payouts/payout.ts';
import type { Table } from './client.ts';
import { index } from './keys.ts';
import { moneyKeys, readyShards } from './money-keys.ts';
import { payoutWrites } from './payouts.ts';
import { getItem, queryAll, queryFrom } from './read.ts';
import { transact, type Writes } from './transaction.ts';

/** What a part of an envelope is worked on for. */
export type EnvelopeTask = 'assemble' | 'release' | 'undo';

/** While an envelope is there, somebody works on it. */
const atWork: ReadonlySet<EnvelopeStatus> = new Set<EnvelopeStatus>(['assembling', 'approved', 'rejected']);

/** Three writes for each, and one for the part: DynamoDB takes a hundred in a transaction. */
export const membersATransaction = 25;

const EnvelopeWork = z.object({ envelopeId: EnvelopeId, drivenAt: Instant });
/** An envelope that is being worked on, and when its work was set going last. */
export type EnvelopeWork = z.infer<typeof EnvelopeWork>;

const countName = (channel: PayoutChannel): string => `count_${channel}`;
const sumName = (channel: PayoutChannel): string => `sum_${channel}`;

const eventOf = (envelope: Envelope): EnvelopeOpened | EnvelopeApproved | EnvelopeRejected | undefined => {
  const { envelopeId, until, status, proposedAt, approvals, rejectedAt = proposedAt } = envelope;
  switch (status) {
    case 'assembling':
      return { event: EnvelopeOpened.shape.event.value, occurredAt: proposedAt, data: { envelopeId, until } };
    case 'approved':
      return {
        event: EnvelopeApproved.shape.event.value,
        occurredAt: approvals.at(-1)?.at ?? proposedAt,
        data: { envelopeId },
      };
    case 'rejected':
      return { event: EnvelopeRejected.shape.event.value, occurredAt: rejectedAt, data: { envelopeId } };
    default:
      return undefined;
  }
};

/** What a part holds, from its item: counted as its members were written. */
const sumsOfPart = (item: Readonly<Record<string, unknown>>): EnvelopeSums =>
  addedEnvelopeSums(
    PayoutChannel.options.flatMap((channel) => {
      const count = z.int().default(0).parse(item[countName(channel)]);
      const sum = z.int().default(0).parse(item[sumName(channel)]);
      return count === 0 ? [] : [{ count, sum, channels: { [channel]: { count, sum } } }];
    }),
  );

export const envelopeTable = (table: Table) => {
  const eventWrites = (envelope: Envelope, TableName: string): Writes => {
    const event = eventOf(envelope);
    if (event === undefined) return [];
    const { envelopeId } = envelope;
    return [
      {
        Put: {
          TableName,
          Item: {
            ...moneyKeys.envelopeEvent(envelopeId, event.event),
            ...index.eventsOf(event.occurredAt, envelopeId),
            ...event,
          },
        },
      },
      {
        Put: { TableName, Item: { ...moneyKeys.envelopeWork(envelopeId), envelopeId, drivenAt: event.occurredAt } },
      },
    ];
  };

  /** Counts payouts into a part, which must not be done with: what is declared is just what was put there. */
  const countWrite = (envelopeId: EnvelopeId, part: number, payouts: readonly Payout[]): Writes[number] => {
    const { channels } = envelopeSumsOf(payouts);
    const counted = PayoutChannel.options.flatMap((channel) => {
      const declared = channels[channel];
      return declared === undefined ? [] : [{ channel, ...declared }];
    });
    return {
      Update: {
        TableName: table.name,
        Key: moneyKeys.envelopePart(envelopeId, 'assemble', part),
        UpdateExpression: `ADD ${counted.map(({ channel }) => `#c${channel} :c${channel}, #s${channel} :s${channel}`).join(', ')}`,
        ConditionExpression: 'attribute_not_exists(doneAt)',
        ExpressionAttributeNames: Object.fromEntries(
          counted.flatMap(({ channel }) => [
            [`#c${channel}`, countName(channel)],
            [`#s${channel}`, sumName(channel)],
          ]),
        ),
        ExpressionAttributeValues: Object.fromEntries(
          counted.flatMap(({ channel, count, sum }) => [
            [`:c${channel}`, count],
            [`:s${channel}`, sum],
          ]),
        ),
      },
    };
  };

  const memberWrites = (envelopeId: EnvelopeId, payout: Payout): Writes => {
    const { payoutId, readyAt, channel, amount } = payout;
    const member: EnvelopeMember = { envelopeId, payoutId, channel, amount };
    return [
      ...payoutWrites(movedPayout(payout, 'envelop', { envelopeId }), payout)(table.name),
      { Delete: { TableName: table.name, Key: moneyKeys.readyPayout(readyAt, payoutId) } },
      { Put: { TableName: table.name, Item: { ...moneyKeys.envelopeMember(envelopeId, payoutId), ...member } } },
    ];
  };

  return {
    async get(envelopeId: EnvelopeId): Promise<Envelope | undefined> {
      const item = await getItem(table, moneyKeys.envelope(envelopeId));
      return item === undefined ? undefined : Envelope.parse(item);
    },

    /** All envelopes, in no order: one or two a day. */
    async all(): Promise<Envelope[]> {
      return (await queryAll(table, moneyKeys.envelopes())).map((item) => Envelope.parse(item));
    },

    /**
     * Writes an envelope with the event of the change, if it is as it was seen; a new one, seen by nobody, if there is
     * none. @returns whether it was.
     */
    async save(envelope: Envelope, seen: Envelope | undefined): Promise<boolean> {
      const { envelopeId, status } = envelope;
      const isMoved = status !== seen?.status;
      const { written } = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: { ...moneyKeys.envelope(envelopeId), ...envelope },
            ...(seen === undefined
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: '#status = :status AND size(approvals) = :approvals',
                  ExpressionAttributeNames: { '#status': 'status' },
                  ExpressionAttributeValues: { ':status': seen.status, ':approvals': seen.approvals.length },
                }),
          },
        },
        ...(isMoved ? eventWrites(envelope, TableName) : []),
        ...(isMoved && !atWork.has(status) ? [{ Delete: { TableName, Key: moneyKeys.envelopeWork(envelopeId) } }] : []),
      ]);
      return written;
    },

    /**
     * Puts payouts that were seen to be ready into a part of an envelope, at most {@link membersATransaction}: those that
     * were changed meanwhile are left out. @returns false where the part is done with already.
     */
    async fill(envelopeId: EnvelopeId, part: number, payouts: readonly Payout[]): Promise<boolean> {
      let left = payouts;
      while (left.length > 0) {
        const members = left.map((payout) => memberWrites(envelopeId, payout));
        const outcome = await transact(table, () => [countWrite(envelopeId, part, left), ...members.flat()]);
        if (outcome.written) return true;
        if (outcome.failed.includes(0)) return false;
        // Each payout has as many writes as the others: that of the part comes before them.
        const each = members[0]?.length ?? 1;
        const changed = new Set(outcome.failed.map((position) => Math.floor((position - 1) / each)));
        left = left.filter((_, place) => !changed.has(place));
      }
      return true;
    },

    /** A page of a part's members. */
    async members(
      envelopeId: EnvelopeId,
      part: number,
      { after, limit }: { readonly after: string | undefined; readonly limit: number },
    ): Promise<{ readonly members: readonly EnvelopeMember[]; readonly next: string | undefined }> {
      const { items, last } = await queryFrom(table, moneyKeys.envelopeMembers(envelopeId, part), { after, limit });
      return { members: items.map((item) => EnvelopeMember.parse(item)), next: last };
    },

    /** Makes a payout of a rejected envelope ready again. @returns false when it was changed meanwhile. */
    async drop(payout: Payout): Promise<boolean> {
      const { payoutId, readyAt } = payout;
      const { written } = await transact(table, (TableName) => [
        ...payoutWrites(movedPayout(payout, 'drop'), payout)(TableName),
        { Put: { TableName, Item: { ...moneyKeys.readyPayout(readyAt, payoutId), payoutId } } },
      ]);
      return written;
    },

    /**
     * Notes that a task is done with a part.
     * @returns what all parts hold, once this is the last of them.
     */
    async finishPart(
      envelopeId: EnvelopeId,
      task: EnvelopeTask,
      { part, at }: { readonly part: number; readonly at: string },
    ): Promise<EnvelopeSums | undefined> {
      await transact(table, (TableName) => [
        {
          Update: {
            TableName,
            Key: moneyKeys.envelopePart(envelopeId, task, part),
            UpdateExpression: 'SET doneAt = if_not_exists(doneAt, :at)',
            ExpressionAttributeValues: { ':at': at },
          },
        },
      ]);
      const parts = await queryAll(table, moneyKeys.envelopeParts(envelopeId, task));
      const done = parts.filter(({ doneAt }) => doneAt !== undefined);
      return done.length === readyShards ? addedEnvelopeSums(done.map(sumsOfPart)) : undefined;
    },

    /** Notes that nobody works on an envelope any more. */
    async rest(envelopeId: EnvelopeId): Promise<void> {
      await transact(table, (TableName) => [{ Delete: { TableName, Key: moneyKeys.envelopeWork(envelopeId) } }]);
    },

    /** The envelopes that are being worked on. */
    async work(): Promise<EnvelopeWork[]> {
      return (await queryAll(table, moneyKeys.envelopesAtWork())).map((item) => EnvelopeWork.parse(item));
    },

    /** Notes when the work on an envelope was set going, where there is any. */
    async drive(envelopeId: EnvelopeId, at: string): Promise<void> {
      await transact(table, (TableName) => [
        {
          Update: {
            TableName,
            Key: moneyKeys.envelopeWork(envelopeId),
            UpdateExpression: 'SET drivenAt = :at',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':at': at },
          },
        },
      ]);
    },
  };
};
export type Envelopes = ReturnType<typeof envelopeTable>;
