import type { Item } from './values.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The items of one partition key in the order of their sort keys. */
interface Partition {
  readonly sorted: string[];
  readonly items: Map<string, Item>;
}

/** Where a sort key stands among sorted ones, or would. */
const placeOf = (sorted: readonly string[], sk: string): number => {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? '') < sk) from = middle + 1;
    else to = middle;
  }
  return from;
};

const isIndexed = ({ gsi1pk, gsi1sk }: Item): boolean => typeof gsi1pk === 'string' && typeof gsi1sk === 'string';

const byIndexKey = (one: Item, other: Item): number => {
  const [at, otherAt] = [textOf(one['gsi1sk']), textOf(other['gsi1sk'])];
  return at < otherAt ? -1 : at > otherAt ? 1 : 0;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export interface Partitions {
  readonly get: (key: Key) => Item | undefined;
  /** Puts an item in its place, or takes away what is there. */
  readonly set: (key: Key, item: Item | undefined) => void;
  /** A partition, in the order of the sort keys: a list of its own. */
  readonly of: (pk: string) => Item[];
  /** A partition of the index, in the order of its sort keys. Items without such keys are in no index. */
  readonly ofIndex: (gsi1pk: string) => Item[];
  readonly all: () => Item[];
  readonly copy: () => Partitions;
}

/** The items of a table by their keys. A copy shares with its original what neither has changed since. */
export const partitionsOf = (partitions = new Map<string, Partition>()): Partitions => {
  /** Those that are nobody else's. */
  const own = new Set<string>();
  /** The index, made when it is asked for and good until the next write. */
  let index: Map<string, Item[]> | undefined;

  const ownPartition = (pk: string): Partition => {
    const standing = partitions.get(pk);
    if (standing !== undefined && own.has(pk)) return standing;
    const partition = { sorted: [...(standing?.sorted ?? [])], items: new Map(standing?.items) };
    partitions.set(pk, partition);
    own.add(pk);
    return partition;
  };

  const of = (pk: string): Item[] => {
    const { sorted = [], items } = partitions.get(pk) ?? {};
    const found: Item[] = [];
    for (const sk of sorted) {
      const item = items?.get(sk);
      if (item !== undefined) found.push(item);
    }
    return found;
  };

  return {
    get: ({ pk, sk }) => partitions.get(pk)?.items.get(sk),

    set({ pk, sk }, item) {
      index = undefined;
      const { sorted, items } = ownPartition(pk);
      const isThere = items.has(sk);
      if (item === undefined) {
        if (isThere) sorted.splice(placeOf(sorted, sk), 1);
        items.delete(sk);
        return;
      }
      if (!isThere) sorted.splice(placeOf(sorted, sk), 0, sk);
      items.set(sk, item);
    },

    of,

    ofIndex: (gsi1pk) => {
      index ??= Map.groupBy(
        [...partitions.keys()].toSorted().flatMap(of).filter(isIndexed).toSorted(byIndexKey),
        (item) => textOf(item['gsi1pk']),
      );
      return [...(index.get(gsi1pk) ?? [])];
    },

    all: () => [...partitions.keys()].flatMap(of),

    copy: () => {
      // From now on neither may change what both see.
      own.clear();
      return partitionsOf(new Map(partitions));
    },
  };
};
