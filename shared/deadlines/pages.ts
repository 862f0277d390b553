import type { DeadlineShard, DeadlineTask } from '../domain/deadline.ts';
import type { Outgoing } from '../queue/send.ts';
import type { Deadlines } from '../table/deadlines.ts';
import { deadlineShards } from '../table/keys.ts';

/** One page of the people of a day, or the search for those shards in which there is anybody. */
export interface PageStep {
  /** YYYY-MM-DD, in WIB. */
  readonly day: string;
  readonly task: DeadlineTask;
  readonly shard: DeadlineShard;
  /** The place after which the page begins. */
  readonly after?: string | undefined;
}

/** A day's people, spread over shards, and what is done about those of a page. */
export interface PagedDays<Person> {
  readonly page: (
    day: string,
    shard: number,
    from: { readonly after: string | undefined; readonly limit: number },
  ) => Promise<{ readonly due: readonly Person[]; readonly next: string | undefined }>;
  /** How many people one step looks at. */
  readonly pageSize: number;
  readonly work: (due: readonly Person[], step: PageStep) => Promise<void>;
  readonly deadlines: Pick<Deadlines, 'drive' | 'finish'>;
  /** Puts further steps on the queue. */
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

/**
 * Works on one page of a day's task, and puts the next one on the queue before it ends: whoever dies between comes again,
 * so that the work must bear to be done twice.
 */
export const pagedDays = <Person>({ page, pageSize, work, deadlines, steps, now }: PagedDays<Person>) => {
  /** Sends a step for each shard of a day in which there is anybody. */
  const search = async (day: string, task: DeadlineTask): Promise<void> => {
    const found = await Promise.all(
      Array.from({ length: deadlineShards }, async (_, shard) => {
        const { due } = await page(day, shard, { after: undefined, limit: 1 });
        return due.length === 0 ? [] : [shard];
      }),
    );
    const shards = found.flat();
    await steps(shards.map((shard) => ({ body: { day, task, shard } satisfies PageStep })));
    const at = now().toISOString();
    await Promise.all(shards.map((shard) => deadlines.drive(day, { task, shard, at })));
    await deadlines.finish(day, { task, shard: 'all', at });
  };

  return async (step: PageStep): Promise<void> => {
    const { day, task, shard, after } = step;
    if (shard === 'all') {
      await search(day, task);
      return;
    }
    const { due, next } = await page(day, shard, { after, limit: pageSize });
    await work(due, step);
    const at = now().toISOString();
    if (next === undefined) {
      await deadlines.finish(day, { task, shard, at });
      return;
    }
    await steps([{ body: { day, task, shard, after: next } satisfies PageStep }]);
    await deadlines.drive(day, { task, shard, at });
  };
};
