import * as z from 'zod';
import { Instant, Ticket, type WaveId } from '../../events/event.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { getItem, queryPages } from './read.ts';
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

export const strikeTable = (table: Table) => ({
  /**
   * Records a strike, unless the wave's strikes are sealed. The first strike of a ticket stands.
   * The same transaction looks at the seal: once the seal is there no strike can come after it, so that whoever reads
   * the strikes then reads the same ones for ever.
   */
  async strike(waveId: WaveId, strike: Strike): Promise<'struck' | 'already' | 'sealed'> {
    const outcome = await transact(table, (TableName) => [
      {
        ConditionCheck: {
          TableName,
          Key: keys.fact(waveId, 'SEAL'),
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      {
        Put: {
          TableName,
          Item: { ...keys.strike(waveId, strike.ticket), ...strike },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ]);
    if (outcome.written) return 'struck';
    return outcome.failed.includes(0) ? 'sealed' : 'already';
  },

  /** The strike of one ticket, which never changes. */
  async get(waveId: WaveId, ticket: Ticket): Promise<Strike | undefined> {
    const item = await getItem(table, keys.strike(waveId, ticket), { eventually: true });
    return item === undefined ? undefined : Strike.parse(item);
  },

  /** All strikes of a wave, sorted by ticket, read consistently. */
  async all(waveId: WaveId): Promise<Strike[]> {
    const pages = await Array.fromAsync(queryPages(table, keys.strikes(waveId)));
    return pages.flat().map((item) => Strike.parse(item));
  },
});
export type StrikeTable = ReturnType<typeof strikeTable>;
