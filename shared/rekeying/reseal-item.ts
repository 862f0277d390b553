import { isStale, resealed } from '../keys/resealing.ts';
import type { ApplicantId } from '../../events/event.ts';
import type { KeyRing } from '../keys/ring.ts';
import type { Table } from '../table/client.ts';
import { getItem } from '../table/read.ts';
import { transact, type Writes } from '../table/transaction.ts';
import { sealedIn, type Item } from './sealed-places.ts';

/** How often an item is tried that others are changing. */
const attempts = 6;

/** What an item's sealed texts have to become, as an update that holds only while they are as they were read. */
const updateOf = (TableName: string, ring: KeyRing, item: Item, owner: ApplicantId | undefined): Writes => {
  const { texts, counter } = sealedIn(item, owner);
  const stale = texts.filter(({ sealed }) => isStale(ring, sealed));
  if (stale.length === 0) return [];
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const parts = stale.map(({ path, owner: bound, field, sealed }, place) => {
    const target = path
      .map((step, depth) => {
        if (typeof step === 'number') return `[${step}]`;
        names[`#p${place}_${depth}`] = step;
        return `${depth === 0 ? '' : '.'}#p${place}_${depth}`;
      })
      .join('');
    values[`:old${place}`] = sealed;
    values[`:new${place}`] = resealed(ring, bound, field, sealed);
    return { set: `${target} = :new${place}`, holds: `${target} = :old${place}` };
  });
  const sets = parts.map(({ set }) => set);
  const conditions = parts.map(({ holds }) => holds);
  if (counter !== undefined) {
    // Whoever read the item before and writes it whole names this count, and would otherwise write the old texts back.
    names['#counter'] = counter;
    values[':read'] = item[counter];
    values[':one'] = 1;
    sets.push('#counter = #counter + :one');
    conditions.push('#counter = :read');
  }
  return [
    {
      Update: {
        TableName,
        Key: { pk: item['pk'], sk: item['sk'] },
        UpdateExpression: `SET ${sets.join(', ')}`,
        ConditionExpression: conditions.join(' AND '),
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      },
    },
  ];
};

/**
 * Seals what is sealed in an item under the current key, where it is not. Where not to `write`, it only looks.
 * @returns how much there was to do: nothing, or one.
 */
export const resealItem = async (
  table: Table,
  { ring, write }: { readonly ring: KeyRing; readonly write: boolean },
  found: Item,
  owner?: ApplicantId,
): Promise<number> => {
  let item: Item | undefined = found;
  for (let attempt = 1; attempt <= attempts && item !== undefined; attempt += 1) {
    const update = updateOf(table.name, ring, item, owner);
    if (!write || update.length === 0) return update.length;
    if ((await transact(table, () => update)).written) return 1;
    item = await getItem(table, { pk: String(item['pk']), sk: String(item['sk']) });
  }
  if (item === undefined) return 0;
  throw new Error('An item kept changing while it was sealed anew.');
};
