import type { Outgoing } from '../queue/send.ts';
import type { Envelopes } from '../table/envelopes.ts';
import { readyShards } from '../table/money-keys.ts';
import type { Payouts } from '../table/payouts.ts';
import type { AskStep } from './shipping.ts';
import type { EnvelopeStep } from './step.ts';

/** An envelope on which nobody has worked for so long stands still, in milliseconds: a message got lost, or lies dead. */
const stillAfter = 900_000;

/** How many payouts of a shard are asked about in a minute: what is left is asked about in the next. */
const askedAShard = 200;

interface Beginning {
  readonly envelopes: Pick<Envelopes, 'work' | 'get' | 'drive'>;
  readonly payouts: Pick<Payouts, 'waiting'>;
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

const kindDuring = { assembling: 'assemble', approved: 'release', rejected: 'undo' } as const;

/**
 * Has payouts looked after that are under way for long enough, and sets envelopes going again that stand still. It may be
 * rung as often as one likes: a message that comes twice finds everything done.
 * @returns how many messages were sent.
 */
export const beginPayouts = ({ envelopes, payouts, steps, now }: Beginning) => {
  const asks = async (shard: number): Promise<Outgoing[]> => {
    const due = await payouts.waiting(shard, now().toISOString(), askedAShard);
    return due.map((payoutId) => ({ body: { kind: 'ask', payoutId } satisfies AskStep }));
  };

  const driven = async (): Promise<Outgoing[]> => {
    const at = now();
    const still = (await envelopes.work()).filter(({ drivenAt }) => at.getTime() - Date.parse(drivenAt) > stillAfter);
    const messages = await Promise.all(
      still.map(async ({ envelopeId }): Promise<Outgoing[]> => {
        const status = (await envelopes.get(envelopeId))?.status;
        if (status !== 'assembling' && status !== 'approved' && status !== 'rejected') return [];
        return [{ body: { kind: kindDuring[status], envelopeId } satisfies EnvelopeStep }];
      }),
    );
    await steps(messages.flat());
    // Noted after the messages are out: whoever dies before has them sent again.
    await Promise.all(still.map(({ envelopeId }) => envelopes.drive(envelopeId, at.toISOString())));
    return messages.flat();
  };

  return async (): Promise<number> => {
    const shards = Array.from({ length: readyShards }, (_, shard) => shard);
    const messages = (await Promise.all(shards.map(asks))).flat();
    await steps(messages);
    return messages.length + (await driven()).length;
  };
};
