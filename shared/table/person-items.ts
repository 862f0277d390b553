import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { getItems, queryAll } from './read.ts';

const Keyed = z.looseObject({ pk: z.string(), sk: z.string() });
/** An item as it is stored, whatever it is. */
export type StoredItem = z.infer<typeof Keyed>;

const keyed = (items: readonly unknown[]): StoredItem[] => items.map((item) => Keyed.parse(item));

/** Items of one person as they are stored, of whatever kind: for who is shown all, and for who is erased. */
export const personItemTable = (table: Table) => ({
  /** Everything under the person's own partitions: what is theirs, and who opened it. */
  async own(id: ApplicantId): Promise<StoredItem[]> {
    const [own, opened] = await Promise.all([
      queryAll(table, { pk: keys.registration(id).pk }),
      queryAll(table, keys.personAccesses(id)),
    ]);
    return keyed([...own, ...opened]);
  },

  /** Everything under some partitions, in their order. Eight at once. */
  async under(partitions: readonly string[]): Promise<StoredItem[]> {
    const found: StoredItem[][] = [];
    const waiting = [...new Set(partitions)].entries();
    const reader = async (): Promise<void> => {
      for (const [place, pk] of waiting) found[place] = keyed(await queryAll(table, { pk }));
    };
    await Promise.all(Array.from({ length: 8 }, reader));
    return found.flat();
  },

  /** Those items of some keys that are there. */
  async items(wanted: readonly { readonly pk: string; readonly sk: string }[]): Promise<StoredItem[]> {
    const different = [...new Map(wanted.map((key) => [`${key.pk}\0${key.sk}`, key])).values()];
    return keyed(await getItems(table, different));
  },
});
export type PersonItems = ReturnType<typeof personItemTable>;
