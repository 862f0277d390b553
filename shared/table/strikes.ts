import * as z from 'zod';
import { Instant, Ticket } from '../../events/event.ts';
import type { Run } from '../domain/run.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { getItem, queryAll } from './read.ts';
import { transact } from './transaction.ts';

/** An applicant found not eligible between freezing and sealing, with the list that says so. */
export const Strike = z.object({
  ticket: Ticket,
  /** A stable code of `[a-z0-9.-]`. */
  reason: z.string(),
  listVersion: z.string(),
  at: Instant,
});
export type Strike = z.infer<typeof Strike>;

export const strikeTable = (table: Table) => {
  /** Records a strike in a run, unless its strikes are sealed. */
  const strikeIn = async (run: Run, strike: Strike): Promise<'struck' | 'already' | 'sealed'> => {
    const outcome = await transact(table, (TableName) => [
      {
        ConditionCheck: {
          TableName,
          Key: keys.fact(run, 'SEAL'),
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      {
        Put: {
          TableName,
          Item: { ...keys.strike(run, strike.ticket), ...strike },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ]);
    if (outcome.written) return 'struck';
    return outcome.failed.includes(0) ? 'sealed' : 'already';
  };

  const upTo = ({ waveId, run }: Run): Run[] => Array.from({ length: run }, (_, place) => ({ waveId, run: place + 1 }));

  return {
    /**
     * Records a strike, in the run that draws or, once its strikes are sealed, for a run that comes after it. The first
     * strike of a ticket in a run stands. The same transaction looks at the seal: once the seal is there no strike can
     * come after it, so that whoever reads the strikes then reads the same ones for ever.
     * @returns `late` where the run's strikes were sealed.
     */
    async strike(run: Run, strike: Strike): Promise<'struck' | 'already' | 'late'> {
      const outcome = await strikeIn(run, strike);
      if (outcome !== 'sealed') return outcome;
      await this.strike({ ...run, run: run.run + 1 }, strike);
      return 'late';
    },

    /** The strike of one ticket that counts in a run. */
    async get(run: Run, ticket: Ticket): Promise<Strike | undefined> {
      for (const one of upTo(run)) {
        const item = await getItem(table, keys.strike(one, ticket), { eventually: true });
        if (item !== undefined) return Strike.parse(item);
      }
      return undefined;
    },

    /** All strikes that count in a run, those of the runs before it too, sorted by ticket, read consistently. */
    async all(run: Run): Promise<Strike[]> {
      const pages = await Promise.all(upTo(run).map((one) => queryAll(table, keys.strikes(one))));
      const found = new Map<string, Strike>();
      for (const item of pages.flat()) {
        const strike = Strike.parse(item);
        if (!found.has(strike.ticket)) found.set(strike.ticket, strike);
      }
      return [...found.values()].toSorted((one, other) => (one.ticket < other.ticket ? -1 : 1));
    },
  };
};
export type StrikeTable = ReturnType<typeof strikeTable>;
