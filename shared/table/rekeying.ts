import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { keyUses } from '../domain/keys/key-life.ts';
import type { Table } from './client.ts';
import { getItem, queryAll } from './read.ts';
import { rekeyingKeys } from './rekeying-keys.ts';
import { transact, type Writes } from './transaction.ts';

const Pass = z.object({
  /** Counts up. */
  pass: z.int().positive(),
  /** A `move` brings everybody to the live keys; a `look` only tells whether anything is still to do, and retires a version if not. */
  kind: z.enum(['move', 'look']),
  retires: z.object({ use: z.enum(keyUses), version: z.int().positive() }).optional(),
  by: z.string(),
  startedAt: Instant,
  endedAt: Instant.optional(),
  /** What a look came to. */
  outcome: z.enum(['moved', 'retired', 'depended-on', 'failed']).optional(),
});
/** One time through everybody and everything that depends on the keys. */
export type Pass = z.infer<typeof Pass>;

const Unit = z.object({
  unit: z.string(),
  /** The place up to which everybody had their turn. */
  after: z.string().optional(),
  seen: z.int().nonnegative(),
  /** What had to be changed, or would have to be. */
  changes: z.int().nonnegative(),
  drivenAt: Instant,
  doneAt: Instant.optional(),
});
/** How far a part of a pass is. */
export type Unit = z.infer<typeof Unit>;

/** What a page of a unit came to. */
export interface PageDone {
  readonly seen: number;
  readonly changes: number;
  /** The place from which to go on; undefined where this was the last page. */
  readonly next: string | undefined;
  readonly at: string;
}

export const rekeyingTable = (table: Table) => ({
  /** The pass that runs, or ran last. */
  async pass(): Promise<Pass | undefined> {
    const item = await getItem(table, rekeyingKeys.pass());
    return item === undefined ? undefined : Pass.parse(item);
  },

  /** Begins a pass, unless one runs. @returns whether it began. */
  async begin(pass: Pass, units: readonly string[]): Promise<boolean> {
    const { written } = await transact(table, (TableName) => [
      {
        Put: {
          TableName,
          Item: { ...rekeyingKeys.pass(), ...pass },
          ConditionExpression: 'attribute_not_exists(pk) OR (attribute_exists(endedAt) AND #pass < :pass)',
          ExpressionAttributeNames: { '#pass': 'pass' },
          ExpressionAttributeValues: { ':pass': pass.pass },
        },
      },
    ]);
    if (written) await this.enter(pass, units);
    return written;
  },

  /** Puts the units of a pass on record; those that are stay as they are. */
  async enter({ pass, startedAt }: Pick<Pass, 'pass' | 'startedAt'>, units: readonly string[]): Promise<void> {
    const known = new Set((await this.units(pass)).map(({ unit }) => unit));
    for (const unit of units.filter((name) => !known.has(name)))
      await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: { ...rekeyingKeys.unit(pass, unit), unit, seen: 0, changes: 0, drivenAt: startedAt },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ]);
  },

  async units(pass: number): Promise<Unit[]> {
    return (await queryAll(table, rekeyingKeys.units(pass))).map((item) => Unit.parse(item));
  },

  async unit(pass: number, unit: string): Promise<Unit | undefined> {
    const item = await getItem(table, rekeyingKeys.unit(pass, unit));
    return item === undefined ? undefined : Unit.parse(item);
  },

  /** Notes what a page came to, if the unit is where it was before. @returns whether it was: each page counts once. */
  async advance(pass: number, { unit, after }: Unit, { seen, changes, next, at }: PageDone): Promise<boolean> {
    const { written } = await transact(table, (TableName) => [
      {
        Update: {
          TableName,
          Key: rekeyingKeys.unit(pass, unit),
          UpdateExpression: `ADD seen :seen, changes :changes SET drivenAt = :at, ${next === undefined ? 'doneAt = :at' : '#after = :next'}`,
          ConditionExpression: `attribute_not_exists(doneAt) AND ${after === undefined ? 'attribute_not_exists(#after)' : '#after = :after'}`,
          ExpressionAttributeNames: { '#after': 'after' },
          ExpressionAttributeValues: {
            ':seen': seen,
            ':changes': changes,
            ':at': at,
            ...(next === undefined ? {} : { ':next': next }),
            ...(after === undefined ? {} : { ':after': after }),
          },
        },
      },
    ]);
    return written;
  },

  /** Notes whom a pass could not move, by number. */
  async fail(pass: number, name: string): Promise<void> {
    await transact(table, (TableName) => [{ Put: { TableName, Item: { ...rekeyingKeys.failure(pass, name), name } } }]);
  },

  async failures(pass: number): Promise<string[]> {
    const items = await queryAll(table, rekeyingKeys.failures(pass));
    return items.map(({ name }) => z.string().parse(name));
  },

  /** Ends a pass, once, with what goes along with it. @returns whether this ended it. */
  async end(
    { pass }: Pass,
    { outcome, at, others = [] }: { readonly outcome: Pass['outcome']; readonly at: string; readonly others?: Writes },
  ): Promise<boolean> {
    const { written } = await transact(table, (TableName) => [
      {
        Update: {
          TableName,
          Key: rekeyingKeys.pass(),
          UpdateExpression: 'SET endedAt = :at, outcome = :outcome',
          ConditionExpression: '#pass = :pass AND attribute_not_exists(endedAt)',
          ExpressionAttributeNames: { '#pass': 'pass' },
          ExpressionAttributeValues: { ':at': at, ':outcome': outcome, ':pass': pass },
        },
      },
      ...others,
    ]);
    return written;
  },
});
