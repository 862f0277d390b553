import * as z from 'zod';
import type { Table } from './client.ts';
import { isSame, union } from './hashes.ts';
import { keys, type KeyedHash } from './keys.ts';
import { getItem, queryAll } from './read.ts';
import { transact, type Writes } from './transaction.ts';

/** The hashes of one value: under the keys that are live, and all under which it may be on record. */
export interface Rekeyed {
  readonly live: readonly KeyedHash[];
  readonly known: readonly KeyedHash[];
}

const Line = z.object({
  sk: z.string(),
  source: z.string(),
  added: z.set(z.string()).optional(),
  removed: z.set(z.string()).optional(),
});
type Line = z.infer<typeof Line>;

const Place = z.object({
  at: z.string(),
  nikHashes: z.array(z.object({ version: z.int(), hash: z.string() })),
  waveId: z.string().optional(),
  listVersion: z.string().optional(),
});
type Place = z.infer<typeof Place>;

/** How often a place in a family card is tried that others are changing. */
const attempts = 8;

const missing = (all: ReadonlySet<string>, own: ReadonlySet<string> = new Set()): Set<string> =>
  new Set([...all].filter((text) => !own.has(text)));

const isLive = (hash: KeyedHash, { live }: Rekeyed): boolean => isSame([hash], live);

/** The family hash and the person's hash under each version of the key that both have. */
const pairsOf = (kk: Rekeyed, nik: Rekeyed) =>
  kk.known.flatMap((family) =>
    nik.known
      .filter(({ version }) => version === family.version)
      .map((person) => ({ family, person, stays: isLive(family, kk) && isLive(person, nik) })),
  );

/** What is on record of a NIK or a family card under its hashes alone, and has to move when keys are exchanged. */
export const rekeyedLineTable = (table: Table) => {
  const { name: TableName } = table;

  /**
   * Puts the lines of lists that name a person under every live hash, and takes them from under the others. Changes of a
   * line are a set that only grows, so it may be done at any time, by several at once. Where not to `write`, it only looks.
   * @returns how much there was to do.
   */
  const moveListings = async (nik: Rekeyed, write: boolean): Promise<number> => {
    const found = await Promise.all(
      nik.known.map(async (hash) => ({
        hash,
        lines: (await queryAll(table, keys.listings(hash))).map((item) => Line.parse(item)),
      })),
    );
    const sources = new Set(found.flatMap(({ lines }) => lines.map(({ source }) => source)));
    let changes = 0;
    const take = async (writes: Writes): Promise<void> => {
      changes += writes.length;
      if (write && writes.length > 0) await transact(table, () => writes);
    };
    for (const source of sources) {
      const of = (lines: readonly Line[]): Line | undefined => lines.find((line) => line.source === source);
      const all = (change: 'added' | 'removed') =>
        new Set(found.flatMap(({ lines }) => [...(of(lines)?.[change] ?? [])]));
      const [added, removed] = [all('added'), all('removed')];
      const copies = found
        .filter(({ hash }) => isLive(hash, nik))
        .flatMap(({ hash, lines }) =>
          (['added', 'removed'] as const).flatMap((change) => {
            const texts = missing(change === 'added' ? added : removed, of(lines)?.[change]);
            if (texts.size === 0) return [];
            return [
              {
                Update: {
                  TableName,
                  Key: keys.listed(hash, source),
                  UpdateExpression: 'ADD #change :texts SET #source = :source',
                  ExpressionAttributeNames: { '#change': change, '#source': 'source' },
                  ExpressionAttributeValues: { ':texts': texts, ':source': source },
                },
              },
            ];
          }),
        );
      // One after the other: they may be of one item, and nothing is taken away before it stands elsewhere.
      for (const copy of copies) await take([copy]);
      for (const { hash, lines } of found)
        if (!isLive(hash, nik) && of(lines) !== undefined)
          await take([{ Delete: { TableName, Key: keys.listed(hash, source) } }]);
    }
    return changes;
  };

  const placesOf = (kk: Rekeyed, nik: Rekeyed) =>
    Promise.all(
      pairsOf(kk, nik).map(async (pair) => {
        const item = await getItem(table, keys.householdRecipient(pair.family, pair.person));
        return { ...pair, place: item === undefined ? undefined : Place.parse(item) };
      }),
    );

  /** The writes that put a recipient's place in a family card under every live key as it first was, if it is as it was read. */
  const placeWrites = (places: Awaited<ReturnType<typeof placesOf>>, live: readonly KeyedHash[]): Writes => {
    const standing = places.flatMap(({ place }) => (place === undefined ? [] : [place]));
    const [first] = standing.toSorted((one, other) => (one.at < other.at ? -1 : 1));
    if (first === undefined) return [];
    const named = (name: 'waveId' | 'listVersion') => standing.find((place) => place[name] !== undefined)?.[name];
    const wanted: Place = {
      at: first.at,
      nikHashes: live.map(({ version, hash }) => ({ version, hash })),
      waveId: named('waveId'),
      listVersion: named('listVersion'),
    };
    const isRight = (place: Place | undefined): boolean =>
      place?.at === wanted.at &&
      place.waveId === wanted.waveId &&
      place.listVersion === wanted.listVersion &&
      place.nikHashes.length === live.length &&
      live.every((hash) => isSame([hash], place.nikHashes));
    if (places.every(({ place, stays }) => (stays ? isRight(place) : place === undefined))) return [];
    return places.flatMap(({ family, person, place, stays }): Writes => {
      if (!stays && place === undefined) return [];
      const key = keys.householdRecipient(family, person);
      const asRead =
        place === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#at = :read',
              ExpressionAttributeNames: { '#at': 'at' },
              ExpressionAttributeValues: { ':read': place.at },
            };
      if (!stays) return [{ Delete: { TableName, Key: key, ...asRead } }];
      return [{ Put: { TableName, Item: { ...key, ...wanted }, ...asRead } }];
    });
  };

  return {
    moveListings,

    /** As {@link moveListings}, a recipient's place in a family card, which may also be taken away meanwhile. */
    async movePlace(kk: Rekeyed, nik: Rekeyed, write: boolean): Promise<number> {
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const writes = placeWrites(await placesOf(kk, nik), nik.live);
        if (!write || writes.length === 0) return writes.length;
        const { written } = await transact(table, () => writes);
        if (written) return writes.length;
      }
      throw new Error('A place in a family card kept changing while it was being moved.');
    },
  };
};

/** All hashes under which a value may be on record, the live ones first. */
export const rekeyed = (live: readonly KeyedHash[], stored: readonly KeyedHash[]): Rekeyed => ({
  live,
  known: union(live, stored),
});
