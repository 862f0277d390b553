import * as z from 'zod';
import { PlatformId } from '../../events/catalogue.ts';
import { SettlementId } from '../../events/money.ts';
import { judgedCourse, type DueCourse } from '../domain/settlements/due-course.ts';
import { addedSums, type Settlement, type SettlementLine } from '../domain/settlements/settlement.ts';
import type { Outgoing } from '../queue/send.ts';
import { takeTurns } from '../queue/turns.ts';
import type { CertificateEvidence } from './evidence.ts';
import { dueShards } from '../table/money-keys.ts';
import { heldWrites } from '../table/holding.ts';
import type { Holds } from '../table/holds.ts';
import type { Orders } from '../table/orders.ts';
import { dueWrite, type Settlements } from '../table/settlements.ts';

/** One page of one shard of a settlement; without a shard: all of them are to be begun. Read by run-settlement-step. */
export const SettlementStep = z.object({
  kind: z.enum(['assemble', 'release', 'undo']),
  platformId: PlatformId,
  settlementId: SettlementId,
  shard: z
    .int()
    .min(0)
    .max(dueShards - 1)
    .optional(),
  /** The place after which to go on. */
  after: z.string().optional(),
});
export type SettlementStep = z.infer<typeof SettlementStep>;

/** How many courses one step looks at. With ten at once it takes some seconds. */
const pageSize = 100;
const atOnce = 10;

/** A course that others change at the same time is looked at again. */
const attempts = 5;

export interface SettlementWork {
  readonly settlements: Settlements;
  readonly orders: Pick<Orders, 'get'>;
  readonly holds: Pick<Holds, 'get'>;
  readonly evidence: CertificateEvidence;
  /** Puts steps on the queue Settlements. */
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

/**
 * Works on one page of a settlement, and puts the next one on the queue before it ends. What was done is found done: a
 * step may come as often as it likes. When the last shard is through, the settlement moves on.
 */
export const settlementStep = (work: SettlementWork) => {
  const { settlements, orders, holds, evidence, steps, now } = work;

  const again = async (turn: () => Promise<boolean>): Promise<void> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) if (await turn()) return;
    throw new Error('A course kept changing while it was being settled.');
  };

  /** Looks at a due course, and enters it as a line. One that is due no more was entered before. */
  const assemble = (settlement: Settlement, due: DueCourse) =>
    again(async () => {
      const { settlementId, platformId } = settlement;
      const { orderId, dueAt, isCleared } = due;
      const order = await orders.get(orderId);
      if (order === undefined) throw new Error('A course is due that nobody bought.');
      const at = now();
      const judged = judgedCourse(due, await evidence(order), at);
      const isClosed = judged.verdict === 'held' || judged.verdict === 'left-out';
      const line: SettlementLine = {
        settlementId,
        platformId,
        orderId,
        waveId: order.waveId,
        dueAt,
        isCleared,
        ...judged,
        status: isClosed ? 'entered' : 'open',
      };
      const before = judged.verdict === 'held' ? await holds.get(orderId) : undefined;
      const others =
        judged.verdict === 'held'
          ? heldWrites(order, before, { reasons: judged.reasons, by: 'settlement', at: at.toISOString() })
          : () => [];
      // Entered by another, or changed: whether it is due still tells which.
      return (await settlements.enter(due, line, others)) || !(await settlements.isDue(due));
    });

  /** Pays a line, or drops it where the participant was given the money back meanwhile. */
  const release = (line: SettlementLine) =>
    again(async () => {
      const order = await orders.get(line.orderId);
      if (order === undefined) throw new Error('A line is of a course that nobody bought.');
      const at = now().toISOString();
      const isOwed = line.verdict === 'set-off' || order.status === 'redeemed' || order.status === 'completed';
      const done = isOwed
        ? await settlements.close(line, 'entered', settlements.paymentWrites(line, order, at))
        : await settlements.close(line, 'dropped', () => []);
      return done || (await settlements.line(line))?.status !== 'open';
    });

  /** What was in a rejected settlement is due again. */
  const undo = async (line: SettlementLine): Promise<void> => {
    const { platformId, orderId, dueAt, verdict, isCleared } = line;
    const kind = verdict === 'set-off' ? 'set-off' : 'course';
    const due: DueCourse = { platformId, orderId, dueAt, kind, isCleared };
    await settlements.close(line, 'dropped', (tableName) => [dueWrite(due)(tableName)]);
  };

  /** One page: the place from which to go on, if there is more. */
  const pageOf = async (
    { kind, after }: SettlementStep,
    settlement: Settlement,
    shard: number,
  ): Promise<string | undefined> => {
    const failure = 'A course could not be settled, and is tried with its page again.';
    const fieldsOf = ({ orderId }: { readonly orderId: string }) => ({ orderId });
    if (kind === 'assemble') {
      const { platformId, until } = settlement;
      const page = await settlements.due(platformId, shard, { until, after, limit: pageSize });
      const failed = await takeTurns(page.due, { atOnce, failure, fieldsOf }, (due) => assemble(settlement, due));
      if (failed.length > 0) throw new Error('Not every course of a page could be looked at.');
      return page.next;
    }
    const page = await settlements.lines(settlement.settlementId, shard, { after, limit: pageSize });
    const open = page.lines.filter(({ status }) => status === 'open');
    const failed = await takeTurns(open, { atOnce, failure, fieldsOf }, kind === 'release' ? release : undo);
    if (failed.length > 0) throw new Error('Not every line of a page could be closed.');
    return page.next;
  };

  const during = { assemble: 'assembling', release: 'approved', undo: 'rejected' } as const;

  return async (step: SettlementStep): Promise<void> => {
    const { kind, platformId, settlementId, shard } = step;
    const settlement = await settlements.get(platformId, settlementId);
    if (settlement === undefined) throw new Error('A step is of no settlement.');
    // It is past that already.
    if (settlement.status !== during[kind]) return;
    if (shard === undefined) {
      const all = Array.from({ length: dueShards }, (_, number) => number);
      await steps(
        all.map((number) => ({ body: { kind, platformId, settlementId, shard: number } satisfies SettlementStep })),
      );
      return;
    }
    const next = await pageOf(step, settlement, shard);
    if (next !== undefined) {
      await steps([{ body: { kind, platformId, settlementId, shard, after: next } satisfies SettlementStep }]);
      return;
    }
    const all = await settlements.finishShard(settlement, kind, shard);
    if (all === undefined) return;
    const sums = addedSums(all);
    if (kind === 'assemble') await settlements.advance(settlement, { status: 'proposed', sums });
    else if (kind === 'undo') await settlements.advance(settlement, { status: 'withdrawn' });
    else await settlements.advance(settlement, { status: 'paid', sums, paidAt: now().toISOString() });
  };
};
