import { channels } from '../domain/notice.ts';
import type { Outgoing } from '../queue/send.ts';
import type { Breaches } from '../table/breaches.ts';
import type { ErasureStep } from './messages.ts';

export interface Telling {
  readonly breaches: Pick<Breaches, 'get' | 'affected'>;
  readonly notices: (messages: readonly Outgoing[]) => Promise<void>;
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
}

/** How many people one step has told. */
const pageSize = 500;

/**
 * Has a page of those whom an approved breach affects told, over every channel, and the next one set going. Told twice, a
 * notice has the same name, and is sent once.
 */
export const telling =
  ({ breaches, notices, steps }: Telling) =>
  async ({ breachId, shard, after }: Extract<ErasureStep, { readonly kind: 'tell' }>): Promise<void> => {
    if ((await breaches.get(breachId)).status !== 'approved') return;
    const { people, next } = await breaches.affected(breachId, shard, { after, limit: pageSize });
    await notices(
      people.flatMap((applicantId) =>
        channels.map((channel) => ({ body: { about: 'breach', applicantId, breachId, channel } })),
      ),
    );
    if (next !== undefined)
      await steps([{ body: { kind: 'tell', breachId, shard, after: next } satisfies ErasureStep }]);
  };
