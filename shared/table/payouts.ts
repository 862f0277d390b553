import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { PayoutId } from '../../events/money.ts';
import { PayoutSettled } from '../../events/payout-changed.ts';
import type { Award } from '../domain/award.ts';
import type { Transfer } from '../domain/ledger/transfer.ts';
import { Payout } from '../domain/payouts/payout.ts';
import { paidMoves } from '../domain/regions/move.ts';
import { usableCheck } from './awards.ts';
import type { Table } from './client.ts';
import { index } from './keys.ts';
import { moneyKeys } from './money-keys.ts';
import { getItem, getItems, queryAll, queryFrom } from './read.ts';
import { moveWrites } from './region-moves.ts';
import { transact, type Writes } from './transaction.ts';
import { transferWrites } from './transfers.ts';

/** Puts a payout among those that wait for an envelope, in the transaction that approves what it pays. Never twice. */
export const readyWrites =
  (payout: Payout) =>
  (TableName: string): Writes => {
    const { payoutId, applicantId, readyAt } = payout;
    return [
      {
        Put: {
          TableName,
          Item: { ...moneyKeys.payout(payoutId), ...payout },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      { Put: { TableName, Item: { ...moneyKeys.ownPayout(applicantId, readyAt, payoutId), payoutId } } },
      { Put: { TableName, Item: { ...moneyKeys.readyPayout(readyAt, payoutId), payoutId } } },
    ];
  };

/**
 * A payout as it is now in the place of the one that was seen: the first write fails where it was changed meanwhile. It is
 * kept under the instant at which somebody looks after it, and under no other.
 */
export const payoutWrites =
  (payout: Payout, seen: Payout) =>
  (TableName: string): Writes => {
    const { payoutId } = payout;
    const isMoved = payout.lookAt !== seen.lookAt;
    return [
      {
        Put: {
          TableName,
          Item: { ...moneyKeys.payout(payoutId), ...payout },
          ConditionExpression: 'revision = :seen',
          ExpressionAttributeValues: { ':seen': seen.revision },
        },
      },
      ...(isMoved && seen.lookAt !== undefined
        ? [{ Delete: { TableName, Key: moneyKeys.waitingPayout(seen.lookAt, payoutId) } }]
        : []),
      ...(isMoved && payout.lookAt !== undefined
        ? [{ Put: { TableName, Item: { ...moneyKeys.waitingPayout(payout.lookAt, payoutId), payoutId } } }]
        : []),
    ];
  };

const settledWrite =
  (payout: Payout, outcome: 'paid' | 'bounced', occurredAt: string) =>
  (TableName: string): Writes[number] => {
    const { payoutId, incentiveId, applicantId, waveId, amount, revision } = payout;
    const event: PayoutSettled = {
      event: PayoutSettled.shape.event.value,
      occurredAt,
      data: { applicantId, waveId, payoutId, incentiveId, outcome, amount },
    };
    return {
      Put: {
        TableName,
        Item: {
          ...moneyKeys.payoutEvent(payoutId, revision, event.event),
          ...index.eventsOf(occurredAt, payoutId),
          ...event,
        },
      },
    };
  };

const Numbered = z.object({ payoutId: PayoutId });
const Nonce = z.object({ bodyHash: z.string() });
const noWrites = (): Writes => [];

export const payoutTable = (table: Table) => {
  const get = async (payoutId: PayoutId): Promise<Payout | undefined> => {
    const item = await getItem(table, moneyKeys.payout(payoutId));
    return item === undefined ? undefined : Payout.parse(item);
  };

  const several = async (ids: readonly PayoutId[]): Promise<Payout[]> => {
    const items = await getItems(
      table,
      ids.map((payoutId) => moneyKeys.payout(payoutId)),
    );
    return items.map((item) => Payout.parse(item));
  };

  /** @throws Error where the payout is as it was seen, and something else does not hold: the books do not agree. */
  const write = async (writes: (TableName: string) => Writes): Promise<boolean> => {
    const outcome = await transact(table, writes);
    if (!outcome.written && !outcome.failed.includes(0))
      throw new Error('A payout could not be moved for what lies beside it.');
    return outcome.written;
  };

  return {
    get,

    /** Those payouts of some numbers, all different, that there are, in any order. */
    several,

    /** A person's payouts, the first first. */
    async ofPerson(applicantId: ApplicantId): Promise<Payout[]> {
      const own = (await queryAll(table, moneyKeys.ownPayouts(applicantId))).map((item) => Numbered.parse(item));
      const payouts = await several(own.map(({ payoutId }) => payoutId));
      return payouts.sort((one, other) => (one.readyAt < other.readyAt ? -1 : 1));
    },

    /** A page of those that wait for an envelope, of one shard, up to an instant (ISO 8601); the place from which to go on. */
    async ready(
      shard: number,
      { until, after, limit }: { readonly until: string; readonly after: string | undefined; readonly limit: number },
    ): Promise<{ readonly ready: readonly Payout[]; readonly next: string | undefined }> {
      const { items, last } = await queryFrom(table, moneyKeys.readyPayouts(shard), { after, limit });
      const ids = items.flatMap((item) =>
        String(item['sk']).slice(0, until.length) <= until ? [Numbered.parse(item).payoutId] : [],
      );
      const ready = (await several(ids)).filter(({ status }) => status === 'ready');
      return { ready, next: ids.length < items.length ? undefined : last };
    },

    /** Those that are under way after whom somebody is to look by an instant (ISO 8601), of one shard, the first first. */
    async waiting(shard: number, until: string, limit: number): Promise<PayoutId[]> {
      const { items } = await queryFrom(table, moneyKeys.waitingPayouts(shard), { after: undefined, limit });
      return items.flatMap((item) =>
        String(item['sk']).slice(0, until.length) <= until ? [Numbered.parse(item).payoutId] : [],
      );
    },

    /** Moves a payout on that is as it was seen, with the transfer of what it does. @returns false when it was changed. */
    move: (payout: Payout, seen: Payout, transfer?: Transfer): Promise<boolean> =>
      write((TableName) => [
        ...payoutWrites(payout, seen)(TableName),
        ...(transfer === undefined ? [] : transferWrites(transfer)(TableName)),
      ]),

    /**
     * Writes down that the bank is told, before it is: of one whose money was blocked, only while the card can be used.
     * @returns false when either was changed.
     */
    async tell(payout: Payout, seen: Payout, award: Award | undefined): Promise<boolean> {
      const { written } = await transact(table, (TableName) => [
        ...payoutWrites(payout, seen)(TableName),
        ...(award === undefined ? [] : [usableCheck(award)(TableName)]),
      ]);
      return written;
    },

    /** Takes a payout back, with what that does to its incentive. @returns false when either was changed. */
    async withdraw(payout: Payout, seen: Payout, others: (TableName: string) => Writes): Promise<boolean> {
      const { written } = await transact(table, (TableName) => [
        ...payoutWrites(payout, seen)(TableName),
        ...others(TableName),
      ]);
      return written;
    },

    /** Ends a payout: itself, its transfer, its event, and what else belongs to it. @returns false when it was changed. */
    settle(
      payout: Payout,
      seen: Payout,
      {
        outcome,
        at,
        transfer,
        others = noWrites,
      }: {
        readonly outcome: 'paid' | 'bounced';
        readonly at: string;
        readonly transfer: Transfer;
        readonly others?: (TableName: string) => Writes;
      },
    ): Promise<boolean> {
      return write((TableName) => [
        ...payoutWrites(payout, seen)(TableName),
        ...transferWrites(transfer)(TableName),
        settledWrite(payout, outcome, at)(TableName),
        ...moveWrites(outcome === 'paid' ? paidMoves(payout) : [])(TableName),
        ...others(TableName),
      ]);
    },

    /**
     * Notes that a callback came, for so many seconds.
     * @returns false when its nonce came before with another body.
     */
    async noteCallback(nonce: string, bodyHash: string, expiresAt: number): Promise<boolean> {
      const key = moneyKeys.callbackNonce(nonce);
      const { written } = await transact(table, (TableName) => [
        { Put: { TableName, Item: { ...key, bodyHash, expiresAt }, ConditionExpression: 'attribute_not_exists(pk)' } },
      ]);
      if (written) return true;
      const item = await getItem(table, key);
      return item !== undefined && Nonce.parse(item).bodyHash === bodyHash;
    },
  };
};
export type Payouts = ReturnType<typeof payoutTable>;
