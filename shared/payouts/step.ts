import * as z from 'zod';
import { EnvelopeId } from '../../events/money.ts';
import { proposedEnvelope, type Envelope } from '../domain/payouts/envelope.ts';
import type { Outgoing } from '../queue/send.ts';
import { takeTurns } from '../queue/turns.ts';
import { membersATransaction, type Envelopes } from '../table/envelopes.ts';
import { readyShards } from '../table/money-keys.ts';
import type { Payouts } from '../table/payouts.ts';
import type { ShipStep } from './shipping.ts';

/** One page of one part of an envelope; without a part: all of them are to be begun. */
export const EnvelopeStep = z.object({
  kind: z.enum(['assemble', 'release', 'undo']),
  envelopeId: EnvelopeId,
  part: z
    .int()
    .min(0)
    .max(readyShards - 1)
    .optional(),
  /** The place after which to go on. */
  after: z.string().optional(),
});
export type EnvelopeStep = z.infer<typeof EnvelopeStep>;

/** How many payouts one step looks at. */
const pageSize = 100;
const atOnce = 10;

export interface EnvelopeWorking {
  readonly envelopes: Envelopes;
  readonly payouts: Pick<Payouts, 'ready' | 'several'>;
  /** Puts messages on the queue Payouts. */
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

const during = { assemble: 'assembling', release: 'approved', undo: 'rejected' } as const;

/**
 * Fills an envelope with what is ready, hands its payouts on once it is approved, or makes them ready again: page by page,
 * the next one on the queue before a step ends. What was done is found done, so that a step may come as often as it likes.
 */
export const envelopeStep = ({ envelopes, payouts, steps, now }: EnvelopeWorking) => {
  const assemble = async ({ envelopeId, until }: Envelope, part: number, after: string | undefined) => {
    const { ready, next } = await payouts.ready(part, { until, after, limit: pageSize });
    for (let from = 0; from < ready.length; from += membersATransaction) {
      const isOpen = await envelopes.fill(envelopeId, part, ready.slice(from, from + membersATransaction));
      // A step that comes late: others were done with the part.
      if (!isOpen) return undefined;
    }
    return next;
  };

  const release = async ({ envelopeId }: Envelope, part: number, after: string | undefined) => {
    const { members, next } = await envelopes.members(envelopeId, part, { after, limit: pageSize });
    await steps(members.map(({ payoutId }) => ({ body: { kind: 'ship', payoutId, attempt: 0 } satisfies ShipStep })));
    return next;
  };

  const undo = async ({ envelopeId }: Envelope, part: number, after: string | undefined) => {
    const { members, next } = await envelopes.members(envelopeId, part, { after, limit: pageSize });
    const own = (await payouts.several(members.map(({ payoutId }) => payoutId))).filter(
      (payout) => payout.status === 'enveloped' && payout.envelopeId === envelopeId,
    );
    const failure = 'A payout could not be taken out of its envelope, and is tried with its page again.';
    const failed = await takeTurns(own, { atOnce, failure }, async (payout) => {
      // One that was changed meanwhile was taken out by another.
      await envelopes.drop(payout);
    });
    if (failed.length > 0) throw new Error('Not every payout of a page could be taken out.');
    return next;
  };

  const pages = { assemble, release, undo };

  /** The last part is done: the envelope moves on. */
  const finish = async (kind: EnvelopeStep['kind'], envelope: Envelope, part: number): Promise<void> => {
    const at = now().toISOString();
    const sums = await envelopes.finishPart(envelope.envelopeId, kind, { part, at });
    if (sums === undefined) return;
    if (kind === 'assemble') await envelopes.save(proposedEnvelope(envelope, sums), envelope);
    else if (kind === 'release') await envelopes.save({ ...envelope, status: 'shipped', shippedAt: at }, envelope);
    else await envelopes.rest(envelope.envelopeId);
  };

  return async ({ kind, envelopeId, part, after }: EnvelopeStep): Promise<void> => {
    const envelope = await envelopes.get(envelopeId);
    if (envelope === undefined) throw new Error('A step is of no envelope.');
    // It is past that already.
    if (envelope.status !== during[kind]) return;
    if (part === undefined) {
      const parts = Array.from({ length: readyShards }, (_, number) => number);
      await steps(parts.map((number) => ({ body: { kind, envelopeId, part: number } satisfies EnvelopeStep })));
      return;
    }
    const next = await pages[kind](envelope, part, after);
    if (next === undefined) await finish(kind, envelope, part);
    else await steps([{ body: { kind, envelopeId, part, after: next } satisfies EnvelopeStep }]);
  };
};
