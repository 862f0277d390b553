import type { Outgoing } from '../queue/send.ts';
import type { Erasures } from '../table/erasures.ts';
import { erasureShards } from '../table/privacy-keys.ts';
import type { ErasureStep } from './messages.ts';

/** How many of a shard are set going at one ring of the clock: three thousand a minute in all. */
const aShard = 200;

/**
 * Sets going the erasures whose time has come. Whoever is looked at is looked at later next time: a message that got lost
 * is sent again at the next ring. @returns how many.
 */
export const beginErasures =
  ({
    erasures,
    steps,
    now,
  }: {
    readonly erasures: Pick<Erasures, 'due'>;
    readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
    readonly now: () => Date;
  }) =>
  async (): Promise<number> => {
    const at = now().toISOString();
    const shards = Array.from({ length: erasureShards }, (_, shard) => erasures.due(shard, at, aShard));
    const due = (await Promise.all(shards)).flat();
    await steps(due.map(({ applicantId }) => ({ body: { kind: 'erase', applicantId } satisfies ErasureStep })));
    return due.length;
  };
